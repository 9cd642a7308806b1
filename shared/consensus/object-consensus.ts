import { OBJECT_THRESHOLDS } from '../agreement/object-decomposition.ts';
import { type ObjectSample, overlapSample } from '../agreement/object-sample.ts';
import { clusterObjects, type ObjectMember } from '../agreement/object-units.ts';
import type { OverlapOptions } from '../agreement/prepared-shape.ts';
import type { LabeledShape, Shape } from '../agreement/shape.ts';
import { type AveragedShape, averagedShape } from './average-shape.ts';

export interface ObjectConsensusOptions extends OverlapOptions {
  /** From this IoU on (inclusive) regions are the same object. Default .5. */
  readonly threshold?: number;
}

/** One object that raters' regions on a sample stand for. */
export interface ObjectCluster {
  /** Who drew it: rater's position and the region's place in that rater's list, by rater. */
  readonly members: readonly ObjectMember[];
  /** Raters who were assigned; `members.length / assigned` is the support. */
  readonly assigned: number;
  /** The labels most members gave, in text order; more than one is a tie and stays one. */
  readonly labels: readonly string[];
  /** Members per label, most first. */
  readonly votes: readonly { readonly label: string; readonly count: number }[];
  /** The members' mean geometry, or one member's (`averagedShape`). */
  readonly shape: Shape;
  /** How `shape` came about; `member` is a place in `members`. */
  readonly geometry: Omit<AveragedShape, 'shape'>;
  /** Found by more than half of those assigned, with one label ahead: fit to be released as it is. */
  readonly settled: boolean;
}

/**
 * The objects of one sample: regions of different raters clustered by overlap (as alpha over objects does, so that what is
 * counted there is what is shown here), with counts, label votes and mean geometry. No cluster holds a rater twice; a
 * region nobody else drew is a cluster of one. Empty when nobody drew anything.
 */
export function objectConsensus(sample: ObjectSample, options: ObjectConsensusOptions = {}): ObjectCluster[] {
  const { answers, overlaps, assigned } = overlapSample(sample, options);
  const counts = answers.map((answer) => answer?.length ?? 0);
  return clusterObjects(counts, overlaps, options.threshold ?? OBJECT_THRESHOLDS.match).map((members) => {
    const regions = members.flatMap(({ rater, index }): LabeledShape[] => {
      const region = sample.answers[rater]?.[index];
      return region === undefined ? [] : [region];
    });
    const { shape, ...geometry } = averagedShape(
      regions.map((region) => region.shape),
      options,
    );
    const votes = countVotes(regions.map((region) => region.label));
    const labels = votes.filter((vote) => vote.count === votes[0]?.count).map((vote) => vote.label);
    return {
      members,
      assigned: assigned.length,
      labels,
      votes,
      shape,
      geometry,
      settled: labels.length === 1 && 2 * members.length > assigned.length,
    };
  });
}

function countVotes(labels: readonly string[]): { readonly label: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}
