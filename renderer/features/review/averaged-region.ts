import type { Shape as AgreedShape } from '../../../shared/agreement/shape.ts';
import { attributeMajority } from '../../../shared/consensus/attribute-majority.ts';
import { averagedShape } from '../../../shared/consensus/average-shape.ts';
import { regionClusters } from '../../../shared/consensus/region-clusters.ts';
import type { GroupMember, RegionGroup } from '../../../shared/curation/region-conflicts.ts';
import { attributesOf, type AttributeValues, type Region, type Shape } from '../../../shared/model/annotation.ts';
import type { LabelId, RegionId } from '../../../shared/model/ids.ts';
import { attributesAsked, type RegionQuestion } from '../../../shared/model/label-set.ts';
import type { SampleFacts } from '../../../shared/model/sample.ts';
import { shapeInside } from '../../../shared/model/shape-inside.ts';

/** One region for several of the same thing. */
export interface AveragedRegion {
  readonly region: Region;
  /** The labeler whose shape it is, where shapes have no mean (outlines); undefined for a mean. */
  readonly from: number | undefined;
  /** Whether no label has more members behind it than the others. */
  readonly isLabelTied: boolean;
}

/**
 * The matched members of a group as one region: their mean place (`averagedShape`), the label and the attributes that most of them
 * give. Members that match nobody are left out, unless nobody matches. Of tied labels `preferred` if it is one of them, else
 * the first in the question's order; tied attributes stay unsaid. Undefined for a span on what is no sound.
 */
export function averagedRegion(question: RegionQuestion, { members }: RegionGroup, facts: SampleFacts, id: RegionId, preferred?: LabelId): AveragedRegion | undefined {
  const matched = matchedMembers(question, members);
  const regions = matched.map(({ region }) => region);
  const [first] = regions;
  if (first === undefined) return undefined;
  const average = averagedShape(regions.map(({ shape }) => shape));
  const shape = placedShape(average.shape, first.shape.kind === 'span' ? first.shape.lane : 0, facts);
  if (shape === undefined) return undefined;
  const labels = leadingLabels(question, regions);
  const label = labels.find((each) => each === preferred) ?? labels[0] ?? first.label;
  const attributes = agreedAttributes(question, regions);
  return {
    region: { id, label, shape, ...(attributes === undefined ? {} : { attributes }) },
    from: matched.length > 1 && average.member !== null ? matched[average.member]?.labeler : undefined,
    isLabelTied: labels.length > 1,
  };
}

function matchedMembers(question: RegionQuestion, members: readonly GroupMember[]): readonly GroupMember[] {
  const clusters = regionClusters(question.type, members.map(({ region }) => [region]));
  const largest = clusters.reduce((most, each) => (each.members.length > most.members.length ? each : most), clusters[0] ?? { members: [] });
  return largest.members.length < 2 ? members : largest.members.flatMap(({ rater }) => members[rater] ?? []);
}

function leadingLabels(question: RegionQuestion, regions: readonly Region[]): readonly LabelId[] {
  const counts = new Map<LabelId, number>();
  for (const { label } of regions) counts.set(label, (counts.get(label) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const order = question.labels.map(({ id }) => id);
  return [...counts.keys()].filter((label) => counts.get(label) === most).sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** What most of several regions say about each attribute; undefined where nothing has a majority. */
export function agreedAttributes(question: RegionQuestion, regions: readonly Region[]): AttributeValues | undefined {
  const said = attributesAsked(question).flatMap(({ id }) => {
    const most = attributeMajority(regions.flatMap((region) => attributesOf(region)[id] ?? []))?.value ?? undefined;
    return most === undefined ? [] : [[id, most] as const];
  });
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

/** An averaged shape as it is kept: pixels and degrees to a tenth, times on samples. */
export function placedShape(shape: AgreedShape, lane: number, facts: SampleFacts): Shape | undefined {
  switch (shape.kind) {
    case 'box':
      return { kind: 'box', x: tenth(shape.x), y: tenth(shape.y), width: tenth(shape.width), height: tenth(shape.height) };
    case 'point':
      return { kind: 'point', x: tenth(shape.x), y: tenth(shape.y) };
    case 'rotated-box': {
      const { x, y, width, height, angle } = shape;
      const placed = { kind: 'rotated-box', x: tenth(x), y: tenth(y), width: tenth(width), height: tenth(height), angle: tenth(angle) } as const;
      return facts.kind === 'image' ? shapeInside(placed, facts) : placed; // the mean of what lies inside may stick out
    }
    case 'polygon':
      return shape; // a labeler's own, not an average
    case 'span':
      return facts.kind === 'audio' ? { kind: 'span', start: onSample(shape.start, facts.sampleRate), end: onSample(shape.end, facts.sampleRate), lane } : undefined;
  }
}

function tenth(measure: number): number {
  return Math.round(measure * 10) / 10;
}

/** Stored times are n / sample rate. */
export function onSample(seconds: number, sampleRate: number): number {
  return Math.round(seconds * sampleRate) / sampleRate;
}
