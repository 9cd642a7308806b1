import { compareText } from '../basics/order.ts';
import { type ChanceCorrected, type SampleSize, undefinedBecause, valueOrNull } from './estimate.ts';
import { masiDistance } from './set-distance.ts';
import { LabelSetNumbering, recordingLanes, type SpanRecording, walkSlices } from './timeline.ts';
import { summedStatistic, type UnitStatistic } from './unit-statistic.ts';

export interface FrameAgreement {
  /** Duration-weighted alpha: the headline for spans. `observed` and `expected` are shares of time. */
  readonly coefficient: ChanceCorrected;
  /** `nominal` when no rater ever has two labels at once; else `masi` between the sets of active labels. */
  readonly distance: 'nominal' | 'masi';
  /** Each label read as active / not active. */
  readonly perLabel: readonly { readonly label: string; readonly coefficient: ChanceCorrected; readonly seconds: number }[];
  /** Per given recording the mean distance between its raters over time, in [0, 1]; null with fewer than two raters. */
  readonly recordingDistance: readonly (number | null)[];
  /** Recordings; `pairable` counts answers on those with two raters and more. */
  readonly n: SampleSize;
  /** Time that two or more raters were asked about, each used lane for itself, and the same times raters. */
  readonly seconds: number;
  readonly raterSeconds: number;
  /** The coefficient when recordings are resampled. */
  readonly statistic: UnitStatistic;
}

/** Sums over recordings: observed distance times time, then the time spent in each set of labels. */
function alphaOfTimes(sums: Float64Array, sets: readonly (readonly string[])[]): ChanceCorrected {
  let total = 0;
  for (let i = 1; i < sums.length; i++) total += sums[i] as number;
  if (total <= 0) return undefinedBecause('no_pairable_values');
  let expected = 0;
  for (let a = 0; a < sets.length; a++) {
    for (let b = 0; b < a; b++) {
      const both = (sums[a + 1] as number) * (sums[b + 1] as number);
      if (both > 0) expected += 2 * both * masiDistance(sets[a] as readonly string[], sets[b] as readonly string[]);
    }
  }
  expected /= total * total;
  if (expected < 1e-15) return undefinedBecause('no_variation');
  const observed = Math.max(0, sums[0] as number) / total;
  return { kind: 'defined', value: 1 - observed / expected, observed, expected };
}

/**
 * Duration-weighted alpha (spec §7.1): time is cut at every boundary of any rater, "no span" is a value of its own, and
 * D_o and D_e are weighted by duration: the limit of alpha over infinitely short frames, free of any resolution. Where
 * spans of one rater overlap, the value of an instant is the set of active labels, compared by MASI (which is 0 or 1
 * where nobody overlaps). Recordings are pooled by duration, and so are the lanes that somebody used in them. Undefined: no recording with two
 * raters; or all time has one value. O(spans log spans + V²) for V different sets.
 */
export function frameAgreement(recordings: readonly SpanRecording[]): FrameAgreement {
  const numbering = new LabelSetNumbering();
  const slices: { readonly recording: number; readonly duration: number; readonly sets: readonly number[] }[] = [];
  recordings.forEach((recording, r) => {
    if (recording.answers.filter((answer) => answer !== null).length < 2) return;
    for (const lane of recordingLanes(recording)) walkSlices(lane, numbering, (duration, sets) => slices.push({ recording: r, duration, sets: [...sets] }));
  });

  const { sets } = numbering;
  const distance = pairwiseDistance(sets);
  const width = 1 + sets.length;
  const sums = new Float64Array(recordings.length * width);
  const recordingDistance: (number | null)[] = recordings.map((recording) => (recording.answers.filter((answer) => answer !== null).length < 2 ? null : 0));
  const byLabel = new LabelTimes();
  let seconds = 0;
  let raterSeconds = 0;
  for (const slice of slices) {
    const raters = slice.sets.length;
    const from = slice.recording * width;
    let apart = 0;
    for (let i = 0; i < raters; i++) for (let j = 0; j < i; j++) apart += 2 * distance(slice.sets[i] as number, slice.sets[j] as number);
    sums[from] = (sums[from] as number) + (slice.duration * apart) / (raters - 1);
    for (const set of slice.sets) sums[from + 1 + set] = (sums[from + 1 + set] as number) + slice.duration;
    byLabel.add(slice.duration, slice.sets.map((set) => sets[set] as readonly string[]));
    seconds += slice.duration;
    raterSeconds += slice.duration * raters;
  }
  recordings.forEach((_, r) => {
    let time = 0;
    for (let i = 1; i < width; i++) time += sums[r * width + i] as number;
    if (recordingDistance[r] !== null && time > 0) recordingDistance[r] = (sums[r * width] as number) / time;
  });

  const totals = new Float64Array(width);
  for (let i = 0; i < sums.length; i++) totals[i % width] = (totals[i % width] as number) + (sums[i] as number);
  return {
    coefficient: alphaOfTimes(totals, sets),
    distance: sets.some((set) => set.length > 1) ? 'masi' : 'nominal',
    perLabel: byLabel.coefficients(raterSeconds),
    recordingDistance,
    n: sizeOf(recordings, recordingDistance),
    seconds,
    raterSeconds,
    statistic: summedStatistic(sums, width, (each) => valueOrNull(alphaOfTimes(each, sets))),
  };
}

function pairwiseDistance(sets: readonly (readonly string[])[]): (a: number, b: number) => number {
  const known = new Map<number, number>();
  return (a, b) => {
    if (a === b) return 0;
    const key = a < b ? b * sets.length + a : a * sets.length + b;
    const found = known.get(key) ?? masiDistance(sets[a] ?? [], sets[b] ?? []);
    known.set(key, found);
    return found;
  };
}

/** Per label how long it was active, and how long raters differed on it. */
class LabelTimes {
  readonly #active = new Map<string, number>();
  readonly #apart = new Map<string, number>();

  add(duration: number, sets: readonly (readonly string[])[]): void {
    const counts = new Map<string, number>();
    for (const set of sets) for (const label of set) counts.set(label, (counts.get(label) ?? 0) + 1);
    for (const [label, count] of counts) {
      this.#active.set(label, (this.#active.get(label) ?? 0) + duration * count);
      this.#apart.set(label, (this.#apart.get(label) ?? 0) + (duration * 2 * count * (sets.length - count)) / (sets.length - 1));
    }
  }

  coefficients(total: number): FrameAgreement['perLabel'] {
    return [...this.#active.entries()]
      .sort(([a], [b]) => compareText(a, b))
      .map(([label, active]) => {
        const share = active / total;
        const expected = 2 * share * (1 - share);
        const observed = (this.#apart.get(label) ?? 0) / total;
        const coefficient: ChanceCorrected =
          expected < 1e-15 ? undefinedBecause('no_variation') : { kind: 'defined', value: 1 - observed / expected, observed, expected };
        return { label, coefficient, seconds: active };
      });
  }
}

function sizeOf(recordings: readonly SpanRecording[], distance: readonly (number | null)[]): SampleSize {
  const assigned = (recording: SpanRecording): number[] => recording.answers.flatMap((answer, rater) => (answer === null ? [] : [rater]));
  const pairable = recordings.filter((_, r) => distance[r] !== null);
  return {
    units: pairable.length,
    total: recordings.length,
    raters: new Set(recordings.flatMap(assigned)).size,
    pairable: pairable.reduce((sum, recording) => sum + assigned(recording).length, 0),
    disagreeing: distance.filter((each) => each !== null && each > 0).length,
  };
}
