import { attributesOf, type Region } from '../../../shared/model/annotation.ts';
import type { LabelId, QuestionId, RegionId } from '../../../shared/model/ids.ts';
import type { RegionQuestion } from '../../../shared/model/label-set.ts';
import type { SampleFacts } from '../../../shared/model/sample.ts';
import { type AveragedRegion, averagedRegion } from './averaged-region.ts';
import { averageSource, type CaseGroup, type GroupStates, mergedMark, withoutLeft } from './case-groups.ts';
import { type DecisionDraft, withoutRegions, withRegion, withRegionsChanged } from './decision-draft.ts';
import { regionsOf } from './labeler-answers.ts';
import { mergedSpans } from './merged-spans.ts';
import { decisionRegionId } from './region-address.ts';

/** What steps on groups need to know. */
export interface GroupTerms {
  readonly question: RegionQuestion;
  readonly facts: SampleFacts;
  readonly states: GroupStates;
  readonly newId: () => RegionId;
}

/** A draft after a step, with the region that came into it. */
export interface GroupStep {
  readonly draft: DecisionDraft;
  readonly id: RegionId | undefined;
}

/** Puts one labeler's region of a group into the decision, instead of what the decision has for the group; leaves the group out where the labeler marked nothing. */
export function withMember(draft: DecisionDraft, group: CaseGroup, labeler: number, terms: GroupTerms): GroupStep {
  const at = group.members.findIndex((member) => member.labeler === labeler);
  const [member, address] = [group.members[at], group.addresses[at]];
  if (member === undefined || address === undefined) return { draft: withLeftOut(draft, group, terms), id: undefined };
  const id = terms.newId();
  return { draft: withRegion(cleared(withAgreedFirst(draft, terms, [group]), group, terms), terms.question, { ...member.region, id }, address), id };
}

/** Puts the average of a group's matched members into the decision, instead of what it has for the group. */
export function withAverage(draft: DecisionDraft, group: CaseGroup, terms: GroupTerms, preferred?: LabelId): GroupStep & { readonly average: AveragedRegion | undefined } {
  const id = terms.newId();
  const average = averagedRegion(terms.question, group, terms.facts, id, preferred);
  if (average === undefined) return { draft, id: undefined, average };
  return { draft: withRegion(cleared(withAgreedFirst(draft, terms, [group]), group, terms), terms.question, average.region, averageSource(group)), id, average };
}

/** A region of the decision or of a labeler, with the group it belongs to. */
export interface MergedPart {
  readonly address: string;
  readonly region: Region;
  readonly group: CaseGroup | undefined;
}

/** Puts several spans, of the decision or of labelers, into the decision as one. It stands for the group of the first; those of the others are settled with it. Undefined for fewer than two spans. */
export function withMergedSpans(draft: DecisionDraft, parts: readonly MergedPart[], terms: GroupTerms): GroupStep | undefined {
  const merged = mergedSpans(terms.question, parts.map(({ region }) => region));
  if (merged === undefined) return undefined;
  const groups = [...new Set(parts.flatMap(({ group }) => group ?? []))];
  const [first, ...others] = groups;
  const id = terms.newId();
  const begun = groups.reduce((now, group) => cleared(now, group, terms), withAgreedFirst(draft, terms, groups));
  const without = withoutRegions(begun, new Set(parts.flatMap(({ address }) => decisionRegionId(address) ?? [])));
  const next = withRegion(without, terms.question, { id, ...merged }, first === undefined ? undefined : averageSource(first));
  return { draft: { ...next, left: [...next.left, ...(first === undefined ? [] : others.map((group) => mergedMark(group, first)))] }, id };
}

/** Gives the decision's region for a group these words; where it has none yet, a labeler's region with them. */
export function withWords(draft: DecisionDraft, group: CaseGroup, labeler: number, attribute: QuestionId, text: string, terms: GroupTerms): GroupStep {
  const worded = (region: Region): Region => ({ ...region, attributes: { ...attributesOf(region), [attribute]: { type: 'text', text } } });
  const own = terms.states.regionsOf(group);
  const [id] = own;
  if (id !== undefined) return { draft: withRegionsChanged(draft, terms.question, new Set(own.slice(0, 1)), worded), id };
  const taken = withMember(draft, group, labeler, terms);
  return taken.id === undefined ? taken : { draft: withRegionsChanged(taken.draft, terms.question, new Set([taken.id]), worded), id: taken.id };
}

/** Leaves a group out on purpose. */
export function withLeftOut(draft: DecisionDraft, group: CaseGroup, terms: GroupTerms): DecisionDraft {
  const without = cleared(withAgreedFirst(draft, terms, [group]), group, terms);
  return { ...without, answer: { is: 'value', value: { type: terms.question.type, regions: regionsOf(without.answer) } }, left: [...without.left, group.key] };
}

/** Puts everything that all agree on, and that the decision has not, into it, `besides` some groups: at its average place. */
export function withAgreed(draft: DecisionDraft, { question, facts, states, newId }: GroupTerms, besides: readonly CaseGroup[] = []): DecisionDraft {
  const sources: Record<RegionId, string> = { ...draft.sources };
  const added = states.agreedOutside.flatMap((group) => {
    if (besides.includes(group)) return [];
    const id = newId();
    const average = averagedRegion(question, group, facts, id);
    if (average === undefined) return [];
    sources[id] = averageSource(group);
    return [average.region];
  });
  if (added.length === 0) return draft;
  return { ...draft, answer: { is: 'value', value: { type: question.type, regions: [...regionsOf(draft.answer), ...added] } }, sources };
}

/** A decision that is begun by settling a group begins with what nobody doubts besides. */
function withAgreedFirst(draft: DecisionDraft, terms: GroupTerms, settled: readonly CaseGroup[]): DecisionDraft {
  return draft.answer === undefined ? withAgreed(draft, terms, settled) : draft;
}

/** The draft with nothing said about a group. */
function cleared(draft: DecisionDraft, group: CaseGroup, { states }: GroupTerms): DecisionDraft {
  const gone = new Set<string>(states.regionsOf(group));
  return { ...withoutRegions(draft, gone), left: withoutLeft(draft.left, group) };
}
