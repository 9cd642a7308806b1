import { exhausted } from '../../../shared/basics/assert.ts';
import { regionClusters } from '../../../shared/consensus/region-clusters.ts';
import { type Answer, type AnswerValue, hasRegions, type Region } from '../../../shared/model/annotation.ts';
import type { LabelId, RegionId } from '../../../shared/model/ids.ts';
import type { Question, RegionQuestion } from '../../../shared/model/label-set.ts';
import type { SampleFacts } from '../../../shared/model/sample.ts';
import { agreedAttributes, placedShape } from './averaged-region.ts';

/**
 * What more than half of those who answered say: the label, the level, the words; each label of a set for itself; each
 * region that more than half have drawn (matched by overlap, one label ahead) with their average place, and what most of
 * them say about it. Can't-tell and skipped are
 * no answers. Undefined when no answer has a majority, or fewer than two answered.
 */
export function majorityAnswer(question: Question, answers: readonly Answer[], facts: SampleFacts, newId: () => RegionId): Answer | undefined {
  const values = answers.flatMap((answer): AnswerValue[] => (answer.is === 'value' ? [answer.value] : []));
  if (values.length < 2) return undefined;
  switch (question.type) {
    case 'choice':
    case 'rating':
    case 'text':
      return mostGiven(values);
    case 'multichoice': {
      const chosen = ({ id }: { readonly id: LabelId }) => 2 * values.filter((value) => value.type === 'multichoice' && value.labels.includes(id)).length > values.length;
      const labels = question.labels.filter(chosen).map(({ id }) => id);
      return labels.length === 0 ? mostlyEmpty(values) : { is: 'value', value: { type: 'multichoice', labels } };
    }
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span': {
      const regions = settledRegions(question, values, facts, newId);
      return regions.length === 0 ? mostlyEmpty(values) : { is: 'value', value: { type: question.type, regions } };
    }
    default:
      return exhausted(question);
  }
}

/** "Nothing" is an answer like any other: more than half must have said it. */
function mostlyEmpty(values: readonly AnswerValue[]): Answer | undefined {
  const empty = values.filter((value) => ('regions' in value ? value.regions : 'labels' in value ? value.labels : [value]).length === 0);
  const [value] = empty;
  return value !== undefined && 2 * empty.length > values.length ? { is: 'value', value } : undefined;
}

function mostGiven(values: readonly AnswerValue[]): Answer | undefined {
  for (const value of values) {
    const same = values.filter((other) => spelled(other) === spelled(value));
    if (2 * same.length > values.length) return { is: 'value', value };
  }
  return undefined;
}

/** Words are the same whatever the spaces between them. */
function spelled(value: AnswerValue): string {
  return value.type === 'text' ? value.text.trim().split(/\s+/).join(' ') : JSON.stringify(value);
}

function settledRegions(question: RegionQuestion, values: readonly AnswerValue[], facts: SampleFacts, newId: () => RegionId): readonly Region[] {
  const lists = values.map((value) => (hasRegions(value) ? value.regions : null));
  return regionClusters(question.type, lists).flatMap(({ settled, labels, shape, lane, regions }): Region[] => {
    const label = labels[0] as LabelId | undefined;
    const placed = placedShape(shape, lane, facts);
    if (!settled || label === undefined || placed === undefined) return [];
    const attributes = agreedAttributes(question, regions);
    return [{ id: newId(), label, shape: placed, ...(attributes === undefined ? {} : { attributes }) }];
  });
}
