import { describe, expect, it } from 'vitest';
import { sha256OfText } from '../../../shared/basics/hash.ts';
import { encodeUtf8 } from '../../../shared/basics/utf8.ts';
import { encodeLine } from '../../../shared/history/codec.ts';
import { parseStamp } from '../../../shared/history/clock.ts';
import { START_OF_FILE } from '../../../shared/history/read-history.ts';
import { HistoryFold } from '../../../renderer/workers/history-fold.ts';
import { choice, questionOf, Story } from '../../support/story.ts';

/** A told story as the lines of one history file. */
function linesOf(story: Story): string[] {
  let prev: string | null = null;
  return story.commits.map((commit, index) => {
    const line = encodeLine({ ...commit, v: 1, device: parseStamp((story.commits[0] ?? commit).at).writer, seq: index + 1, prev });
    prev = sha256OfText(line);
    return `${line}\n`;
  });
}

function told(): Story {
  const story = new Story().people(2).publish(questionOf('choice', ['x', 'y'])).samples(['1.png', '2.png']).open(['1.png', '2.png'], 2);
  story.answer(1, '1.png', choice('x'));
  story.answer(1, '2.png', choice('y'));
  return story;
}

describe('folding history in pieces', () => {
  it('gives the same commits wherever the pieces end', () => {
    const lines = linesOf(told());
    for (let cut = 1; cut < lines.length; cut++) {
      const fold = new HistoryFold();
      const first = fold.take(START_OF_FILE, encodeUtf8(lines.slice(0, cut).join('')));
      const second = fold.take(first.end, encodeUtf8(lines.slice(cut).join('')));
      expect([...first.problems, ...second.problems]).toEqual([]);
      expect(fold.finish().commits.length).toBe(lines.length);
    }
  });

  it('leaves out an altered line also when it ends a piece', () => {
    const lines = linesOf(told());
    const cut = lines.length - 1;
    const altered = (lines[cut - 1] ?? '').replace('"x"', '"y"');
    expect(altered).not.toBe(lines[cut - 1]);
    const fold = new HistoryFold();
    const first = fold.take(START_OF_FILE, encodeUtf8([...lines.slice(0, cut - 1), altered].join('')));
    const second = fold.take(first.end, encodeUtf8(lines.slice(cut).join('')));
    expect(second.problems).toEqual([{ code: 'altered-line', line: cut }]);
    expect(fold.finish().commits.length).toBe(lines.length - 1);
  });

  it('keeps the last line of a file when another file follows, and begins anew after finishing', () => {
    const lines = linesOf(told());
    const fold = new HistoryFold();
    fold.take(START_OF_FILE, encodeUtf8(lines.join('')));
    fold.take(START_OF_FILE, encodeUtf8(lines.join('')));
    expect(fold.finish().commits.length).toBe(lines.length);
    expect(fold.finish().commits.length).toBe(0);
  });
});
