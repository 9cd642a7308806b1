import type { Region } from '../model/annotation.ts';
import type { RegionType } from '../model/label-set.ts';
import { type ObjectCluster, objectConsensus } from './object-consensus.ts';

/** A thing that labelers' regions on one sample stand for, with the regions themselves. */
export interface RegionCluster extends ObjectCluster {
  /** The lane of spans; 0 for everything else. */
  readonly lane: number;
  /** The members' regions, in the order of `members`. */
  readonly regions: readonly Region[];
}

/**
 * The objects of one sample (`objectConsensus`) with their regions: per labeler a list of regions, or null where nothing was
 * answered. Regions of another kind than `type` are left out; spans on different lanes are different things, however they
 * overlap. Lanes come in order. O(pairs of regions that overlap).
 */
export function regionClusters(type: RegionType, lists: readonly (readonly Region[] | null)[]): RegionCluster[] {
  const fitting = lists.map((list) => list?.filter(({ shape }) => shape.kind === type) ?? null);
  const lanes = [...new Set(fitting.flatMap((list) => (list ?? []).map(laneOf)))].sort((a, b) => a - b);
  return lanes.flatMap((lane) => {
    const answers = fitting.map((list) => list?.filter((region) => laneOf(region) === lane) ?? null);
    return objectConsensus({ answers }).map((cluster) => ({
      ...cluster,
      lane,
      regions: cluster.members.flatMap(({ rater, index }) => answers[rater]?.[index] ?? []),
    }));
  });
}

function laneOf({ shape }: Region): number {
  return shape.kind === 'span' ? shape.lane : 0;
}
