import { describe, expect, it } from 'vitest';
import { keyNames } from '../../../renderer/ui/key-hint.tsx';

describe('the names on keys', () => {
  it('follow the keyboard of the system', () => {
    expect(keyNames('Mod+Shift+K', false)).toEqual(['Ctrl', 'Shift', 'K']);
    expect(keyNames('Mod+Shift+k', true)).toEqual(['⌘', '⇧', 'K']);
    expect(keyNames('ArrowLeft', false)).toEqual(['←']);
    expect(keyNames('F2', false)).toEqual(['F2']);
  });

  it('can be the plus key', () => {
    expect(keyNames('+', false)).toEqual(['+']);
    expect(keyNames('Mod++', false)).toEqual(['Ctrl', '+']);
  });
});
