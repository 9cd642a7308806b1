import { expect, it } from 'vitest';
import { keyedTokens } from '../../../shared/model/keyed-tokens.ts';

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
