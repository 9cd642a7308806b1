import { type Change, changeTo } from '../../../shared/history/change.ts';
import type { Adjudication } from '../../../shared/model/adjudication.ts';
import type { Answer, Region } from '../../../shared/model/annotation.ts';
import type { CommitId, ContentHash, LabelId, QuestionId, RegionId, RoundId, SampleId } from '../../../shared/model/ids.ts';
import type { LabeledQuestion, Question, RegionQuestion } from '../../../shared/model/label-set.ts';
import { regionsOf } from './labeler-answers.ts';

/** A decision being made. `sources` says of regions that were taken from a labeler where they came from, by surface address. */
export interface DecisionDraft {
  readonly answer: Answer | undefined;
  readonly reason: string;
  readonly sources: Readonly<Record<RegionId, string>>;
}

export const EMPTY_DRAFT: DecisionDraft = { answer: undefined, reason: '', sources: {} };

/** Names a labeler's region on a surface: region ids are only unique within one answer. */
export function regionAddress(place: number, region: RegionId): string {
  return `${place}/${region}`;
}

/** The draft that a decision in force is changed from. */
export function draftOf(adjudication: Adjudication | undefined): DecisionDraft {
  return adjudication === undefined ? EMPTY_DRAFT : { answer: adjudication.answer, reason: adjudication.reason, sources: {} };
}

/** Takes the whole answer of the labeler at a place. Regions are copied under new ids, so that they can be changed. */
export function withAnswerOf(draft: DecisionDraft, answer: Answer, place: number, newId: () => RegionId): DecisionDraft {
  const regions = regionsOf(answer);
  if (answer.is !== 'value' || !('regions' in answer.value)) return { ...draft, answer, sources: {} };
  const copies = regions.map((region) => ({ from: regionAddress(place, region.id), copy: { ...region, id: newId() } }));
  return {
    ...draft,
    answer: { is: 'value', value: { ...answer.value, regions: copies.map(({ copy }) => copy) } },
    sources: Object.fromEntries(copies.map(({ copy, from }) => [copy.id, from])),
  };
}

export function withAnswer(draft: DecisionDraft, answer: Answer | undefined): DecisionDraft {
  return { ...draft, answer, sources: {} };
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

/** Takes a region out; taking out the last one leaves "nothing there", said on purpose. */
export function withoutRegion(draft: DecisionDraft, id: RegionId): DecisionDraft {
  const { answer } = draft;
  if (answer?.is !== 'value' || !('regions' in answer.value)) return draft;
  const sources = Object.fromEntries(Object.entries(draft.sources).filter(([region]) => region !== id));
  return { ...draft, answer: { is: 'value', value: { ...answer.value, regions: answer.value.regions.filter((region) => region.id !== id) } }, sources };
}

/** The region of the draft that was taken from an address. */
export function takenFrom(draft: DecisionDraft, address: string): RegionId | undefined {
  return regionsOf(draft.answer).find(({ id }) => draft.sources[id] === address)?.id;
}

/** Puts a labeler's region into the decision, or takes it out again. */
export function withRegionToggled(draft: DecisionDraft, question: RegionQuestion, region: Region, address: string, newId: () => RegionId): DecisionDraft {
  const taken = takenFrom(draft, address);
  return taken === undefined ? withRegion(draft, question, { ...region, id: newId() }, address) : withoutRegion(draft, taken);
}

/** Whether the draft is the answer of the labeler at a place as it stands: for regions, exactly theirs, though they may have been moved. */
export function isAnswerOf(draft: DecisionDraft, answer: Answer | undefined, place: number): boolean {
  if (answer === undefined || draft.answer === undefined) return false;
  const theirs = regionsOf(answer);
  if (theirs.length === 0) return JSON.stringify(answer) === JSON.stringify(draft.answer);
  return regionsOf(draft.answer).length === theirs.length && theirs.every(({ id }) => takenFrom(draft, regionAddress(place, id)) !== undefined);
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
