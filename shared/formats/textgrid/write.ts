import { assert } from '../../basics/assert.ts';

/** One stretch of time with a text. Seconds; `end` after `start`. */
export interface TierSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Spans that belong together under one name. They may come in any order, and overlap. */
export interface SpanTier {
  readonly name: string;
  readonly spans: readonly TierSpan[];
}

/** Times are written in whole nanoseconds: finer than any frame, and equal times stay equal. */
const PER_SECOND = 1e9;

interface Interval {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * A Praat TextGrid (long text form) of interval tiers. Praat keeps intervals of a tier side by side, without gaps and overlaps: gaps
 * become intervals without text, and what overlaps goes to further tiers, "name (2)", "name (3)" …, as few as there
 * can be. `seconds` is how long the recording is; it grows to the last end where spans reach beyond. O(n log n).
 */
export function writeTextGrid(seconds: number, tiers: readonly SpanTier[]): string {
  const separated = tiers.flatMap(({ name, spans }) => withoutOverlaps(spans).map((intervals, at) => ({ name: at === 0 ? name : `${name} (${at + 1})`, intervals })));
  const end = separated.reduce((most, { intervals }) => Math.max(most, intervals.at(-1)?.to ?? 0), Math.max(1, nanos(seconds)));
  return [
    'File type = "ooTextFile"',
    'Object class = "TextGrid"',
    '',
    'xmin = 0',
    `xmax = ${written(end)}`,
    'tiers? <exists>',
    `size = ${separated.length}`,
    'item []:',
    ...separated.flatMap(({ name, intervals }, at) => tierLines(name, tiled(intervals, end), end, at + 1)),
    '',
  ].join('\n');
}

function tierLines(name: string, intervals: readonly Interval[], end: number, number: number): readonly string[] {
  return [
    `    item [${number}]:`,
    '        class = "IntervalTier"',
    `        name = ${quoted(name)}`,
    '        xmin = 0',
    `        xmax = ${written(end)}`,
    `        intervals: size = ${intervals.length}`,
    ...intervals.flatMap(({ from, to, text }, at) => [`        intervals [${at + 1}]:`, `            xmin = ${written(from)}`, `            xmax = ${written(to)}`, `            text = ${quoted(text)}`]),
  ];
}

/** The spans in rows in which nothing overlaps, each row by time: every span goes to the first row that is free. At least one row, which may be empty. */
function withoutOverlaps(spans: readonly TierSpan[]): readonly (readonly Interval[])[] {
  const rows: Interval[][] = [[]];
  const intervals = spans.map(({ start, end, text }): Interval => ({ from: nanos(start), to: nanos(end), text }));
  for (const interval of intervals.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    assert(interval.from >= 0 && interval.to > interval.from, 'a span lies after the start of the recording and takes time');
    const row = rows.find((each) => (each.at(-1)?.to ?? 0) <= interval.from);
    if (row === undefined) rows.push([interval]);
    else row.push(interval);
  }
  return rows;
}

/** Intervals of a row with those without text between, before and after them, so that together they fill the recording. */
function tiled(intervals: readonly Interval[], end: number): readonly Interval[] {
  const all: Interval[] = [];
  let at = 0;
  for (const interval of intervals) {
    if (interval.from > at) all.push({ from: at, to: interval.from, text: '' });
    all.push(interval);
    at = interval.to;
  }
  if (at < end) all.push({ from: at, to: end, text: '' });
  return all;
}

function nanos(seconds: number): number {
  return Math.round(seconds * PER_SECOND);
}

/** Seconds without exponent and without zeros at the end. */
function written(time: number): string {
  const whole = Math.floor(time / PER_SECOND);
  const rest = String(time - whole * PER_SECOND).padStart(9, '0').replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
