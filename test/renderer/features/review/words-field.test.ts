import { describe, expect, it } from 'vitest';
import { withToken } from '../../../../renderer/features/review/words-field.tsx';

describe('a sign of the guideline', () => {
  it('stands apart from the words around it, with the caret behind it', () => {
    expect(withToken('we meet', 2, 2, '[laughs]')).toEqual({ text: 'we [laughs] meet', caret: 11 });
    expect(withToken('we meet', 7, 7, '[laughs]')).toEqual({ text: 'we meet [laughs]', caret: 16 });
    expect(withToken('', 0, 0, 'uh')).toEqual({ text: 'uh', caret: 2 });
  });

  it('takes the place of what is marked', () => {
    expect(withToken('we xx meet', 3, 5, '[?]')).toEqual({ text: 'we [?] meet', caret: 6 });
  });
});
