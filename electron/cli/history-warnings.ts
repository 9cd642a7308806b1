import type { FileHistoryProblems } from '../../shared/host/host-api.ts';
import type { HistoryProblem } from '../../shared/history/read-history.ts';

/** Problems of history files as sentences: what is missing from what a command says. */
export function historyWarnings(problems: readonly FileHistoryProblems[]): readonly string[] {
  return problems.flatMap(({ name, problems: of }) => of.map((problem) => `history/${name}, line ${problem.line}: ${problemInWords(problem)}.`));
}

function problemInWords(problem: HistoryProblem): string {
  switch (problem.code) {
    case 'damaged-line':
      return `damaged (${problem.detail}); it is left out`;
    case 'altered-line':
      return 'altered after it was written; it is left out';
    case 'missing-lines':
      return `lines ${problem.from} to ${problem.to} are missing before it`;
    case 'duplicate-seq':
      return `there is another line ${problem.seq}`;
    case 'foreign-line':
      return 'it belongs to another history file';
    case 'newer-line':
      return 'written by a newer version of Concord; it is left out';
    case 'unknown-kind':
      return `it holds a change this version does not know (${problem.kind})`;
  }
}
