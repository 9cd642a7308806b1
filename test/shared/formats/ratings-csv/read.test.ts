import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../../shared/basics/utf8.ts';
import { type RatingsLayout, RatingsReader } from '../../../../shared/formats/ratings-csv/read.ts';

function read(file: string | Uint8Array, layout: RatingsLayout = {}, piece = 7) {
  const bytes = typeof file === 'string' ? encodeUtf8(file) : file;
  const reader = new RatingsReader(layout);
  for (let at = 0; at < bytes.length; at += piece) if (!reader.push(bytes.slice(at, at + piece))) break;
  return reader.finish();
}

function ratingsOf(file: string | Uint8Array, layout?: RatingsLayout) {
  const found = read(file, layout);
  if (!found.ok) throw new Error(found.problem);
  const questions = found.value.questions.map(({ name, sample, sampleName, labeler, labelers, label, labels }) => ({
    name,
    ratings: [...sample].map((each, row) => [sampleName(each), labelers[labeler[row] ?? -1], label[row] === -1 ? null : labels[label[row] ?? -1]]),
  }));
  return { ...found.value, questions };
}

describe('reading ratings from CSV as it arrives', () => {
  it('gives columns by question; empty labels are missing, second ratings are bad rows', () => {
    const { questions, missing, bad, rows } = ratingsOf('sample,labeler,label,question\n1,A,x,q1\n1,B,y,q1\n1,A,z,q1\n2,A,,q1\n1,A,5,q2\n');
    expect(questions).toEqual([
      { name: 'q1', ratings: [['1', 'A', 'x'], ['1', 'B', 'y'], ['2', 'A', null]] },
      { name: 'q2', ratings: [['1', 'A', '5']] },
    ]);
    expect({ missing, bad, rows }).toEqual({ missing: 1, bad: { count: 1, first: [{ line: 4, problem: 'A has already labeled 1' }] }, rows: 5 });
  });

  it('takes a BOM, CRLF, quotes, semicolons, tabs, spaces around and other names of columns', () => {
    const expected = [{ name: '', ratings: [['a;b', 'Änne', 'x "y"'], ['c', 'B', '=1']] }];
    expect(ratingsOf('\u{feff}File Name;Annotator;Class\r\n"a;b"; Änne ;"x ""y"""\r\nc;B;\'=1\r\n').questions).toEqual(expected);
    expect(ratingsOf('label\trater\titem\n"x ""y"""\tÄnne\u{a0}\ta;b\n\'=1\tB\tc').questions).toEqual(expected);
  });

  it('takes one column per labeler where that is said', () => {
    const { questions, missing, rows } = ratingsOf('sample,A,B,C\n1,x,y,\n2,x,,z\n', { wide: true });
    expect(questions[0]?.ratings).toEqual([['1', 'A', 'x'], ['1', 'B', 'y'], ['1', 'C', null], ['2', 'A', 'x'], ['2', 'B', null], ['2', 'C', 'z']]);
    expect([missing, rows]).toEqual([2, 2]);
    expect(ratingsOf('sample,A,B\n1,x,y\n2,x\n3,y,y\n', { wide: true }).bad).toEqual({ count: 1, first: [{ line: 3, problem: 'it has 2 columns, not 3' }] });
  });

  it('puts labels that are numbers in the order of numbers, others in that of texts', () => {
    const labels = (...texts: string[]) => {
      const found = read(`sample,labeler,label\n${texts.map((text, at) => `s${at},A,${text}`).join('\n')}`);
      return found.ok ? found.value.questions[0]?.labels : undefined;
    };
    expect(labels('10', '9', '-1', '1e1', '.5')).toEqual(['-1', '.5', '9', '10', '1e1']);
    expect(labels('10', '9', 'b')).toEqual(['10', '9', 'b']);
  });

  it('counts rows that are no text, have a NUL, lack columns or names, or have broken quotes, and names the first ten', () => {
    const good = 'u,A,x\nv,A,x\nw,A,x\ny,A,x\nz,A,x\nz,B,x\n';
    const bytes = encodeUtf8(`sample,labeler,label\n${good}1,A,\u{0}\n2,A\n,A,x\n3,,x\n"4"5,A,x\n6,A,?`);
    bytes[bytes.length - 1] = 0xff;
    expect(ratingsOf(bytes).bad).toEqual({
      count: 6,
      first: [
        { line: 8, problem: 'it is not UTF-8 text, or holds a NUL' },
        { line: 9, problem: 'it has only 2 columns' },
        { line: 10, problem: 'it names no sample' },
        { line: 11, problem: 'it names no labeler' },
        { line: 12, problem: 'its quotes do not match' },
        { line: 13, problem: 'it is not UTF-8 text, or holds a NUL' },
      ],
    });
    const many = ratingsOf(`sample,labeler,label\n${'a,b\n'.repeat(15)}${Array.from({ length: 20 }, (_, at) => `s${at},A,x\n`).join('')}`);
    expect([many.bad.count, many.bad.first.length, many.rows]).toEqual([15, 10, 35]);
  });

  it('refuses what is no table of ratings, in a sentence', () => {
    const problem = (file: string | Uint8Array, layout?: RatingsLayout) => {
      const found = read(file, layout, 1000);
      return found.ok ? null : found.problem;
    };
    expect(problem('a,b\n1,2\n')).toBe('The first line must name the columns sample, labeler and label; it has a, b.');
    expect(problem('')).toBe('The first line must name the columns sample, labeler and label; the file is empty.');
    expect(problem('sample,Ann,Bo\n')).toContain('With one column per labeler, say --wide.');
    expect(problem('sample,Ann\n', { wide: true })).toBe('The first line must name the columns sample and one per labeler; it has sample, Ann.');
    expect(problem(new Uint8Array([0xff, 0xfe, 0x73, 0]))).toContain('UTF-16');
    expect(problem(new Uint8Array([0x61, 0xff, 0x0a]))).toContain('not UTF-8');
    expect(problem(`sample,labeler,label\n${'1,2\n'.repeat(6)}1,A,x\n`)).toBe('Most rows cannot be used: 6 of 7. Line 2: it has only 2 columns. Line 3: it has only 2 columns. Line 4: it has only 2 columns.');
    expect(problem('x'.repeat(3_000_000))).toContain('must name the columns');
  });

  it('holds numbers and each distinct text once, however long the file', () => {
    const reader = new RatingsReader();
    reader.push(encodeUtf8('sample,labeler,label,comment\n'));
    const comment = 'z'.repeat(200);
    let bytes = 0;
    for (let block = 0; block < 100; block++) {
      const piece = encodeUtf8(Array.from({ length: 2000 }, (_, at) => `img-${(block * 2000 + at) >> 2}.png,labeler ${at & 3},${at % 3 === 0 ? 'scratch' : 'good'},${comment}\n`).join(''));
      bytes += piece.length;
      reader.push(piece);
    }
    expect(bytes).toBeGreaterThan(40_000_000);
    expect(reader.held).toBeLessThan(12_000_000);
    const found = reader.finish();
    expect(found.ok && [found.value.rows, found.value.bad.count, found.value.questions[0]?.samples]).toEqual([200_000, 0, 50_000]);
  });
});
