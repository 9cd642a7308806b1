import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bool, branded, type Decoder, distinctListOf, finite, listOf, nullable, object, oneOf, optional, recordOf, tagged, text } from '../../../shared/basics/decode.ts';
import { decodeUtf8, encodeUtf8 } from '../../../shared/basics/utf8.ts';

const person = object({
  name: text({ min: 1, max: 5 }),
  age: optional(finite({ min: 0, max: 150, integer: true })),
  tags: listOf(oneOf('a', 'b'), { max: 2 }),
  pet: nullable(tagged('kind', { dog: object({ barks: bool }), cat: object({}) })),
  scores: recordOf(finite()),
});
const ann = { name: 'Ann', age: 41, tags: ['a'], pet: { kind: 'dog', barks: true }, scores: { x: 1.5 } };

describe('decoders', () => {
  it('give back what they prove, without members they do not know', () => {
    expect(person({ ...ann, extra: 1, pet: { kind: 'dog', barks: true, tail: 1 } })).toEqual({ ok: true, value: ann });
    expect(person({ ...ann, age: undefined })).toEqual({ ok: true, value: { name: 'Ann', tags: ['a'], pet: ann.pet, scores: { x: 1.5 } } });
    expect(person({ ...ann, pet: null })).toMatchObject({ ok: true });
  });

  it.each([
    [{ ...ann, name: '' }, 'name'],
    [{ ...ann, name: 'longer' }, 'name'],
    [{ ...ann, name: undefined }, 'name'],
    [{ ...ann, age: 1.5 }, 'age'],
    [{ ...ann, age: null }, 'age'],
    [{ ...ann, age: '41' }, 'age'],
    [{ ...ann, age: Number.NaN }, 'age'],
    [{ ...ann, age: 151 }, 'age'],
    [{ ...ann, tags: ['a', 'c'] }, 'tags[1]'],
    [{ ...ann, tags: ['a', 'b', 'a'] }, 'tags'],
    [{ ...ann, tags: { length: 0 } }, 'tags'],
    [{ ...ann, pet: { kind: 'bird' } }, 'pet.kind'],
    [{ ...ann, pet: { kind: 'constructor' } }, 'pet.kind'],
    [{ ...ann, pet: { kind: 'dog', barks: 1 } }, 'pet.barks'],
    [{ ...ann, pet: 'dog' }, 'pet'],
    [{ ...ann, scores: { x: 'y' } }, 'scores.x'],
    [{ ...ann, scores: [] }, 'scores'],
    [[], ''],
    [null, ''],
  ])('name the place of what is wrong: %j', (value, path) => {
    expect(person(value)).toMatchObject({ ok: false, problem: { path } });
  });

  it('of lists without repetition name the member that is there again', () => {
    const people = distinctListOf(object({ name: text() }), { min: 1, max: 3 }, ({ name }) => name);
    expect(people([{ name: 'a' }, { name: 'b' }])).toMatchObject({ ok: true });
    expect(people([{ name: 'a' }, { name: 'b' }, { name: 'a' }])).toMatchObject({ ok: false, problem: { path: '[2]' } });
    expect(people([])).toMatchObject({ ok: false });
  });

  it('never throw, whatever they are given', () => {
    const decoders: readonly Decoder<unknown>[] = [person, distinctListOf(person, { max: 3 }, ({ name }) => name), text(), finite(), bool, branded('an x', /^x$/), listOf(person), recordOf(person), tagged('k', { a: person })];
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true }), (value) => {
        for (const decode of decoders) expect(typeof decode(value).ok).toBe('boolean');
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('neither read nor set prototypes', () => {
    expect(object({ toString: text() })({})).toMatchObject({ ok: false });
    const record = recordOf(finite())(JSON.parse('{"__proto__":1,"constructor":2}'));
    expect(record.ok && Object.hasOwn(record.value, '__proto__') && Object.getPrototypeOf(record.value) === Object.prototype).toBe(true);
  });

  it('hold texts to their pattern as a whole', () => {
    const id = branded<string>('an id', /^[a-z]{1,4}$/);
    expect(id('abcd').ok).toBe(true);
    for (const value of ['abcde', 'ab\n', ' ab', '', 'AB']) expect(id(value).ok, value).toBe(false);
  });
});

describe('UTF-8', () => {
  it('comes back as it went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(decodeUtf8(encodeUtf8(value))).toEqual({ ok: true, value });
      }),
      { seed: 1, numRuns: 300 },
    );
    expect(decodeUtf8(encodeUtf8('\uFEFFx'))).toEqual({ ok: true, value: '\uFEFFx' });
  });

  it.each([[[0xff]], [[0xc3]], [[0xed, 0xa0, 0x80]], [[0xc0, 0xaf]], [[0xf4, 0x90, 0x80, 0x80]]])('refuses the bytes %j instead of replacing them', (bytes) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toEqual({ ok: false, problem: 'not-utf-8' });
  });
});
