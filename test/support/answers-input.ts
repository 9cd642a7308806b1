import type { AgreementInput } from '../../shared/curation/agreement-input.ts';
import type { AnswerValue } from '../../shared/model/annotation.ts';
import type { PersonId, RoundId, SampleId } from '../../shared/model/ids.ts';
import type { Question } from '../../shared/model/label-set.ts';

/** What agreement on a question is computed from, for answers as a matrix: per unit and labeler a value, null for not answered. */
export function answersInput(question: Question, labelers: readonly string[], rows: readonly (readonly (AnswerValue | null)[])[], facts: AgreementInput['facts']): AgreementInput {
  const cells = rows.flatMap((row, unit) => row.flatMap((value, labeler) => (value === null ? [] : [{ unit, labeler, value }])));
  return {
    question,
    units: rows.map((_, unit) => ({ sample: `s${unit}` as SampleId, round: 'r' as RoundId })),
    facts,
    labelers: labelers as readonly PersonId[],
    answers: cells.map(({ value }) => ({ is: 'value', value })),
    unit: Uint32Array.from(cells, ({ unit }) => unit),
    labeler: Uint32Array.from(cells, ({ labeler }) => labeler),
    answer: Uint32Array.from(cells.keys()),
  };
}
