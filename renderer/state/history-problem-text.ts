import { exhausted } from '../../shared/basics/assert.ts';
import type { HistoryProblem } from '../../shared/history/read-history.ts';

/** A history problem in words: where it is, what it means for what is shown. */
export function historyProblemText(file: string, problem: HistoryProblem): string {
  const where = `${file}, line ${problem.line}`;
  switch (problem.code) {
    case 'damaged-line':
      return `${where}: cannot be read (${problem.detail}). It was left out.`;
    case 'altered-line':
      return `${where}: was altered after it was written. It was left out.`;
    case 'missing-lines':
      return `${where}: lines ${problem.from} to ${problem.to} of this writer are missing.`;
    case 'duplicate-seq':
      return `${where}: number ${problem.seq} stands twice. Both were taken in.`;
    case 'foreign-line':
      return `${where}: was written by another device (${problem.writer}). It was taken in.`;
    case 'newer-line':
      return `${where}: was written by a newer Concord (format ${problem.version}).`;
    case 'unknown-kind':
      return `${where}: has a kind of change that this version does not know (${problem.kind}).`;
    default:
      return exhausted(problem);
  }
}
