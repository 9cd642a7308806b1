import { OBJECT_THRESHOLDS } from '../agreement/object-decomposition.ts';
import { reaches } from '../agreement/object-matching.ts';
import { overlapSample } from '../agreement/object-sample.ts';
import { clusterObjects, type RaterPairOverlaps } from '../agreement/object-units.ts';
import { compareUtf8 } from '../basics/order.ts';
import { attributesOf, type Region } from '../model/annotation.ts';
import type { LabelId, QuestionId } from '../model/ids.ts';
import { attributesAsked, type RegionQuestion } from '../model/label-set.ts';
import { valuesDisagreement } from './attribute-disagreement.ts';

/**
 * What labelers differ in about one thing. Missed: half or more of those who answered marked it, the others did not. Extra:
 * fewer than half did. Mislabeled: it has several labels. Misplaced: two of them overlap too little to be the same
 * (`OBJECT_THRESHOLDS.match`). Attribute: they say different things about it.
 */
export const CONFLICT_KINDS = ['missed', 'extra', 'mislabeled', 'misplaced', 'attribute'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** One labeler's region in a group. */
export interface GroupMember {
  /** Place of the labeler in the lists. */
  readonly labeler: number;
  /** Place of the region in the labeler's list. */
  readonly index: number;
  readonly region: Region;
}

/** Regions of different labelers that are about the same thing. */
export interface RegionGroup {
  /** By labeler, no labeler twice; never empty. */
  readonly members: readonly GroupMember[];
  /** Labelers who answered, and marked nothing here. */
  readonly absent: readonly number[];
  /** In the order of `CONFLICT_KINDS`; empty where all agree. */
  readonly kinds: readonly ConflictKind[];
  /** Members per label, most first, equal ones in byte order. */
  readonly votes: readonly { readonly label: LabelId; readonly count: number }[];
  /** IoU (of points: similarity) of each pair of members, by their places in `members`; in [0, 1]. */
  readonly overlaps: readonly { readonly a: number; readonly b: number; readonly iou: number }[];
  /** The least of them; null for a single member. */
  readonly leastIou: number | null;
  /** Attributes that members say different things about. */
  readonly attributes: readonly QuestionId[];
}

/**
 * The things that labelers' regions on one sample stand for, with what they differ in: per labeler a list of regions, or null
 * where nothing was answered. Regions are grouped as alpha over objects does (`clusterObjects`), and groups that are near each
 * other (`OBJECT_THRESHOLDS.localisation`) belong together, misplaced. Every region of the question's kind is in exactly one
 * group; groups come in the order of their first member. Cost: overlaps once per pair of labelers.
 */
export function regionConflicts(question: RegionQuestion, lists: readonly (readonly Region[] | null)[]): RegionGroup[] {
  // Regions of another kind keep their place, so that a member's index is the one in its list; no cluster takes them.
  const places = lists.map((list) => (list ?? []).flatMap(({ shape }, index) => (shape.kind === question.type ? [index] : [])));
  const answers = lists.map((list, labeler) => (list === null ? null : (places[labeler] ?? []).flatMap((index) => list[index] ?? [])));
  const { overlaps, assigned } = overlapSample({ answers }, {});
  const iouOf = overlapLookup(overlaps);
  const counts = answers.map((answer) => answer?.length ?? 0);
  return clusterObjects(counts, overlaps, OBJECT_THRESHOLDS.localisation).map((cluster) => {
    const members = cluster.flatMap(({ rater, index }): GroupMember[] => {
      const region = answers[rater]?.[index];
      return region === undefined ? [] : [{ labeler: rater, index: places[rater]?.[index] ?? index, region }];
    });
    const pairs = cluster.flatMap((one, a) => cluster.slice(a + 1).map((other, k) => ({ a, b: a + 1 + k, iou: iouOf(one.rater, one.index, other.rater, other.index) })));
    const leastIou = pairs.length === 0 ? null : Math.min(...pairs.map(({ iou }) => iou));
    const absent = assigned.filter((labeler) => cluster.every(({ rater }) => rater !== labeler));
    const votes = labelVotes(members);
    const attributes = attributesAsked(question).flatMap((attribute) => {
      const said = members.flatMap(({ region }) => attributesOf(region)[attribute.id] ?? []);
      return (valuesDisagreement(attribute, said) ?? 0) > 0 ? [attribute.id] : [];
    });
    const is: Readonly<Record<ConflictKind, boolean>> = {
      missed: absent.length > 0 && members.length >= absent.length,
      extra: members.length < absent.length,
      mislabeled: votes.length > 1,
      misplaced: leastIou !== null && !reaches(leastIou, OBJECT_THRESHOLDS.match),
      attribute: attributes.length > 0,
    };
    return { members, absent, kinds: CONFLICT_KINDS.filter((kind) => is[kind]), votes, overlaps: pairs, leastIou, attributes };
  });
}

/** How many groups show each kind of conflict; a group may show several. */
export function conflictCounts(groups: readonly RegionGroup[]): Readonly<Record<ConflictKind, number>> {
  const counts: Record<ConflictKind, number> = { missed: 0, extra: 0, mislabeled: 0, misplaced: 0, attribute: 0 };
  for (const { kinds } of groups) for (const kind of kinds) counts[kind] += 1;
  return counts;
}

function labelVotes(members: readonly GroupMember[]): { readonly label: LabelId; readonly count: number }[] {
  const counts = new Map<LabelId, number>();
  for (const { region } of members) counts.set(region.label, (counts.get(region.label) ?? 0) + 1);
  return [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count || compareUtf8(a.label, b.label));
}

/** The IoU of two regions of raters a < b; 0 where they share nothing. Gathered once, so that no overlap is computed twice. */
function overlapLookup(overlaps: readonly RaterPairOverlaps[]): (raterA: number, indexA: number, raterB: number, indexB: number) => number {
  const found = new Map(
    overlaps.map(({ raterA, raterB, pairs }) => {
      const ious = new Map<number, number>();
      pairs.a.forEach((a, p) => ious.set(a * pairs.countB + (pairs.b[p] as number), pairs.iou[p] as number));
      return [`${raterA}/${raterB}`, { countB: pairs.countB, ious }] as const;
    }),
  );
  return (raterA, indexA, raterB, indexB) => {
    const pair = found.get(`${raterA}/${raterB}`);
    return pair?.ious.get(indexA * pair.countB + indexB) ?? 0;
  };
}
