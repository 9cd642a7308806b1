import { compareText } from '../basics/order.ts';

/** A stretch of time with a label, in seconds (or any unit, the same everywhere). */
export interface LabeledSpan {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** Spans on different lanes are compared apart; 0 unless said. */
  readonly lane?: number;
}

/** One recording: per rater (by position) the spans, an empty list for "nothing here", null for not assigned. */
export interface SpanRecording {
  readonly answers: readonly (readonly LabeledSpan[] | null)[];
  /** Where the recording begins; default 0. */
  readonly begin?: number;
  readonly end: number;
}

/** A recording lane by lane, for those that any rater used; as it is when there is only one. */
export function recordingLanes(recording: SpanRecording): readonly SpanRecording[] {
  const lanes = new Set<number>();
  for (const spans of recording.answers) for (const { lane } of spans ?? []) lanes.add(lane ?? 0);
  if (lanes.size <= 1) return [recording];
  return [...lanes].sort((a, b) => a - b).map((each) => ({ ...recording, answers: recording.answers.map((spans) => spans?.filter(({ lane }) => (lane ?? 0) === each) ?? null) }));
}

/** Sets of labels as numbers; 0 is the empty set, "no span here". */
export class LabelSetNumbering {
  readonly sets: (readonly string[])[] = [[]];
  readonly #numbers = new Map<string, number>([['[]', 0]]);

  numberOf(labels: readonly string[]): number {
    const sorted = [...labels].sort(compareText);
    const key = JSON.stringify(sorted);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.sets.length);
    return this.sets.push(sorted) - 1;
  }
}

interface Edge {
  readonly time: number;
  readonly rater: number;
  readonly label: string;
  readonly change: 1 | -1;
}

/**
 * Walks a recording in the slices between any rater's boundaries and calls `visit` with each slice's duration and the
 * number of the set of labels each assigned rater has active there (the array is reused). Spans are cut at the ends of
 * the recording; spans without duration do not count; a label that one rater has twice at once counts once.
 */
export function walkSlices(recording: SpanRecording, numbering: LabelSetNumbering, visit: (duration: number, sets: readonly number[]) => void): void {
  const begin = recording.begin ?? 0;
  const { end } = recording;
  const assigned = recording.answers.filter((answer) => answer !== null);
  const edges: Edge[] = [];
  assigned.forEach((spans, rater) => {
    for (const { label, start, end: stop } of spans) {
      const from = Math.max(begin, start);
      const to = Math.min(end, stop);
      if (to > from) edges.push({ time: from, rater, label, change: 1 }, { time: to, rater, label, change: -1 });
    }
  });
  edges.sort((a, b) => a.time - b.time);

  const active = assigned.map(() => new Map<string, number>());
  const sets = assigned.map(() => 0);
  let at = begin;
  for (let e = 0; e < edges.length; ) {
    const { time } = edges[e] as Edge;
    if (time > at) visit(time - at, sets);
    at = time;
    const changed = new Set<number>();
    for (let edge = edges[e]; edge !== undefined && edge.time === time; edge = edges[++e]) {
      const labels = active[edge.rater] as Map<string, number>;
      const count = (labels.get(edge.label) ?? 0) + edge.change;
      if (count === 0) labels.delete(edge.label);
      else labels.set(edge.label, count);
      changed.add(edge.rater);
    }
    for (const rater of changed) sets[rater] = numbering.numberOf([...(active[rater] as Map<string, number>).keys()]);
  }
  if (end > at) visit(end - at, sets);
}
