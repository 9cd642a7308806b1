import { describe, expect, it } from 'vitest';
import { historyProblemText } from '../../../renderer/state/history-problem-text.ts';
import type { HistoryProblem } from '../../../shared/history/read-history.ts';
import { writerOf } from '../../support/story.ts';

/** One of each code: a code that is added without an example does not compile. */
const EXAMPLES: { readonly [C in HistoryProblem['code']]: Extract<HistoryProblem, { code: C }> } = {
  'damaged-line': { code: 'damaged-line', line: 7, detail: 'the bytes are not UTF-8' },
  'newer-line': { code: 'newer-line', line: 7, version: 3 },
  'unknown-kind': { code: 'unknown-kind', line: 7, kind: 'sample-dreamt/1' },
  'altered-line': { code: 'altered-line', line: 7 },
  'missing-lines': { code: 'missing-lines', line: 7, from: 3, to: 6 },
  'duplicate-seq': { code: 'duplicate-seq', line: 7, seq: 4 },
  'foreign-line': { code: 'foreign-line', line: 7, writer: writerOf(5) },
};

describe('a history problem in words', () => {
  it.each(Object.values(EXAMPLES))('says file, line and what it means: $code', (problem) => {
    const text = historyProblemText('abc.jsonl', problem);
    expect(text).toMatch(/^abc\.jsonl, line 7: .+\.$/);
    expect(text).not.toMatch(/undefined|\[object/);
  });

  it('is different for every code', () => {
    const texts = Object.values(EXAMPLES).map((problem) => historyProblemText('f', problem));
    expect(new Set(texts).size).toBe(texts.length);
  });
});
