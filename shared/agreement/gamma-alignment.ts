import { maximumAssignment } from './assignment.ts';
import type { LabeledSpan } from './timeline.ts';

/** Per annotator (by position) the spans. */
export type SpanContinuum = readonly (readonly LabeledSpan[])[];

export interface GammaCosts {
  /** Weight of position. Default 1. */
  readonly alpha: number;
  /** Cost of different labels. Default 1. */
  readonly beta: number;
  /** Cost of a span that has no counterpart. Default 1. */
  readonly deltaEmpty: number;
}

/** The paper's: position and label count alike, and a span without counterpart as much as either. */
export const GAMMA_COSTS: GammaCosts = { alpha: 1, beta: 1, deltaEmpty: 1 };

/** How unlike two spans are: their ends' distance over their lengths, squared, plus the cost of another label. */
export function spanDissimilarity(a: LabeledSpan, b: LabeledSpan, { alpha, beta, deltaEmpty }: GammaCosts): number {
  const apart = (Math.abs(a.start - b.start) + Math.abs(a.end - b.end)) / (a.end - a.start + (b.end - b.start));
  return deltaEmpty * (alpha * apart * apart + (a.label === b.label ? 0 : beta));
}

interface Unit {
  readonly annotator: number;
  readonly span: LabeledSpan;
}

/** Spans of different annotators put together, and what that saves against leaving each alone. */
interface Group {
  readonly members: readonly number[];
  readonly saving: number;
}

/**
 * The least disorder of a continuum: over all partitions into unitary alignments (at most one span per annotator each), the
 * least sum of mean pairwise dissimilarities (a missing span costs `deltaEmpty` against anything), divided by the mean number
 * of spans per annotator (Mathet, Widlöcher & Métivier 2015, Comput. Linguist. 41(3)). Null without two annotators or without
 * spans. Exact; an assignment for two annotators, for more a search over groups that save something, from left to right,
 * which is exponential in how many spans overlap. The best partition is not unique, its disorder is.
 */
export function leastDisorder(continuum: SpanContinuum, costs: GammaCosts): number | null {
  const annotators = continuum.length;
  const units = continuum
    .flatMap((spans, annotator) => spans.map((span): Unit => ({ annotator, span })))
    .filter(({ span }) => span.end > span.start)
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || a.annotator - b.annotator);
  if (annotators < 2 || units.length === 0) return null;
  const saved = annotators === 2 ? savedByPairs(units, costs) : savedByGroups(units, annotators, costs);
  return (units.length * costs.deltaEmpty - saved) / (units.length / annotators);
}

function savedByPairs(units: readonly Unit[], costs: GammaCosts): number {
  const [left, right] = [0, 1].map((annotator) => units.filter((unit) => unit.annotator === annotator).map((unit) => unit.span));
  const rows: number[] = [];
  const columns: number[] = [];
  const weights: number[] = [];
  left?.forEach((a, i) => {
    right?.forEach((b, j) => {
      const saving = 2 * costs.deltaEmpty - spanDissimilarity(a, b, costs);
      if (saving <= 0) return;
      rows.push(i);
      columns.push(j);
      weights.push(saving);
    });
  });
  const columnOfRow = maximumAssignment({ rows, columns, weights }, left?.length ?? 0, right?.length ?? 0, { firstOfTies: false });
  return weights.reduce((sum, weight, p) => sum + (columnOfRow[rows[p] as number] === columns[p] ? weight : 0), 0);
}

/** How unlike every two units are, units × units; Infinity for two of one annotator, which never go together. */
function dissimilarities(units: readonly Unit[], costs: GammaCosts): Float64Array {
  const count = units.length;
  const unlike = new Float64Array(count * count).fill(Infinity);
  for (let a = 0; a < count; a++) {
    const one = units[a] as Unit;
    for (let b = a + 1; b < count; b++) {
      const other = units[b] as Unit;
      if (one.annotator !== other.annotator) unlike[a * count + b] = unlike[b * count + a] = spanDissimilarity(one.span, other.span, costs);
    }
  }
  return unlike;
}

