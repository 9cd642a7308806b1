import { compareText } from '../basics/order.ts';
import { objectConsensus } from '../consensus/object-consensus.ts';
import type { Region } from '../model/annotation.ts';
import type { LabelId, RegionId } from '../model/ids.ts';
import type { RegionType } from '../model/label-set.ts';
import { type Decision, type DecisionRule, decided, undecided } from './decision.ts';

/**
 * The regions that most labelers drew: the clusters of `objectConsensus` that more than half drew, with their mean geometry
 * and the label most gave. A cluster that exactly half drew, or whose label is a tie, leaves the question undecided, as
 * does one whose share (for or against) is below the threshold. Spans on different lanes are different things, however they
 * overlap. `lists` are the regions of each labeler, at least one list.
 */
export function decideRegions(type: RegionType, lists: readonly (readonly Region[])[], rule: DecisionRule): Decision {
  const voters = lists.length;
  const fitting = lists.map((list) => list.filter(({ shape }) => shape.kind === type));
  let weakest = 1;
  const kept: Region[] = [];
  for (const lane of lanesOf(fitting)) {
    const answers = fitting.map((list) => list.filter(({ shape }) => laneOf(shape) === lane));
    for (const { members, votes, shape } of objectConsensus({ answers })) {
      const share = members.length / voters;
      if (share === 0.5) return undecided('tie', voters, 0.5);
      weakest = Math.min(weakest, Math.max(share, 1 - share));
      if (share < 0.5) continue;
      const [best, second] = votes;
      if (best === undefined || best.count === second?.count) return undecided('tie', voters, (best?.count ?? 0) / voters);
      weakest = Math.min(weakest, best.count / voters);
      const label = best.label as LabelId; // one of the members' own labels
      kept.push({ id: '' as RegionId, label, shape: shape.kind === 'span' ? { ...shape, lane } : shape });
    }
  }
  if (weakest < rule.threshold) return undecided('below-threshold', voters, weakest);
  const regions = kept.sort(inReadingOrder).map((region, at) => ({ ...region, id: `c${at + 1}` as RegionId }));
  return decided({ type, regions }, weakest, voters);
}

function lanesOf(lists: readonly (readonly Region[])[]): readonly number[] {
  return [...new Set(lists.flatMap((list) => list.map(({ shape }) => laneOf(shape))))].sort((a, b) => a - b);
}

function laneOf(shape: Region['shape']): number {
  return shape.kind === 'span' ? shape.lane : 0;
}

/** By position, so that the same regions come in the same order whoever drew first. */
function inReadingOrder(one: Region, other: Region): number {
  const [a, b] = [one.shape, other.shape];
  if (a.kind === 'box' && b.kind === 'box') return a.y - b.y || a.x - b.x || a.height - b.height || a.width - b.width || compareText(one.label, other.label);
  if (a.kind === 'span' && b.kind === 'span') return a.start - b.start || a.end - b.end || a.lane - b.lane || compareText(one.label, other.label);
  return 0;
}
