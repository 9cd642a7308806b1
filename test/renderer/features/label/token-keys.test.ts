import { describe, expect, it } from 'vitest';
import { keyedTokens } from '../../../../renderer/features/label/token-keys.ts';

const token = (text: string, key?: string) => ({ text, meaning: '', ...(key === undefined ? {} : { key }) });
const keys = (...tokens: readonly ReturnType<typeof token>[]) => keyedTokens(tokens).map(({ key }) => key);

describe('keys of tokens', () => {
  it('are Alt with their place, nine of them', () => {
    const ten = Array.from({ length: 10 }, (_, at) => token(`t${at}`));
    expect(keys(...ten)).toEqual(['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+6', 'Alt+7', 'Alt+8', 'Alt+9', undefined]);
  });

  it('are the guideline’s own where it names them, and one key writes one token', () => {
    expect(keys(token('uh', 'F10'), token('[laughter]'), token('[unclear]', 'Alt+2'))).toEqual(['F10', undefined, 'Alt+2']);
    expect(keys(token('uh', 'F10'), token('um', 'F10'))).toEqual(['F10', undefined]);
  });
});
