import { meanSpan, spanShift, type Stretch } from '../../../shared/curation/span-differences.ts';
import { shiftBadge } from '../../../shared/curation/span-shift-words.ts';
import { BOUNDARY_TOLERANCE } from '../../../shared/curation/span-boundaries.ts';
import { attributesOf, type Region } from '../../../shared/model/annotation.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import { attributesAsked, type Question } from '../../../shared/model/label-set.ts';
import type { SpanTie, SurfaceSpan } from '../../audio/surface-span.ts';
import type { CaseGroup, CaseGroups, GroupStates } from './case-groups.ts';
import { listOf } from './conflict-words.ts';
import type { LabelerAnswer } from './labeler-answers.ts';
import { decisionAddress } from './region-address.ts';
import type { ShownRegion } from './shown-regions.ts';
import { laneOf } from './span-lanes.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

export interface SpanTerms {
  readonly question: Question;
  readonly answers: readonly LabelerAnswer[];
  /** Whether the decision's spans can be changed. */
  readonly canDraw: boolean;
  /** What labelers' spans stand for; undefined where spans are only context. */
  readonly matched: { readonly found: CaseGroups; readonly states: GroupStates } | undefined;
  /** The decision's spans by the address they were taken from. */
  readonly taken: ReadonlyMap<string, unknown>;
  /** CSS colours by the number of a label's and a person's colour. */
  readonly labelColor: (color: number) => string;
  readonly personColor: (color: number) => string;
}

/**
 * Spans as the surface draws them: the decision's in the colour of their label, labelers' in their own. A labeler's span says on a badge what
 * is wrong with it: who missed it, that it is extra, mislabeled, or how far its boundaries are from the decision's (else from the first
 * labeler's; with three and more from the average). What is left out, and context, is dashed. O(spans).
 */
export function surfaceSpans(labelers: readonly ShownRegion[], decision: readonly ShownRegion[], terms: SpanTerms): readonly SurfaceSpan[] {
  const { answers, canDraw, matched, taken, labelColor, personColor } = terms;
  const decided = new Map(decision.map((shown) => [shown.address, shown.region]));
  const told = new Set<CaseGroup>();
  const spans: SurfaceSpan[] = [];
  for (const shown of [...decision, ...labelers]) {
    const { address, place, region, label, color, isContext } = shown;
    if (region.shape.kind !== 'span') continue;
    const isOwn = place === undefined;
    const group = isOwn ? undefined : matched?.found.groups[matched.found.byAddress.get(address) ?? -1];
    // Set part by part: thousands of spans are told anew at each step, and objects joined from several are slow to make.
    const span: Writable<SurfaceSpan> = {
      id: address,
      start: region.shape.start,
      end: region.shape.end,
      lane: laneOf(shown, answers),
      color: isOwn ? labelColor(color) : personColor(answers[place]?.color ?? 1),
      name: label,
      fixed: !isOwn || !canDraw,
      showsThrough: isOwn, // those of all labelers over each other would hide the sound
      taken: !isOwn && taken.has(address),
      dashed: isContext || (group !== undefined && matched?.states.stateOf(group) === 'left-out'),
    };
    spans.push(span);
    const text = isContext ? undefined : textOf(terms.question, region);
    if (text !== undefined) span.text = text;
    if (group === undefined || matched === undefined) continue;
    const badge = badgeOf(shown, group, !told.has(group), decidedSpan(group, matched.states, decided), answers);
    told.add(group);
    if (badge === undefined) continue;
    span.badge = badge;
    span.caption = label; // the badge needs the room: the words of what is in hand are shown below
  }
  return spans;
}

/** Lines between what stands for the same thing, from row to row: the decision’s, then one labeler’s after the other. O(spans). */
export function spanTies(labelers: readonly ShownRegion[], { matched }: Pick<SpanTerms, 'matched'>, decision: readonly ShownRegion[]): readonly SpanTie[] {
  if (matched === undefined) return [];
  const seen = new Map([...decision, ...labelers].map(({ address, region }) => [address, region]));
  return matched.found.groups.flatMap((group) => {
    const own = matched.states.regionsOf(group).map(decisionAddress);
    const chain = [...own.slice(0, 1), ...group.addresses].flatMap((address) => {
      const region = seen.get(address);
      return region === undefined ? [] : [{ address, region }];
    });
    return chain.slice(1).flatMap((next, at): SpanTie[] => {
      const before = chain[at];
      return before === undefined ? [] : [{ a: before.address, b: next.address, tone: isSame(before.region, next.region) ? 'same' : 'differs' }];
    });
  });
}

/** Whether two spans say the same: one label, and boundaries no further apart than hands differ (`BOUNDARY_TOLERANCE`). */
function isSame(one: Region, other: Region): boolean {
  if (one.label !== other.label || one.shape.kind !== 'span' || other.shape.kind !== 'span') return false;
  return isNear(spanShift(one.shape, other.shape));
}

function isNear({ start, end }: { readonly start: number; readonly end: number }): boolean {
  return Math.abs(start) <= BOUNDARY_TOLERANCE && Math.abs(end) <= BOUNDARY_TOLERANCE;
}

function decidedSpan(group: CaseGroup, states: GroupStates, decided: ReadonlyMap<string, Region>): Region | undefined {
  const [id] = states.regionsOf(group);
  return id === undefined ? undefined : decided.get(decisionAddress(id));
}

function badgeOf({ region, place }: ShownRegion, group: CaseGroup, isFirst: boolean, decided: Region | undefined, answers: readonly LabelerAnswer[]): string | undefined {
  const parts: string[] = [];
  if (isFirst && group.kinds.includes('missed')) parts.push(`missed by ${listOf(group.absent.map((each) => answers[each]?.name ?? ''))}`);
  if (isFirst && group.kinds.includes('extra')) parts.push('extra');
  if (isOddLabel(region.label, group, decided)) parts.push('mislabeled');
  const reference = decided?.shape.kind === 'span' ? decided.shape : referenceSpan(group, place);
  const shift = reference === undefined || region.shape.kind !== 'span' ? undefined : spanShift(reference, region.shape);
  const moved = shift === undefined || isNear(shift) ? undefined : shiftBadge(shift);
  if (moved !== undefined) parts.push(moved);
  return parts.length === 0 ? undefined : parts.join(' · ');
}

/** Whether a label is not the decision's; before there is one, not what most say. Of a tie every label is odd. */
function isOddLabel(label: LabelId, { votes }: CaseGroup, decided: Region | undefined): boolean {
  if (decided !== undefined) return decided.label !== label;
  const [first, second] = votes;
  return second !== undefined && (first?.label !== label || first.count === second.count);
}

/** What shifts are told against while nothing is decided: the first of two, the average of more. Undefined for the first of two itself. */
function referenceSpan({ members }: CaseGroup, place: number | undefined): Stretch | undefined {
  const spans = members.flatMap(({ region: { shape } }) => (shape.kind === 'span' ? [shape] : []));
  if (members.length > 2) return meanSpan(spans);
  return members[0]?.labeler === place ? undefined : spans[0];
}

function textOf(question: Question, region: Region): string | undefined {
  const said = attributesOf(region);
  const texts = attributesAsked(question).flatMap(({ id }) => {
    const value = said[id];
    return value?.type === 'text' && value.text !== '' ? [value.text] : [];
  });
  return texts.length === 0 ? undefined : texts.join(' · ');
}
