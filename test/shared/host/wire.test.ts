import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BYTES_TYPE, decodeWire, encodeWire, JSON_TYPE, type Wire } from '../../../shared/host/wire.ts';
import { encodeUtf8 } from '../../../shared/basics/utf8.ts';

const bodyOf = (wire: Wire): Uint8Array => new Uint8Array(Buffer.concat(wire.parts));
const tree = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue({ maxDepth: 1 }),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Uint8Array.from(bytes)),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 8 }), tie('node'), { maxKeys: 4 }),
  ),
})).node;

/** As JSON leaves it (-0 is 0), with bytes as they are. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
  return Object.is(value, -0) ? 0 : value;
}

describe('wire', () => {
  it('brings back every tree of JSON and bytes as it was', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const wire = encodeWire(value);
        const decoded = decodeWire(wire.type, bodyOf(wire));
        expect(decoded.ok && plain(decoded.value)).toEqual(plain(value));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('stays plain JSON as long as there are no bytes', () => {
    expect(encodeWire({ a: [1, null] }).type).toBe(JSON_TYPE);
    expect(encodeWire({ a: new Uint8Array(0) }).type).toBe(BYTES_TYPE);
  });

  it('refuses truncated, overlong and unknown bodies in words, without throwing', () => {
    const wire = encodeWire({ name: 'x', bytes: Uint8Array.of(1, 2, 3) });
    const body = bodyOf(wire);
    for (let length = 0; length < body.byteLength; length++) expect(decodeWire(BYTES_TYPE, body.subarray(0, length)).ok).toBe(false);
    expect(decodeWire(BYTES_TYPE, Uint8Array.of(...body, 0)).ok).toBe(false);
    expect(decodeWire('text/plain', encodeUtf8('{}')).ok).toBe(false);
    expect(decodeWire(JSON_TYPE, encodeUtf8('{')).ok).toBe(false);
    expect(decodeWire(JSON_TYPE, Uint8Array.of(0xff)).ok).toBe(false);
  });

  it.each([[['__proto__', 'x']], [['constructor', 'prototype']], [['missing']], [['full']], [[]], [[{}]], ['hole']])('puts bytes nowhere but into an own empty place: %j', (at) => {
    const head = encodeUtf8(JSON.stringify({ value: { hole: null, full: 1 }, bytes: [{ at, length: 1 }] }));
    const size = new Uint8Array(4);
    new DataView(size.buffer).setUint32(0, head.byteLength, true);
    expect(decodeWire(BYTES_TYPE, Uint8Array.of(...size, ...head, 7)).ok).toBe(false);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
