import { type Answer, type AttributeValue, attributesOf, hasRegions, type Region, type Shape } from './annotation.ts';
import type { QuestionId, RegionId } from './ids.ts';
import { asksForRegions, type Attribute, attributesAsked, findLabel, hasLabels, leastSize, type Question, type RegionQuestion } from './label-set.ts';
import { boundsOf } from './shape-bounds.ts';

/** What keeps an answer from being submitted, and where: about a region where `region` names one, about its attribute where `attribute` does. */
export type AnswerProblem =
  | { readonly code: 'not-answered' }
  | { readonly code: 'no-region' }
  /** The label, or a label that an attribute was answered with, is not in the label set (any more). */
  | { readonly code: 'unknown-label'; readonly region?: RegionId; readonly attribute?: QuestionId }
  | { readonly code: 'unknown-level'; readonly region?: RegionId; readonly attribute?: QuestionId }
  | { readonly code: 'too-small'; readonly region: RegionId; readonly least: number }
  | { readonly code: 'attribute-not-answered'; readonly region: RegionId; readonly attribute: QuestionId };

/**
 * What is missing from an answer to a question before it can be submitted, regions in their order; empty when nothing is.
 * "Can't tell" and a skip are whole answers. A question about regions is answered by none of them too, unless it asks for
 * at least one. What was said beyond the question (attributes it does not have, lanes beyond its names, texts with tokens it
 * does not list) is no problem: it may come from another tool or another version. O(regions · attributes).
 */
export function answerProblems(question: Question, answer: Answer | undefined): readonly AnswerProblem[] {
  if (answer !== undefined && answer.is !== 'value') return [];
  const value = answer?.value.type === question.type ? answer.value : undefined;
  if (asksForRegions(question)) return regionProblems(question, value !== undefined && hasRegions(value) ? value.regions : []);
  const missing: readonly AnswerProblem[] = question.required ? [{ code: 'not-answered' }] : [];
  if (value === undefined) return missing;
  switch (value.type) {
    case 'choice':
      return findLabel(question, value.label) === undefined ? [{ code: 'unknown-label' }] : [];
    case 'multichoice':
      return value.labels.some((label) => findLabel(question, label) === undefined) ? [{ code: 'unknown-label' }] : value.labels.length === 0 ? missing : [];
    case 'rating':
      return question.type === 'rating' && value.level >= question.levels.length ? [{ code: 'unknown-level' }] : [];
    case 'text':
      return value.text.trim() === '' ? missing : [];
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span':
      return missing;
  }
}

function regionProblems(question: RegionQuestion, regions: readonly Region[]): AnswerProblem[] {
  if (regions.length === 0) return question.atLeastOne === true ? [{ code: 'no-region' }] : [];
  const least = leastSize(question);
  const attributes = attributesAsked(question);
  return regions.flatMap((region): AnswerProblem[] => [
    ...(findLabel(question, region.label) === undefined ? [{ code: 'unknown-label', region: region.id } as const] : []),
    ...(least > 0 && shortestSide(region.shape) < least ? [{ code: 'too-small', region: region.id, least } as const] : []),
    ...attributes.flatMap((attribute) => attributeProblem(attribute, region.id, attributesOf(region)[attribute.id])),
  ]);
}

/** The length of a span in seconds, else the shorter side in pixels: a box's own, of a polygon that of its bounds. */
export function shortestSide(shape: Shape): number {
  if (shape.kind === 'span') return shape.end - shape.start;
  const { width, height } = shape.kind === 'rotated-box' ? shape : boundsOf(shape);
  return Math.min(width, height);
}

function attributeProblem(attribute: Attribute, region: RegionId, value: AttributeValue | undefined): AnswerProblem[] {
  if (value === undefined || value.type !== attribute.type || isEmpty(value)) {
    return attribute.required ? [{ code: 'attribute-not-answered', region, attribute: attribute.id }] : [];
  }
  if (value.type === 'rating') return attribute.type === 'rating' && value.level >= attribute.levels.length ? [{ code: 'unknown-level', region, attribute: attribute.id }] : [];
  if (value.type === 'text' || !hasLabels(attribute)) return [];
  const given = value.type === 'choice' ? [value.label] : value.labels;
  return given.every((label) => findLabel(attribute, label) !== undefined) ? [] : [{ code: 'unknown-label', region, attribute: attribute.id }];
}

function isEmpty(value: AttributeValue): boolean {
  return (value.type === 'text' && value.text.trim() === '') || (value.type === 'multichoice' && value.labels.length === 0);
}
