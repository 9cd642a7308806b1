import { assert } from '../basics/assert.ts';
import { compareText } from '../basics/order.ts';
import { type Random, seededRandom, shuffled } from '../basics/random.ts';
import type { SampleId } from '../model/ids.ts';
import { RELEASE_SPLITS, type ReleaseRecipe, type ReleaseSplit } from '../model/release.ts';

/** A sample to be put into a split. `groups` are all groups it belongs to (exact duplicates may lie in several). */
export interface SplitItem {
  readonly sample: SampleId;
  readonly groups: readonly string[];
  /** The labels that the split is to keep in proportion. */
  readonly labels: readonly string[];
}

const NOTHING_KEPT: ReadonlyMap<SampleId, ReleaseSplit> = new Map();

/** Samples that stay together: one sample, or all of groups that share samples. */
interface Block {
  readonly samples: SampleId[];
  readonly labels: Map<string, number>;
}

/**
 * Puts each sample into train, dev or test: in the asked shares, each label in the same proportion as far as that goes, and
 * all samples of one group together. Iterative stratification (Sechidis, Tsoumakas & Vlahavas 2011, ECML PKDD, "On the
 * stratification of multi-label data"), on groups: the rarest label's blocks are dealt first, the largest first, each to
 * the split that still wants most of that label. Samples in `kept` stay in their split as long as it has a share, and draw
 * what is new in their groups with them; the others fill up what is short. Deterministic in the seed; the order of items
 * does not matter. O(blocks · labels).
 */
export function splitRelease(items: readonly SplitItem[], shares: ReleaseRecipe['shares'], seed: number, kept: ReadonlyMap<SampleId, ReleaseSplit> = NOTHING_KEPT): ReadonlyMap<SampleId, ReleaseSplit> {
  const random = seededRandom(seed);
  const blocks = new Set(shuffled(blocksOf(items), random));
  const wanted = RELEASE_SPLITS.filter((split) => shares[split] > 0);
  assert(wanted.length > 0 || items.length === 0, 'a release needs a split with a share above 0');
  const room = new Map(wanted.map((split) => [split, shares[split] * items.length]));
  const roomByLabel = new Map<string, Map<ReleaseSplit, number>>();
  const left = new Map<string, number>();
  for (const { labels } of blocks) for (const [label, count] of labels) left.set(label, (left.get(label) ?? 0) + count);
  for (const [label, count] of left) roomByLabel.set(label, new Map(wanted.map((split) => [split, shares[split] * count])));

  const result = new Map<SampleId, ReleaseSplit>();
  const deal = (block: Block, label: string | undefined) => put(block, roomiest(wanted, label === undefined ? undefined : roomByLabel.get(label), room, random));
  const put = (block: Block, split: ReleaseSplit) => {
    blocks.delete(block);
    for (const sample of block.samples) {
      const own = keptSplit(sample) ?? split;
      result.set(sample, own);
      room.set(own, (room.get(own) ?? 0) - 1);
    }
    for (const [each, count] of block.labels) {
      const rooms = roomByLabel.get(each);
      rooms?.set(split, (rooms.get(split) ?? 0) - count);
      left.set(each, (left.get(each) ?? 0) - count);
    }
  };

  const keptSplit = (sample: SampleId) => wanted.find((split) => split === kept.get(sample));
  for (const block of blocks) {
    const counts = wanted.map((split) => block.samples.filter((sample) => keptSplit(sample) === split).length);
    const most = Math.max(...counts);
    if (most > 0) put(block, wanted[counts.indexOf(most)] ?? 'train');
  }

  const dealt = new Set<string>();
  for (;;) {
    const rarest = [...left].filter(([label, count]) => count > 0 && !dealt.has(label)).sort((a, b) => a[1] - b[1] || compareText(a[0], b[0]))[0]?.[0];
    if (rarest === undefined) break;
    dealt.add(rarest);
    for (const block of largestFirst([...blocks].filter(({ labels }) => labels.has(rarest)))) deal(block, rarest);
  }
  for (const block of largestFirst([...blocks])) deal(block, undefined);
  return result;
}

/** The split that still wants most of a label; then most of anything; then by lot. Sums of shares differ by rounding. */
function roomiest(wanted: readonly ReleaseSplit[], ofLabel: ReadonlyMap<ReleaseSplit, number> | undefined, ofAll: ReadonlyMap<ReleaseSplit, number>, random: Random): ReleaseSplit {
  const most = (splits: readonly ReleaseSplit[], room: ReadonlyMap<ReleaseSplit, number> | undefined) => {
    const greatest = Math.max(...splits.map((split) => room?.get(split) ?? 0));
    return splits.filter((split) => (room?.get(split) ?? 0) >= greatest - 1e-9);
  };
  const best = most(most(wanted, ofLabel), ofAll);
  return best[best.length > 1 ? random.below(best.length) : 0] ?? 'train';
}

function largestFirst(blocks: readonly Block[]): readonly Block[] {
  return [...blocks].sort((a, b) => b.samples.length - a.samples.length);
}

function blocksOf(items: readonly SplitItem[]): Block[] {
  const sorted = [...items].sort((a, b) => compareText(a.sample, b.sample));
  const parent = new Map<string, string>();
  const rootOf = (group: string): string => {
    let at = group;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  for (const { groups } of sorted) {
    for (const group of groups) {
      if (!parent.has(group)) parent.set(group, group);
      const [a, b] = [rootOf(group), rootOf(groups[0] ?? group)];
      if (a !== b) parent.set(a > b ? a : b, a > b ? b : a);
    }
  }
  const blocks = new Map<string, Block>();
  for (const { sample, groups, labels } of sorted) {
    const key = groups[0] === undefined ? `sample ${sample}` : `group ${rootOf(groups[0])}`;
    const block = blocks.get(key) ?? { samples: [], labels: new Map<string, number>() };
    block.samples.push(sample);
    for (const label of new Set(labels)) block.labels.set(label, (block.labels.get(label) ?? 0) + 1);
    blocks.set(key, block);
  }
  return [...blocks.values()];
}