/**
 * All groups of two and more spans that a best partition can need; members ascending. In such a group every member pays for
 * itself: where leaving it alone saves as much, the group without it does as well.
 */
function savingGroups(units: readonly Unit[], annotators: number, costs: GammaCosts): Group[] {
  const { deltaEmpty } = costs;
  const pairs = (annotators * (annotators - 1)) / 2;
  const unlike = dissimilarities(units, costs);
  /** A member of a group so large pays for itself while its dissimilarities to the others sum to less than this. */
  const limit = (size: number): number => deltaEmpty * (pairs + size - 1);
  const greatest = limit(annotators);
  const groups: Group[] = [];
  const extend = (members: readonly number[], sums: readonly number[], total: number): void => {
    const size = members.length;
    if (size >= 2) {
      const missing = pairs - (size * (size - 1)) / 2;
      const saving = size * deltaEmpty - (total + missing * deltaEmpty) / pairs;
      if (saving > 1e-12 && sums.every((sum) => sum < limit(size))) groups.push({ members, saving });
    }
    if (size === annotators) return;
    for (let next = (members[size - 1] as number) + 1; next < units.length; next++) {
      if (!((unlike[(members[0] as number) * units.length + next] as number) < greatest)) continue;
      let own = 0;
      const grown: number[] = [];
      for (let i = 0; i < size; i++) {
        const apart = unlike[(members[i] as number) * units.length + next] as number;
        own += apart;
        grown.push((sums[i] as number) + apart);
      }
      if (own < greatest && grown.every((sum) => sum < greatest)) extend([...members, next], [...grown, own], total + own);
    }
  };
  for (let first = 0; first < units.length; first++) extend([first], [0], 0);
  return groups;
}

/** The most that disjoint groups can save together. */
function savedByGroups(units: readonly Unit[], annotators: number, costs: GammaCosts): number {
  const groups = savingGroups(units, annotators, costs).sort((a, b) => b.saving - a.saving);
  const byFirst = units.map((): Group[] => []);
  const share = new Float64Array(units.length);
  for (const group of groups) {
    byFirst[group.members[0] as number]?.push(group);
    for (const member of group.members) share[member] = Math.max(share[member] as number, group.saving / group.members.length);
  }
  const taken = new Set<number>();
  let incumbent = 0;
  for (const group of groups) {
    if (group.members.some((member) => taken.has(member))) continue;
    group.members.forEach((member) => taken.add(member));
    incumbent += group.saving;
  }

  // From left to right: a state is which later spans are already taken; of equal states only the best goes on, and a state
  // that could not beat the incumbent even if every span left saved its greatest share is dropped.
  let states = new Map<string, { readonly taken: readonly number[]; readonly saved: number; readonly hope: number }>();
  states.set('', { taken: [], saved: 0, hope: share.reduce((sum, each) => sum + each, 0) });
  units.forEach((_, unit) => {
    const next: typeof states = new Map();
    const keep = (ahead: readonly number[], saved: number, hope: number): void => {
      if (saved + hope < incumbent - 1e-12) return;
      const key = ahead.join();
      if ((next.get(key)?.saved ?? -1) < saved) next.set(key, { taken: ahead, saved, hope });
    };
    for (const { taken: ahead, saved, hope } of states.values()) {
      if (ahead[0] === unit) {
        keep(ahead.slice(1), saved, hope);
        continue;
      }
      keep(ahead, saved, hope - (share[unit] as number));
      for (const { members, saving } of byFirst[unit] as Group[]) {
        if (members.some((member) => ahead.includes(member))) continue;
        const used = members.reduce((sum, member) => sum + (share[member] as number), 0);
        keep([...ahead, ...members.slice(1)].sort((a, b) => a - b), saved + saving, hope - used);
      }
    }
    states = next;
  });
  return Math.max(incumbent, ...[...states.values()].map((state) => state.saved));
}
