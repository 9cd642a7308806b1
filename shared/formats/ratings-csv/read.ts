import { ok, type Result } from '../../basics/result.ts';
import { type BadRows, NAMED_BAD_ROWS, readAnnotationsCsv } from '../annotations-csv/read.ts';

/** One labeler's value for one unit, as agreement counts it. */
export interface RatingRow {
  readonly unit: string;
  readonly rater: string;
  readonly value: string;
}

export interface RatingRows {
  /** By question; '' for rows that name none. In order of first appearance. */
  readonly questions: ReadonlyMap<string, readonly RatingRow[]>;
  readonly bad: BadRows;
  /** Rows with an empty label: missing values. */
  readonly missing: number;
}

/**
 * Reads ratings in long form for agreement, without a project: `sample,labeler,label[,question]`. A row with an empty label
 * is a missing value; a second row of one labeler for one sample is a bad row, and the first counts.
 */
export function readRatingsCsv(text: string): Result<RatingRows, string> {
  const read = readAnnotationsCsv(text);
  if (!read.ok) return read;
  const questions = new Map<string, RatingRow[]>();
  const seen = new Set<string>();
  const first = [...read.value.bad.first];
  let [count, missing] = [read.value.bad.count, 0];
  for (const { line, sample, labeler, label, question } of read.value.rows) {
    const name = question ?? '';
    const address = `${name}\u{0}${sample}\u{0}${labeler}`;
    if (label === '') missing += 1;
    else if (seen.has(address)) {
      count += 1;
      if (first.length < NAMED_BAD_ROWS) first.push({ line, problem: `${labeler} has already labeled ${sample}` });
    } else {
      seen.add(address);
      const rows = questions.get(name);
      const row = { unit: sample, rater: labeler, value: label };
      if (rows === undefined) questions.set(name, [row]);
      else rows.push(row);
    }
  }
  return ok({ questions, bad: { count, first: first.sort((a, b) => a.line - b.line) }, missing });
}
