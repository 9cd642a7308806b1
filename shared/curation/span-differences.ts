/** A stretch of time, in seconds. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** How much later than another span one starts and ends, in seconds; negative where it is earlier. */
export interface SpanShift {
  readonly start: number;
  readonly end: number;
}

/** Two of several spans beside each other. */
export interface SpanPair {
  /** Their places in the list, a before b. */
  readonly a: number;
  readonly b: number;
  /** How much later b is. */
  readonly shift: SpanShift;
  readonly common: Stretch | undefined;
  readonly differing: readonly Stretch[];
}

/** How sure a boundary is: where several labelers put it, in seconds. */
export interface BoundarySpread {
  readonly earliest: number;
  readonly latest: number;
  readonly mean: number;
  /** Standard deviation of the sample (n − 1); null for one alone. */
  readonly deviation: number | null;
}

/** What several labelers' spans about one thing differ in. */
export interface SpanDifferences {
  /** From the first start to the last end. */
  readonly whole: Stretch;
  /** The part that lies in all of them. */
  readonly common: Stretch | undefined;
  /** Where some have it and others have not: sorted, apart from each other, none empty. With `common` they make up all that any span covers. */
  readonly differing: readonly Stretch[];
  readonly pairs: readonly SpanPair[];
  readonly starts: BoundarySpread;
  readonly ends: BoundarySpread;
}

/** How much later `other` starts and ends than `reference`. */
export function spanShift(reference: Stretch, other: Stretch): SpanShift {
  return { start: other.start - reference.start, end: other.end - reference.end };
}

/** Where spans are on average; undefined for none. */
export function meanSpan(spans: readonly Stretch[]): Stretch | undefined {
  if (spans.length === 0) return undefined;
  return { start: boundarySpread(spans.map(({ start }) => start)).mean, end: boundarySpread(spans.map(({ end }) => end)).mean };
}

/**
 * What spans about one thing differ in; undefined for no spans. `isMissing` says that somebody marked nothing there: then all that
 * the others marked differs. O(spans²) for the pairs.
 */
export function spanDifferences(spans: readonly Stretch[], isMissing = false): SpanDifferences | undefined {
  if (spans.length === 0) return undefined;
  const [starts, ends] = [spans.map(({ start }) => start), spans.map(({ end }) => end)];
  const common = isMissing ? undefined : commonStretch(spans);
  return {
    whole: { start: Math.min(...starts), end: Math.max(...ends) },
    common,
    differing: withoutStretch(coveredStretches(spans), common),
    pairs: spans.flatMap((one, a) => spans.slice(a + 1).map((other, k) => pairOf(one, other, a, a + 1 + k))),
    starts: boundarySpread(starts),
    ends: boundarySpread(ends),
  };
}

function pairOf(one: Stretch, other: Stretch, a: number, b: number): SpanPair {
  const common = commonStretch([one, other]);
  return { a, b, shift: spanShift(one, other), common, differing: withoutStretch(coveredStretches([one, other]), common) };
}

/** The part that lies in all spans; undefined where there is none. */
export function commonStretch(spans: readonly Stretch[]): Stretch | undefined {
  const start = Math.max(...spans.map((span) => span.start));
  const end = Math.min(...spans.map((span) => span.end));
  return spans.length > 0 && start < end ? { start, end } : undefined;
}

/** All that any span covers: sorted; spans that overlap or touch are one stretch. O(n log n). */
export function coveredStretches(spans: readonly Stretch[]): readonly Stretch[] {
  const covered: { start: number; end: number }[] = [];
  for (const { start, end } of spans.filter((span) => span.start < span.end).toSorted((x, y) => x.start - y.start)) {
    const last = covered.at(-1);
    if (last === undefined || start > last.end) covered.push({ start, end });
    else last.end = Math.max(last.end, end);
  }
  return covered;
}

/** What is left of sorted stretches without one that lies inside them. */
function withoutStretch(stretches: readonly Stretch[], gone: Stretch | undefined): readonly Stretch[] {
  if (gone === undefined) return stretches;
  return stretches.flatMap(({ start, end }) => [{ start, end: Math.min(end, gone.start) }, { start: Math.max(start, gone.end), end }].filter((left) => left.start < left.end));
}

function boundarySpread(times: readonly number[]): BoundarySpread {
  // From the earliest on, so that little is lost to rounding late in a long recording.
  const earliest = Math.min(...times);
  const mean = times.reduce((sum, time) => sum + (time - earliest), 0) / times.length;
  const squares = times.reduce((sum, time) => sum + (time - earliest - mean) ** 2, 0);
  return { earliest, latest: Math.max(...times), mean: earliest + mean, deviation: times.length < 2 ? null : Math.sqrt(squares / (times.length - 1)) };
}
