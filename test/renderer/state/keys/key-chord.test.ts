import { describe, expect, it } from 'vitest';
import { type ChordEvent, chordOf } from '../../../../renderer/state/keys/key-chord.ts';

function press(key: string, code: string, held: Partial<ChordEvent> = {}): string | undefined {
  return chordOf({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });
}

describe('chordOf', () => {
  it('names letters, digits, signs and named keys as they are shown', () => {
    expect(press('g', 'KeyG')).toBe('g');
    expect(press('G', 'KeyG', { shiftKey: true })).toBe('Shift+g');
    expect(press(' ', 'Space')).toBe('Space');
    expect(press('ArrowUp', 'ArrowUp', { shiftKey: true })).toBe('Shift+ArrowUp');
    expect(press('z', 'KeyZ', { ctrlKey: true })).toBe('Mod+z');
    expect(press('z', 'KeyZ', { metaKey: true, shiftKey: true })).toBe('Mod+Shift+z');
  });

  it('takes digits by their place, whatever the layout writes there', () => {
    expect(press('&', 'Digit1')).toBe('1'); // French
    expect(press('1', 'Digit1', { shiftKey: true })).toBe('Shift+1');
    expect(press('4', 'Numpad4')).toBe('4');
  });

  it('takes letters as the layout writes them, and by place where it writes no Latin', () => {
    expect(press('a', 'KeyQ')).toBe('a'); // French
    expect(press('ы', 'KeyS')).toBe('s'); // Russian
    expect(press('å', 'KeyA', { altKey: true })).toBe('Alt+a'); // Mac
  });

  it('does not care how a sign is written', () => {
    expect(press('?', 'Slash', { shiftKey: true })).toBe('?');
    expect(press('?', 'Minus', { shiftKey: true })).toBe('?'); // German
    expect(press('[', 'BracketLeft', { ctrlKey: true, altKey: true, getModifierState: (name) => name === 'AltGraph' })).toBe('[');
    expect(press('+', 'NumpadAdd')).toBe('+');
  });

  it('is silent for what only holds or composes', () => {
    for (const key of ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'Dead', 'Process']) expect(press(key, 'ShiftLeft')).toBeUndefined();
  });
});
