import { describe, expect, it } from 'vitest';
import { isTokenKey, keyedTokens } from '../../../shared/model/keyed-tokens.ts';

const token = (text: string, key?: string) => ({ text, meaning: '', ...(key === undefined ? {} : { key }) });
const keysOf = (...tokens: Parameters<typeof keyedTokens>[0]) => keyedTokens(tokens).map(({ key }) => key);

it('writes tokens by Alt and their place, unless they were given a key', () => {
  expect(keysOf(token('a'), token('b', 'F10'), token('c'))).toEqual(['Alt+1', 'F10', 'Alt+3']);
  expect(keyedTokens(Array.from({ length: 11 }, (_, at) => token(`t${at}`))).map(({ key }) => key).slice(7)).toEqual(['Alt+8', 'Alt+9', undefined, undefined]);
});

it('gives a key that two ask for to the one it was given to, or that came first', () => {
  expect(keysOf(token('a'), token('b', 'Alt+1'))).toEqual([undefined, 'Alt+1']);
  expect(keysOf(token('a', 'F10'), token('b', 'F10'))).toEqual(['F10', undefined]);
});

it('counts a key that writes or moves in text as none, wherever the label set came from', () => {
  expect(keysOf(token('a', 'e'), token('b', 'Enter'), token('c', 'F9'))).toEqual(['Alt+1', 'Alt+2', 'F9']);
});

describe('a token', () => {
  it.each(['Alt+1', 'Alt+u', 'Alt+Shift+u', 'Alt+.', 'F1', 'F24', 'Shift+F9', 'Mod+F9'])('may be on %s', (key) => expect(isTokenKey(key)).toBe(true));
  it.each(['1', 'u', 'Shift+u', '.', 'Space', 'Enter', 'Mod+c', 'Mod+Alt+e', 'Alt+Tab', 'Alt+F4', 'Alt+ArrowLeft', 'F25', ''])('may not be on “%s”, which writes or moves', (key) => expect(isTokenKey(key)).toBe(false));
});
