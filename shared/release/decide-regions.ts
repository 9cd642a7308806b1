import { canonicalJson } from '../basics/canonical-json.ts';
import { compareText } from '../basics/order.ts';
import { attributeMajority } from '../consensus/attribute-majority.ts';
import { regionClusters } from '../consensus/region-clusters.ts';
import { attributesOf, type AttributeValue, type Region } from '../model/annotation.ts';
import type { LabelId, RegionId } from '../model/ids.ts';
import type { Attribute, RegionType } from '../model/label-set.ts';
import { boundsOf } from '../model/shape-bounds.ts';
import { type Decision, type DecisionRule, decided, undecided } from './decision.ts';

/**
 * The regions that most labelers drew: the clusters of `regionClusters` that more than half drew, with their mean geometry
 * and the label most gave. A cluster that exactly half drew, or whose label is a tie, leaves the question undecided, as
 * does one whose share (for or against) is below the threshold. What was said about the regions is voted on by those who
 * drew them: where it is no decision, an attribute that must be answered leaves the question undecided, any other is left
 * out. `lists` are the regions of each labeler, at least one list.
 */
export function decideRegions(type: RegionType, lists: readonly (readonly Region[])[], rule: DecisionRule, attributes: readonly Attribute[] = []): Decision {
  const voters = lists.length;
  let weakest = 1;
  const kept: Region[] = [];
  for (const { members, votes, shape, lane, regions } of regionClusters(type, lists)) {
    const share = members.length / voters;
    if (share === 0.5) return undecided('tie', voters, 0.5);
    weakest = Math.min(weakest, Math.max(share, 1 - share));
    if (share < 0.5) continue;
    const [best, second] = votes;
    if (best === undefined || best.count === second?.count) return undecided('tie', voters, (best?.count ?? 0) / voters);
    weakest = Math.min(weakest, best.count / voters);
    const told = decideAttributes(attributes, regions, rule);
    if (told.lacking !== null) return undecided(told.lacking, voters, told.share);
    weakest = Math.min(weakest, told.share);
    const label = best.label as LabelId; // one of the members' own labels
    kept.push({ id: '' as RegionId, label, shape: shape.kind === 'span' ? { ...shape, lane } : shape, ...(told.values.length === 0 ? {} : { attributes: Object.fromEntries(told.values) }) });
  }
  if (weakest < rule.threshold) return undecided('below-threshold', voters, weakest);
  const regions = kept.sort(inReadingOrder).map((region, at) => ({ ...region, id: `c${at + 1}` as RegionId }));
  return decided({ type, regions }, weakest, voters);
}

interface ToldOfRegion {
  readonly values: readonly (readonly [string, AttributeValue])[];
  /** The weakest share behind the values. */
  readonly share: number;
  /** Why an attribute that must be answered is not decided; null when all are. */
  readonly lacking: 'no-answers' | 'tie' | 'below-threshold' | null;
}

function decideAttributes(attributes: readonly Attribute[], members: readonly Region[], { threshold }: DecisionRule): ToldOfRegion {
  const values: (readonly [string, AttributeValue])[] = [];
  let share = 1;
  for (const { id, type, required } of attributes) {
    const given = members.flatMap((member) => {
      const value = attributesOf(member)[id];
      return value?.type === type ? [value] : [];
    });
    const most = attributeMajority(given);
    const value = most?.value ?? null;
    const reached = most?.share ?? 0;
    if (value !== null && reached >= threshold) {
      values.push([id, value]);
      share = Math.min(share, reached);
    } else if (required) return { values: [], share: reached, lacking: most === undefined ? 'no-answers' : value === null ? 'tie' : 'below-threshold' };
  }
  return { values, share, lacking: null };
}

/** By position, so that the same regions come in the same order whoever drew first. */
function inReadingOrder(one: Region, other: Region): number {
  const [a, b] = [one.shape, other.shape];
  if (a.kind === 'span' && b.kind === 'span') return a.start - b.start || a.end - b.end || a.lane - b.lane || compareText(one.label, other.label);
  if (a.kind === 'span' || b.kind === 'span') return 0;
  const [c, d] = [boundsOf(a), boundsOf(b)];
  return c.y - d.y || c.x - d.x || c.height - d.height || c.width - d.width || compareText(one.label, other.label) || compareText(canonicalJson(a), canonicalJson(b));
}
