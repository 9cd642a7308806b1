import { describe, expect, it } from 'vitest';
import { filesBelow, textOf } from '../support/source-tree.ts';

const LONGEST = 400;

describe('source files', () => {
  it(`are at most ${LONGEST} lines long`, () => {
    const sources = filesBelow('shared', 'renderer', 'electron', 'test').filter((path) => /\.(ts|tsx|mjs|css|html)$/.test(path) && !path.startsWith('test/fixtures/'));
    const long = sources.map((path) => ({ path, lines: textOf(path).split('\n').length - 1 })).filter(({ lines }) => lines > LONGEST);
    expect(long.map(({ path, lines }) => `${path} has ${lines} lines: find the second idea in it and give that a file of its own.`)).toEqual([]);
  });
});
