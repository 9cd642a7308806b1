import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/basics/canonical-json.ts';
import { contentHash, sha256Hex, sha256OfText } from '../../../shared/basics/hash.ts';
import { createHash } from 'node:crypto';

describe('canonical JSON', () => {
  it('says the same value that went in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('does not depend on the order in which members were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (members) => {
        const reversed = Object.fromEntries(Object.entries(members).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(members));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('sorts keys by code units, leaves undefined out, and has no white space', () => {
    expect(canonicalJson({ b: [1, { z: undefined, a: null }], a: 'ä', B: true, 10: 1, 9: 2 })).toBe('{"10":1,"9":2,"B":true,"a":"ä","b":[1,{"a":null}]}');
    expect(canonicalJson(-0)).toBe('0');
    expect(canonicalJson(1e21)).toBe('1e+21');
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [() => 1], [Symbol('x')], [undefined]])('refuses %s, which JSON cannot say', (value) => {
    expect(() => canonicalJson(value)).toThrow('Concord bug');
  });

  it('equal values have equal hashes, and the hash is SHA-256 of the UTF-8 text', () => {
    expect(contentHash({ b: 1, a: 2 })).toBe(contentHash({ a: 2, b: 1 }));
    expect(contentHash({ a: 'ä' })).toBe(createHash('sha256').update('{"a":"ä"}').digest('hex'));
    expect(sha256OfText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'); // FIPS 180-2, B.1
    expect(sha256Hex(new Uint8Array(0))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
