import { expect, it } from 'vitest';
import { assert, defined, exhausted } from '../../../shared/basics/assert.ts';

it('what must hold and does not is a bug that throws', () => {
  expect(() => assert(false, 'two is one')).toThrow('Concord bug: two is one');
  expect(() => defined(undefined, 'the lead')).toThrow('Concord bug: the lead is missing');
  expect(() => defined(null, 'the lead')).toThrow('missing');
  expect(() => exhausted('x' as never)).toThrow('Concord bug: unexpected "x"');
});

it('what holds passes', () => {
  expect(() => assert(true, '')).not.toThrow();
  expect(defined(0, 'zero')).toBe(0);
  expect(defined('', 'text')).toBe('');
});
