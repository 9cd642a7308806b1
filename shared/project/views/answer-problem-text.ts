import type { AnswerProblem } from '../../model/answer-problems.ts';
import { type Answer, hasRegions } from '../../model/annotation.ts';
import { attributesAsked, findLabel, type Question } from '../../model/label-set.ts';

/** What is missing, in one sentence: "Region 3 (roof): “Colour?” is not answered." Regions count from 1 in the order of their list; spans are named by their start. */
export function answerProblemText(question: Question, answer: Answer | undefined, problem: AnswerProblem): string {
  const where = placeText(question, answer, problem);
  switch (problem.code) {
    case 'not-answered':
      return `“${question.prompt}” is not answered.`;
    case 'no-region':
      return `“${question.prompt}” needs at least one ${question.type === 'span' ? 'span' : 'region'}.`;
    case 'unknown-label':
      return `${where} has a label that is not in the label set. Choose another.`;
    case 'unknown-level':
      return `${where} has a level that is not in the label set. Choose another.`;
    case 'too-small':
      return `${where} is too small: at least ${problem.least} ${question.type === 'span' ? 's' : 'pixels'} ${question.type === 'span' ? 'long' : 'each way'}.`;
    case 'attribute-not-answered':
      return `${where} is not answered.`;
  }
}

function placeText(question: Question, answer: Answer | undefined, problem: AnswerProblem): string {
  const regions = answer?.is === 'value' && hasRegions(answer.value) ? answer.value.regions : [];
  const id = 'region' in problem ? problem.region : undefined;
  const at = regions.findIndex((region) => region.id === id);
  const region = regions[at];
  if (region === undefined) return `“${question.prompt}”`;
  // Spans are listed by time, whenever they were drawn.
  const place = region.shape.kind === 'span' ? `The span at ${region.shape.start.toFixed(2)} s` : `Region ${at + 1}`;
  const named = `${place} (${findLabel(question, region.label)?.name ?? region.label})`;
  const attribute = 'attribute' in problem ? attributesAsked(question).find((each) => each.id === problem.attribute) : undefined;
  return attribute === undefined ? named : `${named}: “${attribute.prompt}”`;
}
