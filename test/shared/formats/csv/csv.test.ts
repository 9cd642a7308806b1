import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../../shared/formats/csv/read.ts';
import { withoutGuard, writeCsv } from '../../../../shared/formats/csv/write.ts';

const fieldsOf = (text: string, separator?: string) => [...readCsv(text, separator)].map(({ fields }) => fields);

const cell = fc.oneof(fc.constantFrom('', 'a', '=1+1', '-x', '@a', '+4', '"', 'a"b', 'a,b', 'a\nb', 'a\r\nb', ' pad ', "'", "'=x", '\t', 'ä€😀'), fc.string({ maxLength: 8 }));

describe('CSV', () => {
  it('reads back what was written, formulas and all', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }), (rows) => {
        const text = writeCsv(['x', 'y', 'z'], rows);
        expect(text.endsWith('\n')).toBe(true);
        const read = fieldsOf(text).slice(1);
        const guarded = rows.map((row) => row.map((each) => (/^[=+\-@\t\r]/.test(each) ? `'${each}` : each)));
        expect(read).toEqual(guarded);
        expect(Papa.parse(text, { header: false, newline: '\n' }).data.slice(1, rows.length + 1)).toEqual(guarded);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('writes numbers as they are and nothing for null', () => {
    expect(writeCsv(['a', 'b'], [[-1.5, null]])).toBe('a,b\n-1.5,\n');
  });

  it('keeps spreadsheets from running a text as a formula, and undoes that on reading', () => {
    expect(writeCsv(['a'], [['=HYPERLINK("x")']])).toBe('a\n"\'=HYPERLINK(""x"")"\n');
    expect(writeCsv(['=1+1'], [])).toBe("'=1+1\n");
    expect(withoutGuard("'=x")).toBe('=x');
    expect(withoutGuard("'quoted'")).toBe("'quoted'");
  });

  it('takes any line end, a BOM, other separators, and line breaks inside quotes', () => {
    expect(fieldsOf('\u{feff}a,b\r\n1,2\r\n\r\n3,"4\r\n5"')).toEqual([['a', 'b'], ['1', '2'], ['3', '4\r\n5']]);
    expect(fieldsOf('a;b\r1;2\r', ';')).toEqual([['a', 'b'], ['1', '2']]);
    expect(fieldsOf('')).toEqual([]);
    expect(fieldsOf('a,\n')).toEqual([['a', '']]);
  });

  it('numbers records by the line they start on', () => {
    expect([...readCsv('a\n\n"b\nc"\r\nd\n')].map(({ line, fields }) => [line, fields[0]])).toEqual([[1, 'a'], [3, 'b\nc'], [5, 'd']]);
  });

  it('marks records whose quotes do not match', () => {
    expect([...readCsv('"a"b,c\nd,"e')].map(({ fields, damaged }) => [fields, damaged])).toEqual([[['ab', 'c'], true], [['d', 'e'], true]]);
  });
});
