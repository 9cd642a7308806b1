import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../../shared/basics/utf8.ts';
import { readCsv } from '../../../../shared/formats/csv/read.ts';
import { CsvStream, MAX_RECORD } from '../../../../shared/formats/csv/stream.ts';

interface Read {
  readonly line: number;
  readonly fields: readonly string[];
  readonly damage: string | null;
}

/** The records of bytes that arrive in pieces of these lengths, over and over. */
function streamed(bytes: Uint8Array, lengths: readonly number[], separator = ','): { readonly records: Read[]; readonly held: number } {
  const records: Read[] = [];
  const decoder = new TextDecoder();
  const stream = new CsvStream(separator, (record) => {
    const fields = Array.from({ length: record.fields }, (_, at) => decoder.decode(record.bytes.slice(record.start[at], record.end[at])));
    records.push({ line: record.line, fields, damage: record.damage });
  });
  let held = 0;
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const length = Math.max(1, lengths[turn % lengths.length] ?? 1);
    stream.push(bytes.slice(at, at + length));
    held = Math.max(held, stream.held);
    at += length;
  }
  stream.finish();
  return { records, held };
}

const fieldsOf = (text: string, lengths: readonly number[] = [1]) => streamed(encodeUtf8(text), lengths).records.map(({ fields }) => fields);

const cell = fc.constantFrom('', 'a', '=1', 'ä€😀', '"q"', '"a""b"', '""', '"x,y"', '"l\nm"', '"l\r\nm"', '"r\rs"', ' pad ', 'in"side');
const row = fc.array(cell, { minLength: 1, maxLength: 4 });
const end = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\n\r\n');

describe('CSV that arrives in pieces', () => {
  it('gives the records that the whole text gives, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(row, end), { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), fc.boolean(), fc.boolean(), (rows, lengths, bom, unended) => {
        const text = (bom ? '\u{feff}' : '') + rows.map(([cells, by]) => cells.join(',') + by).join('');
        const whole = unended ? text.replace(/[\r\n]+$/, '') : text;
        const expected = [...readCsv(whole)].map(({ line, fields }) => ({ line, fields, damage: null }));
        expect(streamed(encodeUtf8(whole), lengths).records).toEqual(expected);
      }),
      { seed: 3, numRuns: 1500 },
    );
  });

  it('damages one record where a quote is never closed, and goes on behind its first line', () => {
    expect(streamed(encodeUtf8('a,b\n1,"open\n2,x\n3,y\n'), [2]).records).toEqual([
      { line: 1, fields: ['a', 'b'], damage: null },
      { line: 2, fields: [], damage: 'quotes' },
      { line: 3, fields: ['2', 'x'], damage: null },
      { line: 4, fields: ['3', 'y'], damage: null },
    ]);
    expect(streamed(encodeUtf8('1,"open'), [3]).records).toEqual([{ line: 1, fields: [], damage: 'quotes' }]);
    expect(streamed(encodeUtf8('"a"b,c\nd\n'), [3]).records.map(({ damage }) => damage)).toEqual(['quotes', null]);
  });

  it('holds one record and one piece, and gives up a record without an end', () => {
    const many = encodeUtf8(`a,b\n${'x,y\n'.repeat(200_000)}`);
    const { records, held } = streamed(many, [1000]);
    expect(records).toHaveLength(200_001);
    expect(held).toBeLessThan(10_000);
    const long = encodeUtf8(`1\n${'z'.repeat(MAX_RECORD * 3)}\n2\n"${'q'.repeat(50)}\n3\n${'w'.repeat(MAX_RECORD * 2)}\n4\n`);
    for (const length of [1 << 16, 1_000_003, long.length]) {
      const read = streamed(long, [length]);
      expect(read.records.map(({ line, fields, damage }) => [line, fields.join(), damage])).toEqual([
        [1, '1', null],
        [2, '', 'too-long'],
        [3, '2', null],
        [4, '', 'too-long'],
        [5, '3', null],
        [6, '', 'too-long'],
        [7, '4', null],
      ]);
      expect(read.held).toBeLessThan(MAX_RECORD * 2 + length + 100_000);
    }
  });

  it('keeps bytes that are no text for the reader to judge', () => {
    const bytes = new Uint8Array([0x61, 0x2c, 0xff, 0xfe, 0x0a, 0x62, 0x2c, 0x00, 0x0a]);
    const seen: number[][] = [];
    const stream = new CsvStream(',', (record) => seen.push(Array.from(record.bytes.subarray(record.start[1], record.end[1]))));
    stream.push(bytes);
    stream.finish();
    expect(seen).toEqual([[0xff, 0xfe], [0]]);
  });

  it('knows a last record without a line break, an empty last cell and an empty file', () => {
    expect(fieldsOf('a,\n')).toEqual([['a', '']]);
    expect(fieldsOf('a,')).toEqual([['a', '']]);
    expect(fieldsOf('a,"b"')).toEqual([['a', 'b']]);
    expect(fieldsOf('')).toEqual([]);
    expect(fieldsOf('\u{feff}')).toEqual([]);
    expect(fieldsOf('\r\n \r\n')).toEqual([]);
  });
});
