import { describe, expect, it } from 'vitest';
import { readAnnotationsCsv } from '../../../../shared/formats/annotations-csv/read.ts';

function read(text: string) {
  const result = readAnnotationsCsv(text);
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

describe('reading annotations from CSV', () => {
  it('takes the columns in any order, others ignored', () => {
    expect(read('when,label,sample,labeler,question\nnow,cat,a.png,Ada,q1\n,"dog, big",b.png,Bo,\n').rows).toEqual([
      { line: 2, sample: 'a.png', labeler: 'Ada', label: 'cat', question: 'q1' },
      { line: 3, sample: 'b.png', labeler: 'Bo', label: 'dog, big', question: null },
    ]);
  });

  it('knows what other tools call the columns, and semicolons and tabs', () => {
    expect(read('File Name;Annotator;Category\na.png;Ada;cat\n').rows[0]).toMatchObject({ sample: 'a.png', labeler: 'Ada', label: 'cat' });
    expect(read('\u{feff}unit\trater\tvalue\r\n1\tA\t3\r\n').rows[0]).toMatchObject({ sample: '1', labeler: 'A', label: '3' });
  });

  it('counts bad rows and names the first ones by line', () => {
    const text = `sample,labeler,label\n,Ada,cat\na.png,,cat\na.png\na.png,Ada,cat\n${'x.png\n'.repeat(20)}a.png,"Bo"x,cat\n`;
    const { rows, bad } = read(text);
    expect(rows).toHaveLength(1);
    expect(bad.count).toBe(24);
    expect(bad.first).toHaveLength(10);
    expect(bad.first.slice(0, 3)).toEqual([
      { line: 2, problem: 'it names no sample' },
      { line: 3, problem: 'it names no labeler' },
      { line: 4, problem: 'it has only 1 column' },
    ]);
  });

  it('keeps an empty label: whether that is an answer is up to the question', () => {
    expect(read('sample,labeler,label\na.png,Ada,\n').rows[0]?.label).toBe('');
  });

  it('refuses a file without the columns it needs, and says what it has', () => {
    expect(readAnnotationsCsv('name,who\n1,2\n')).toEqual({ ok: false, problem: 'The first line must name the columns sample, labeler and label; it has name, who.' });
    expect(readAnnotationsCsv('')).toEqual({ ok: false, problem: 'The first line must name the columns sample, labeler and label; the file is empty.' });
  });
});
