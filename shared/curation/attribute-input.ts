import { regionClusters } from '../consensus/region-clusters.ts';
import { attributesOf, type Answer, hasRegions } from '../model/annotation.ts';
import { asksForRegions, type Attribute, attributesAsked, type Question, type RegionQuestion } from '../model/label-set.ts';
import type { AnsweredUnit } from '../project/views/question-answers.ts';
import { type AgreementInput, answerMatrix } from './agreement-input.ts';

/** What agreement on an attribute is computed from: its units are regions that several labelers drew. */
export interface AttributeInput {
  readonly input: AgreementInput;
  /** For each unit the number of its sample in the parent's units: regions of one sample hang together. */
  readonly clusters: Uint32Array;
}

/** An attribute as a question of its own, about one region. */
export function attributeQuestion({ about }: RegionQuestion, attribute: Attribute): Question {
  return { ...attribute, about, cantTell: false };
}

/**
 * For each attribute of a question about regions, in order, what was said about the regions that labelers agree to be
 * there: every cluster of two regions and more is a unit, whatever their labels, so that agreement on attributes does not
 * suffer twice from a region that somebody missed. Empty where nothing is asked about regions. Costs the matching of regions.
 */
export function attributeInputs(input: AgreementInput): readonly AttributeInput[] {
  const { question } = input;
  const attributes = attributesAsked(question);
  if (!asksForRegions(question) || attributes.length === 0) return [];
  const lists = answerMatrix(input, (value) => (value.type === question.type && hasRegions(value) ? value.regions : null));
  const matched = lists.flatMap((answers, unit) =>
    regionClusters(question.type, answers)
      .filter(({ members }) => members.length > 1)
      .map((cluster) => ({ unit, cluster })),
  );
  const units = matched.map(({ unit }) => input.units[unit] as AnsweredUnit);
  const facts = matched.map(({ unit }) => input.facts[unit]);
  const clusters = Uint32Array.from(matched, ({ unit }) => unit);

  return attributes.map((attribute) => {
    const answers: Answer[] = [];
    const cells: { readonly unit: number; readonly labeler: number }[] = [];
    for (const [unit, { cluster }] of matched.entries()) {
      for (const [at, { rater }] of cluster.members.entries()) {
        const region = cluster.regions[at];
        const value = region === undefined ? undefined : attributesOf(region)[attribute.id];
        if (value?.type !== attribute.type) continue;
        answers.push({ is: 'value', value });
        cells.push({ unit, labeler: rater });
      }
    }
    return {
      clusters,
      input: {
        question: attributeQuestion(question, attribute),
        units,
        facts,
        labelers: input.labelers,
        answers,
        unit: Uint32Array.from(cells, ({ unit }) => unit),
        labeler: Uint32Array.from(cells, ({ labeler }) => labeler),
        answer: Uint32Array.from(cells.keys()),
      },
    };
  });
}
