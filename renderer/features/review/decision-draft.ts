import { type Change, changeTo } from '../../../shared/history/change.ts';
import type { Adjudication } from '../../../shared/model/adjudication.ts';
import type { Answer, Region } from '../../../shared/model/annotation.ts';
import type { CommitId, ContentHash, LabelId, PersonId, QuestionId, RegionId, RoundId, SampleId } from '../../../shared/model/ids.ts';
import type { LabeledQuestion, Question, RegionQuestion } from '../../../shared/model/label-set.ts';
import { regionsOf } from './labeler-answers.ts';
import { regionAddress } from './region-address.ts';

/** A decision being made. */
export interface DecisionDraft {
  readonly answer: Answer | undefined;
  readonly reason: string;
  /** Where regions that were taken from a labeler came from, by surface address. */
  readonly sources: Readonly<Record<RegionId, string>>;
  /** Things that labelers marked and the decision leaves out on purpose, by the key of their group (`CaseGroup`), and those that became part of another’s region (`mergedMark`). */
  readonly left: readonly string[];
}

export const EMPTY_DRAFT: DecisionDraft = { answer: undefined, reason: '', sources: {}, left: [] };

/** The draft that a decision in force is changed from. */
export function draftOf(adjudication: Adjudication | undefined): DecisionDraft {
  return adjudication === undefined ? EMPTY_DRAFT : { answer: adjudication.answer, reason: adjudication.reason, sources: {}, left: [] };
}

/** Takes a labeler's whole answer. Regions are copied under new ids, so that they can be changed. */
export function withAnswerOf(draft: DecisionDraft, answer: Answer, labeler: PersonId, newId: () => RegionId): DecisionDraft {
  const regions = regionsOf(answer);
  if (answer.is !== 'value' || !('regions' in answer.value)) return withAnswer(draft, answer);
  const copies = regions.map((region) => ({ from: regionAddress(labeler, region.id), copy: { ...region, id: newId() } }));
  return {
    ...draft,
    answer: { is: 'value', value: { ...answer.value, regions: copies.map(({ copy }) => copy) } },
    sources: Object.fromEntries(copies.map(({ copy, from }) => [copy.id, from])),
    left: [],
  };
}

export function withAnswer(draft: DecisionDraft, answer: Answer | undefined): DecisionDraft {
  return { ...draft, answer, sources: {}, left: [] };
}

/** Sets a label as an answer: a choice becomes it, a set of labels gains or loses it. */
export function withLabel(draft: DecisionDraft, question: LabeledQuestion, label: LabelId): DecisionDraft {
  if (question.type !== 'multichoice') return withAnswer(draft, { is: 'value', value: { type: 'choice', label } });
  const labels = draft.answer?.is === 'value' && draft.answer.value.type === 'multichoice' ? draft.answer.value.labels : [];
  const next = labels.includes(label) ? labels.filter((each) => each !== label) : [...labels, label];
  const inOrder = question.labels.map(({ id }) => id).filter((id) => next.includes(id));
  return withAnswer(draft, { is: 'value', value: { type: 'multichoice', labels: inOrder } });
}

/** "Can't tell", or back to no answer. */
export function withCantTell(draft: DecisionDraft): DecisionDraft {
  return withAnswer(draft, draft.answer?.is === 'cant-tell' ? undefined : { is: 'cant-tell' });
}

/** What says explicitly that there is nothing: no labels, no regions, no words. Undefined where a label must be chosen. */
export function emptyAnswer(question: Question): Answer | undefined {
  switch (question.type) {
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span':
      return { is: 'value', value: { type: question.type, regions: [] } };
    case 'multichoice':
      return { is: 'value', value: { type: 'multichoice', labels: [] } };
    case 'text':
      return { is: 'value', value: { type: 'text', text: '' } };
    case 'choice':
    case 'rating':
      return undefined;
  }
}

