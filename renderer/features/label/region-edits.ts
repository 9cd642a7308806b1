import type { Answer, AttributeValue, Region, Shape } from '../../../shared/model/annotation.ts';
import { attributesOf } from '../../../shared/model/annotation.ts';
import type { RegionStep } from '../../../shared/model/draft.ts';
import type { LabelId, QuestionId } from '../../../shared/model/ids.ts';
import { asksForRegions, type Question, type RegionQuestion } from '../../../shared/model/label-set.ts';
import { regionSteps } from '../../../shared/project/region-steps.ts';

export interface OwnedRegion {
  readonly question: RegionQuestion;
  readonly region: Region;
}

export type Answers = Readonly<Record<QuestionId, Answer>>;

const NONE: readonly Region[] = [];

export function regionsIn(answer: Answer | undefined): readonly Region[] {
  return answer?.is === 'value' && 'regions' in answer.value ? answer.value.regions : NONE;
}

/** All regions of a sample with their questions, in the order of the questions: the last lies on top. */
export function ownedRegions(questions: readonly Question[], answers: Answers): readonly OwnedRegion[] {
  return questions.filter(asksForRegions).flatMap((question) => regionsIn(answers[question.id]).map((region) => ({ question, region })));
}

/** The steps that make of each question's regions what `edit` says; none where nothing changes. */
export function editSteps(questions: readonly Question[], answers: Answers, edit: (regions: readonly Region[], question: RegionQuestion) => readonly Region[]): readonly RegionStep[] {
  return questions.filter(asksForRegions).flatMap((question) => {
    const regions = regionsIn(answers[question.id]);
    const after = edit(regions, question);
    return after === regions ? [] : regionSteps(question.id, regions, after);
  });
}

export function relabeled(regions: readonly Region[], chosen: ReadonlySet<string>, label: LabelId): readonly Region[] {
  return regions.map((region) => (chosen.has(region.id) && region.label !== label ? { ...region, label } : region));
}

export function reshaped(regions: readonly Region[], shapes: ReadonlyMap<string, Shape>): readonly Region[] {
  return regions.map((region) => {
    const shape = shapes.get(region.id);
    return shape === undefined ? region : { ...region, shape };
  });
}

/** The chosen regions with an attribute answered, or without its answer. */
export function attributed(regions: readonly Region[], chosen: ReadonlySet<string>, attribute: QuestionId, value: AttributeValue | undefined): readonly Region[] {
  return regions.map((region) => (chosen.has(region.id) ? withAttribute(region, attribute, value) : region));
}

function withAttribute(region: Region, attribute: QuestionId, value: AttributeValue | undefined): Region {
  const { [attribute]: _before, ...others } = attributesOf(region);
  const attributes = value === undefined ? others : { ...others, [attribute]: value };
  const { attributes: _all, ...rest } = region;
  return Object.keys(attributes).length === 0 ? rest : { ...rest, attributes };
}

/** The pieces of a region that was cut in its place: the first keeps its id. */
export function cut(regions: readonly Region[], pieces: ReadonlyMap<string, readonly Shape[]>, newId: () => Region['id']): readonly Region[] {
  return regions.flatMap((region) => pieces.get(region.id)?.map((shape, at) => ({ ...region, id: at === 0 ? region.id : newId(), shape })) ?? [region]);
}

/** Regions put together: the first of them takes the shape, the others go. */
export function joined(regions: readonly Region[], chosen: ReadonlySet<string>, shape: Shape): readonly Region[] {
  const first = regions.find(({ id }) => chosen.has(id));
  return regions.flatMap((region) => (region === first ? [{ ...region, shape }] : chosen.has(region.id) ? [] : [region]));
}
