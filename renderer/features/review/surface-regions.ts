import type { RegionQuestion } from '../../../shared/model/label-set.ts';
import type { SurfaceRegion } from '../../canvas/geometry/scene.ts';
import { PERSON_COLORS } from '../../ui/palette.ts';
import type { CaseGroup, CaseGroups, GroupStates } from './case-groups.ts';
import { groupLabels, overlapText } from './conflict-words.ts';
import type { LabelerAnswer } from './labeler-answers.ts';
import type { ShownRegion } from './shown-regions.ts';

/** On photographs of any brightness: the light colours of people, and white for the decision. */
export const DECISION_COLOR = '#ffffff';
const personHex = (color: number) => PERSON_COLORS[(color - 1) % PERSON_COLORS.length]?.dark ?? '#cccccc';

export interface SurfaceTerms {
  readonly answers: readonly LabelerAnswer[];
  /** Whether the decision's regions can be changed. */
  readonly canDraw: boolean;
  /** Whether labelers' regions lie over each other, so that one caption does for a group. */
  readonly overlaid: boolean;
  /** What labelers' regions stand for; undefined where regions are only context. */
  readonly matched: { readonly question: RegionQuestion; readonly found: CaseGroups; readonly states: GroupStates } | undefined;
}

/**
 * Regions as the surface draws them, one colour a person. The regions of a group carry one caption, on the topmost: what they are
 * called and how well they match; none where the decision has the group, whose region says it then. Beside each other, each says its own label. What is left out is
 * dashed. O(regions).
 */
export function surfaceRegions(regions: readonly ShownRegion[], { answers, canDraw, overlaid, matched }: SurfaceTerms): readonly SurfaceRegion[] {
  const captioned = new Set<CaseGroup>();
  const drawn: SurfaceRegion[] = [];
  for (const { address, place, region, label, isContext } of regions.toReversed()) {
    if (region.shape.kind === 'span') continue;
    const about = { id: address, shape: region.shape };
    if (place === undefined) {
      drawn.push({ ...about, color: DECISION_COLOR, name: `Decision: ${label}`, caption: label, fixed: !canDraw });
      continue;
    }
    const given = answers[place];
    const group = matched?.found.groups[matched.found.byAddress.get(address) ?? -1];
    const common = { ...about, color: personHex(given?.color ?? 1), name: `${given?.name ?? ''}: ${label}`, fixed: true };
    if (group === undefined || matched === undefined) {
      drawn.push({ ...common, caption: label, dashed: isContext });
      continue;
    }
    const overlap = overlapText(group);
    const state = matched.states.stateOf(group);
    const says = !overlaid || (!captioned.has(group) && state !== 'in');
    captioned.add(group);
    const caption = says ? [overlaid ? groupLabels(matched.question, group) : label, overlap].filter((each) => each !== undefined).join(' · ') : '';
    drawn.push({ ...common, caption, ...(overlap === undefined ? {} : { badge: overlap }), dashed: state === 'left-out' });
  }
  return drawn.reverse();
}
