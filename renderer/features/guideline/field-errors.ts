import type { LabelSetProblem } from '../../../shared/project/commands/label-set-problems.ts';

/** The sentence at a field of a question that must be mended; `place` is which label, level, lane or token, `attribute` which attribute. */
export type FieldErrors = (field: LabelSetProblem['field'], place?: number, attribute?: number) => string | undefined;
