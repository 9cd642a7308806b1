import { OBJECT_THRESHOLDS } from '../../../shared/agreement/object-decomposition.ts';
import { reaches } from '../../../shared/agreement/object-matching.ts';
import { type PreparedShape, prepareShape, shapeIou } from '../../../shared/agreement/prepared-shape.ts';
import { compareText } from '../../../shared/basics/order.ts';
import { type RegionGroup, regionConflicts } from '../../../shared/curation/region-conflicts.ts';
import type { Region } from '../../../shared/model/annotation.ts';
import type { RegionId } from '../../../shared/model/ids.ts';
import type { RegionQuestion } from '../../../shared/model/label-set.ts';
import type { DecisionDraft } from './decision-draft.ts';
import { type LabelerAnswer, regionsOf } from './labeler-answers.ts';
import { regionAddress } from './region-address.ts';

/** A thing that labelers marked, on the screen. */
export interface CaseGroup extends RegionGroup {
  /** Stays the same whatever the order labelers are shown in. */
  readonly key: string;
  /** Addresses of the members' regions, in their order. */
  readonly addresses: readonly string[];
}

/** The groups of a case, with the way from a region to its group. */
export interface CaseGroups {
  readonly groups: readonly CaseGroup[];
  /** Those that labelers differ in. */
  readonly conflicts: readonly CaseGroup[];
  /** Places in `groups` by address. */
  readonly byAddress: ReadonlyMap<string, number>;
  /** The place in `groups` of the one that a region lies on most; −1 where it lies on none. Remembers each region. */
  readonly under: (region: Region) => number;
}

/** What labelers' answers to a question about regions stand for. Can't-tell and skipped are no answers. Costs as `regionConflicts`: once per case. */
export function caseGroups(question: RegionQuestion, answers: readonly LabelerAnswer[]): CaseGroups {
  const lists = answers.map(({ answer }) => (answer?.is === 'value' ? regionsOf(answer) : null));
  const groups = regionConflicts(question, lists).map((group): CaseGroup => {
    const addresses = group.members.map(({ labeler, region }) => addressOf(answers, labeler, region));
    return { ...group, addresses, key: addresses.toSorted(compareText)[0] ?? '' };
  });
  return {
    groups,
    conflicts: groups.filter(({ kinds }) => kinds.length > 0),
    byAddress: new Map(groups.flatMap(({ addresses }, place) => addresses.map((address) => [address, place] as const))),
    under: groupFinder(groups),
  };
}

function addressOf(answers: readonly LabelerAnswer[], place: number, { id }: Region): string {
  const given = answers[place];
  return given === undefined ? '' : regionAddress(given.labeler, id);
}

function groupFinder(groups: readonly RegionGroup[]): (region: Region) => number {
  const known = new WeakMap<Region, number>();
  let prepared: readonly (readonly PreparedShape[])[] | undefined;
  return (region) => {
    const found = known.get(region);
    if (found !== undefined) return found;
    prepared ??= groups.map(({ members }) => members.map((member) => prepareShape(member.region)));
    const own = prepareShape(region);
    let [best, most] = [-1, 0];
    prepared.forEach((shapes, place) => {
      for (const shape of shapes) {
        const iou = shapeIou(own, shape);
        if (reaches(iou, OBJECT_THRESHOLDS.localisation) && iou > most) [best, most] = [place, iou];
      }
    });
    known.set(region, best);
    return best;
  };
}

/** What a decision says about a group: it has it, has it in a region that stands for another, leaves it out, or says nothing yet. */
export type GroupState = 'in' | 'merged' | 'left-out' | 'open';

const MERGED = 'merged/';

/** How a draft keeps, among what has no region of its own, that a group is part of another’s: so long as that one has its region. */
export function mergedMark({ key }: CaseGroup, into: CaseGroup): string {
  return `${MERGED}${into.key}\n${key}`;
}

/** Without what a draft says of a group that has no region of its own. */
export function withoutLeft(left: readonly string[], { key }: CaseGroup): readonly string[] {
  const says = (each: string) => each === key || (each.startsWith(MERGED) && each.endsWith(`\n${key}`));
  return left.some(says) ? left.filter((each) => !says(each)) : left;
}

export interface GroupStates {
  readonly stateOf: (group: CaseGroup) => GroupState;
  /** The decision's regions for a group. */
  readonly regionsOf: (group: CaseGroup) => readonly RegionId[];
  /** The group that a region of the decision stands for. */
  readonly groupOf: (id: RegionId) => CaseGroup | undefined;
  /** Conflicts that nothing is said about. */
  readonly undecided: number;
  /** Groups without a conflict that are not in the decision, and not left out either. */
  readonly agreedOutside: readonly CaseGroup[];
}

/** Where averages came from: the group, not one labeler's region. */
const AVERAGE = 'average/';

export function averageSource({ key }: CaseGroup): string {
  return AVERAGE + key;
}

/**
 * How far a decision has come: each of its regions stands for the group it was taken from, else for the one it lies on. What a
 * decision in force does not have, it left out. O(groups + regions), and for each region drawn anew a look at all groups once.
 */
export function groupStates(found: CaseGroups, { answer, sources, left }: DecisionDraft, isInForce: boolean): GroupStates {
  const { groups, byAddress, conflicts } = found;
  const regionsByGroup = new Map<string, RegionId[]>();
  const groupByRegion = new Map<RegionId, CaseGroup>();
  for (const region of regionsOf(answer)) {
    const source = sources[region.id];
    const place = (source === undefined ? undefined : byAddress.get(source.startsWith(AVERAGE) ? source.slice(AVERAGE.length) : source)) ?? found.under(region);
    const group = groups[place];
    if (group === undefined) continue;
    groupByRegion.set(region.id, group);
    const regions = regionsByGroup.get(group.key);
    if (regions === undefined) regionsByGroup.set(group.key, [region.id]);
    else regions.push(region.id);
  }
  const leftOut = new Set(left);
  const mergedInto = new Map(left.flatMap((each): [string, string][] => {
    const [into, key] = each.startsWith(MERGED) ? each.slice(MERGED.length).split('\n') : [];
    return into === undefined || key === undefined ? [] : [[key, into]];
  }));
  const saysAll = isInForce || (answer !== undefined && answer.is !== 'value');
  const stateOf = (group: CaseGroup): GroupState => {
    if (regionsByGroup.has(group.key)) return 'in';
    const into = mergedInto.get(group.key);
    if (into !== undefined && regionsByGroup.has(into)) return 'merged';
    return saysAll || leftOut.has(group.key) ? 'left-out' : 'open';
  };
  return {
    stateOf,
    regionsOf: ({ key }) => regionsByGroup.get(key) ?? [],
    groupOf: (id) => groupByRegion.get(id),
    undecided: conflicts.filter((group) => stateOf(group) === 'open').length,
    agreedOutside: groups.filter((group) => group.kinds.length === 0 && stateOf(group) === 'open'),
  };
}

/** The conflict after, or before, one in hand, wrapping round: those that nothing is said about yet, or any once all are. */
export function steppedConflict(conflicts: readonly CaseGroup[], { stateOf }: GroupStates, inHand: string | undefined, by: 1 | -1): CaseGroup | undefined {
  const at = conflicts.findIndex(({ key }) => key === inHand);
  const start = at === -1 ? (by === 1 ? -1 : conflicts.length) : at;
  const others = Array.from({ length: conflicts.length }, (_, n) => conflicts[(start + by * (n + 1) + 2 * conflicts.length) % conflicts.length]).flatMap((group) => group ?? []);
  return others.find((group) => stateOf(group) === 'open' && group.key !== inHand) ?? others[0];
}
