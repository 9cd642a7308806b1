import { type ChanceCorrected, undefinedBecause } from './estimate.ts';

/** A unit that one rater marked on a continuum, in whole ticks. */
export interface MarkedUnit {
  readonly rater: number;
  readonly start: number;
  readonly length: number;
  readonly label: string;
}

/** A continuum of `length` ticks from `begin`, marked by raters 0 … `raters` − 1; a rater's units of one label do not overlap. */
export interface Continuum {
  readonly begin: number;
  readonly length: number;
  readonly raters: number;
  readonly units: readonly MarkedUnit[];
}

export interface UnitizingAlpha {
  readonly coefficient: ChanceCorrected;
  readonly perLabel: readonly { readonly label: string; readonly observed: number; readonly expected: number; readonly coefficient: ChanceCorrected }[];
}

interface Section {
  readonly from: number;
  readonly to: number;
  readonly marked: boolean;
}

/** One rater's continuum as units and the gaps between them. */
function sections(units: readonly MarkedUnit[], { begin, length }: Continuum): Section[] {
  const found: Section[] = [];
  let at = begin;
  for (const unit of [...units].sort((a, b) => a.start - b.start || a.length - b.length)) {
    if (unit.start > at) found.push({ from: at, to: unit.start, marked: false });
    found.push({ from: unit.start, to: unit.start + unit.length, marked: true });
    at = unit.start + unit.length;
  }
  if (at < begin + length) found.push({ from: at, to: begin + length, marked: false });
  return found;
}

/** Squared difference of two sections of different raters. */
function difference(g: Section, h: Section): number {
  if (g.marked && h.marked) {
    const intersect = g.from < h.to && h.from < g.to;
    return intersect ? (g.from - h.from) ** 2 + (g.to - h.to) ** 2 : 0;
  }
  if (g.marked && g.from >= h.from && g.to <= h.to) return (g.to - g.from) ** 2;
  if (h.marked && h.from >= g.from && h.to <= g.to) return (h.to - h.from) ** 2;
  return 0;
}

function observedFor(rows: readonly (readonly Section[])[], length: number): number {
  let sum = 0;
  rows.forEach((one, i) => {
    for (const other of rows.slice(i + 1)) {
      // Both rows are in order and cover the continuum: only sections that meet can differ.
      let from = 0;
      for (const g of one) {
        while ((other[from]?.to ?? Infinity) <= g.from) from++;
        for (let k = from; (other[k]?.from ?? Infinity) < g.to; k++) sum += 2 * difference(g, other[k] as Section);
      }
    }
  });
  return sum / (rows.length * (rows.length - 1) * length * length);
}

function expectedFor(rows: readonly (readonly Section[])[], length: number): number {
  const units = rows.flatMap((row) => row.filter((section) => section.marked)).map((section) => section.to - section.from);
  const gaps = rows
    .flatMap((row) => row.filter((section) => !section.marked))
    .map((section) => section.to - section.from)
    .sort((a, b) => b - a);
  let sum = 0;
  let within = 0;
  for (const l of units) {
    let room = 0;
    for (const gap of gaps) {
      if (gap < l) break;
      room += gap - l + 1;
    }
    sum += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * room;
    within += l * (l - 1);
  }
  const ticks = rows.length * length;
  return ((2 / length) * sum) / (ticks * (ticks - 1) - within);
}

function coefficientOf(observed: number, expected: number): ChanceCorrected {
  if (!(expected > 0)) return undefinedBecause('no_variation');
  return { kind: 'defined', value: 1 - observed / expected, observed, expected };
}

/**
 * Krippendorff's alpha for unitizing, uα (Krippendorff 1995, Sociol. Methodol. 25; 2004 ch. 11; spec §7.4), per label and
 * over all labels as 1 − Σ D_o / Σ D_e. It depends on the length of a tick: use 1 ms and say so. Undefined with fewer than
 * two raters, or when nothing is marked. O(units log units + units · gaps) per label.
 */
export function unitizingAlpha(continuum: Continuum): UnitizingAlpha {
  const labels = [...new Set(continuum.units.map((unit) => unit.label))].sort();
  if (continuum.raters < 2) return { coefficient: undefinedBecause('no_pairable_values'), perLabel: [] };
  const perLabel = labels.map((label) => {
    const rows = Array.from({ length: continuum.raters }, (_, rater) =>
      sections(
        continuum.units.filter((unit) => unit.rater === rater && unit.label === label),
        continuum,
      ),
    );
    const observed = observedFor(rows, continuum.length);
    const expected = expectedFor(rows, continuum.length);
    return { label, observed, expected, coefficient: coefficientOf(observed, expected) };
  });
  const sum = (field: 'observed' | 'expected'): number => perLabel.reduce((total, each) => total + each[field], 0);
  return { coefficient: coefficientOf(sum('observed'), sum('expected')), perLabel };
}
