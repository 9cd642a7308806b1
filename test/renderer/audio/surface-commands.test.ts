import { describe, expect, it } from 'vitest';
import { SOUND_SURFACE_KEYS, soundSurfaceCommandOf } from '../../../renderer/audio/surface-commands.ts';

const pressed = (key: string, held: Partial<Parameters<typeof soundSurfaceCommandOf>[0]> = {}) => soundSurfaceCommandOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('keys of the sound surface', () => {
  it('no key has two meanings, and every command says what it does', () => {
    const keys = Object.values(SOUND_SURFACE_KEYS).flatMap(({ keys: each }) => [...each]);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { says } of Object.values(SOUND_SURFACE_KEYS)) expect(says).toMatch(/^[A-Z]/);
  });

  it('letters go by what is held beside them, signs by what is written', () => {
    expect(pressed('q')).toBe('start-earlier-10ms');
    expect(pressed('Q', { shiftKey: true })).toBe('start-earlier-100ms');
    expect(pressed('q', { altKey: true })).toBe('start-earlier-1ms');
    expect(pressed('{', { shiftKey: true })).toBe('play-around-start');
    expect(pressed(' ')).toBe('play');
    expect(pressed('ArrowRight', { metaKey: true })).toBe('cursor-later-1s');
    expect(pressed('ArrowUp')).toBeUndefined();
    expect(pressed('q', { ctrlKey: true })).toBeUndefined();
  });
});
