import { describe, expect, it } from 'vitest';
import { initials } from '../../../renderer/ui/person-mark.tsx';

describe('initials', () => {
  it('take the first and the last word', () => {
    expect(initials('Ada King Lovelace')).toBe('AL');
    expect(initials('ben')).toBe('B');
    expect(initials('chen.wei')).toBe('CW');
    expect(initials('  ')).toBe('?');
  });

  it('keep letters outside the basic plane whole', () => {
    expect(initials('𝒜da 陈')).toBe('𝒜陈');
  });
});