/** Adds a region, or replaces the one with its id. `from` is where it was taken from. */
export function withRegion(draft: DecisionDraft, question: RegionQuestion, region: Region, from?: string): DecisionDraft {
  const regions = regionsOf(draft.answer);
  const known = regions.some(({ id }) => id === region.id);
  const next = known ? regions.map((each) => (each.id === region.id ? region : each)) : [...regions, region];
  return {
    ...draft,
    answer: { is: 'value', value: { type: question.type, regions: next } },
    sources: from === undefined ? draft.sources : { ...draft.sources, [region.id]: from },
  };
}

/** Changes some regions in their places. */
export function withRegionsChanged(draft: DecisionDraft, question: RegionQuestion, ids: ReadonlySet<string>, change: (region: Region) => Region): DecisionDraft {
  const regions = regionsOf(draft.answer);
  if (!regions.some(({ id }) => ids.has(id))) return draft;
  return { ...draft, answer: { is: 'value', value: { type: question.type, regions: regions.map((region) => (ids.has(region.id) ? change(region) : region)) } } };
}

/** Takes regions out; taking out the last one leaves "nothing there", said on purpose. */
export function withoutRegions(draft: DecisionDraft, ids: ReadonlySet<string>): DecisionDraft {
  const { answer } = draft;
  if (ids.size === 0 || answer?.is !== 'value' || !('regions' in answer.value)) return draft;
  const sources = Object.fromEntries(Object.entries(draft.sources).filter(([region]) => !ids.has(region)));
  return { ...draft, answer: { is: 'value', value: { ...answer.value, regions: answer.value.regions.filter(({ id }) => !ids.has(id)) } }, sources };
}

/** The regions of the draft by the address they were taken from. O(regions): ask once for many. */
export function takenRegions({ answer, sources }: DecisionDraft): ReadonlyMap<string, RegionId> {
  return new Map(
    regionsOf(answer).flatMap(({ id }) => {
      const from = sources[id];
      return from === undefined ? [] : [[from, id] as const];
    }),
  );
}

/** Puts a labeler's region into the decision, or takes it out again. */
export function withRegionToggled(draft: DecisionDraft, question: RegionQuestion, region: Region, address: string, newId: () => RegionId): DecisionDraft {
  const taken = takenRegions(draft).get(address);
  return taken === undefined ? withRegion(draft, question, { ...region, id: newId() }, address) : withoutRegions(draft, new Set([taken]));
}

/** Whether the draft is a labeler's answer as it stands: for regions, exactly theirs, though they may have been moved. */
export function isAnswerOf(draft: DecisionDraft, answer: Answer | undefined, labeler: PersonId): boolean {
  if (answer === undefined || draft.answer === undefined) return false;
  const theirs = regionsOf(answer);
  if (theirs.length === 0) return JSON.stringify(answer) === JSON.stringify(draft.answer);
  if (regionsOf(draft.answer).length !== theirs.length) return false;
  const taken = takenRegions(draft);
  return theirs.every(({ id }) => taken.has(regionAddress(labeler, id)));
}

/** Whether a draft would change nothing about the decision in force. */
export function saysTheSame(draft: DecisionDraft, adjudication: Adjudication | undefined): boolean {
  return adjudication !== undefined && draft.reason.trim() === adjudication.reason && JSON.stringify(draft.answer) === JSON.stringify(adjudication.answer);
}

export interface DecisionTerms {
  readonly sample: SampleId;
  readonly question: QuestionId;
  readonly round: RoundId | undefined;
  /** The guideline in force, under which the lead decides. */
  readonly guideline: ContentHash | undefined;
  /** The decision that this one replaces. */
  readonly basedOn: CommitId | null;
}

/** The change that makes a decision; undefined while nothing is chosen. */
export function decisionChange(draft: DecisionDraft, { sample, question, round, guideline, basedOn }: DecisionTerms): Change | undefined {
  if (draft.answer === undefined) return undefined;
  const { answer, reason } = draft;
  return changeTo('adjudication', [sample, question], { answer, reason: reason.trim(), ...(round === undefined ? {} : { round }), ...(guideline === undefined ? {} : { guideline }), basedOn });
}
