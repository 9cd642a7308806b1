import { compareText } from '../basics/order.ts';
import { parseStamp } from '../history/clock.ts';
import type { Answer } from '../model/annotation.ts';
import type { PersonId, QuestionId, RoundId, SampleId } from '../model/ids.ts';
import type { ProjectState } from '../project/project-state.ts';
import type { AnswerSelection } from '../project/views/answer-columns.ts';
import { resolvePerson } from '../project/views/people.ts';
import { rounds } from '../project/views/rounds.ts';
import { excludedSamples } from '../project/views/samples.ts';

/** A sample that a labeler answered more than once in a round. */
export interface RepeatedAnswer {
  readonly labeler: PersonId;
  readonly round: RoundId;
  readonly sample: SampleId;
  /** The answers of the passes, first to last; at least two. */
  readonly passes: readonly Answer[];
}

/**
 * The repeats of a question: what labelers answered again, to be measured against their own earlier answers. Rounds, late
 * answers and answers with others in view are selected as for agreement between labelers, excluded samples are out. In
 * order of (round opened, labeler, sample id). One pass over the annotations without repeats, two with.
 */
export function repeatedAnswers(state: ProjectState, question: QuestionId, selection: AnswerSelection = {}): readonly RepeatedAnswer[] {
  const { annotations, commits } = state;
  const pass = annotations.pass.cells;
  const [round, labeler, sample] = [annotations.round.cells, annotations.labeler.cells, annotations.sample.cells];
  const again = new Set<number>();
  // Number of (round, labeler, sample): exact far beyond any project.
  const key = (row: number): number =>
    ((round[row] as number) * annotations.labelers.size + (labeler[row] as number)) * annotations.samples.size + (sample[row] as number);
  for (let row = 0; row < annotations.length; row++) if ((pass[row] as number) > 1 && annotations.isCurrent(row)) again.add(key(row));
  if (again.size === 0) return [];

  const excluded = excludedSamples(state);
  const found: RepeatedAnswer[] = [];
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < annotations.length; row++) {
    const of = key(row);
    if (!again.has(of) || !annotations.isCurrent(row) || (selection.blindOnly === true && annotations.sawOthers(row))) continue;
    const rows = rowsOf.get(of) ?? [];
    rows.push(row);
    rowsOf.set(of, rows);
  }
  for (const { id, closedAt } of rounds(state)) {
    if (!(selection.rounds?.includes(id) ?? true)) continue;
    const closed = selection.withoutLate !== true || closedAt === undefined ? Infinity : parseStamp(closedAt).ms;
    const ofRound: RepeatedAnswer[] = [];
    for (const rows of rowsOf.values()) {
      const first = rows[0] as number;
      const sample = annotations.samples.text(annotations.sample.cells[first] as number);
      if (annotations.rounds.text(annotations.round.cells[first] as number) !== id || excluded.has(sample)) continue;
      const passes = rows
        .filter((row) => (commits.ms.cells[annotations.commit.cells[row] as number] as number) <= closed)
        .sort((a, b) => (pass[a] as number) - (pass[b] as number))
        .flatMap((row) => annotations.answersAt(annotations.answers.cells[row] as number)[question] ?? []);
      const labeler = resolvePerson(state, annotations.labelers.text(annotations.labeler.cells[first] as number));
      if (passes.length > 1) ofRound.push({ labeler, round: id, sample, passes });
    }
    found.push(...ofRound.sort((a, b) => compareText(a.labeler, b.labeler) || compareText(a.sample, b.sample)));
  }
  return found;
}
