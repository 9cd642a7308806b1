import { regionClusters } from '../consensus/region-clusters.ts';
import { attributesOf, type AttributeValue, type Region } from '../model/annotation.ts';
import { type Attribute, attributesAsked, type RegionQuestion } from '../model/label-set.ts';
import { choiceDisagreement, multichoiceDisagreement, ratingDisagreement, sampleDisagreement, textDisagreement } from './sample-disagreement.ts';

/**
 * How much labelers differ in what they say about the regions that they agree to be there: for each attribute the mean over
 * matched regions, and over attributes the greatest, in [0, 1]. Null where no attribute of a region was answered twice.
 */
export function attributeDisagreement(question: RegionQuestion, lists: readonly (readonly Region[])[]): number | null {
  const attributes = attributesAsked(question);
  if (attributes.length === 0) return null;
  const matched = regionClusters(question.type, lists).filter(({ members }) => members.length > 1);
  return sampleDisagreement(
    attributes.map((attribute) => {
      const differing = matched.flatMap(({ regions }) => valuesDisagreement(attribute, regions.flatMap((region) => attributesOf(region)[attribute.id] ?? [])) ?? []);
      return differing.length === 0 ? null : differing.reduce((sum, each) => sum + each, 0) / differing.length;
    }),
  );
}

/** How much several answers to one attribute of a region differ, in [0, 1]; null for fewer than two. Answers of another type than the attribute's are left out. */
export function valuesDisagreement(attribute: Attribute, values: readonly AttributeValue[]): number | null {
  switch (attribute.type) {
    case 'choice':
      return choiceDisagreement(values.flatMap((value) => (value.type === 'choice' ? [value.label] : [])));
    case 'multichoice':
      return multichoiceDisagreement(values.flatMap((value) => (value.type === 'multichoice' ? [value.labels] : [])));
    case 'rating':
      return ratingDisagreement(values.flatMap((value) => (value.type === 'rating' ? [value.level] : [])), attribute.levels.length);
    case 'text':
      return textDisagreement(values.flatMap((value) => (value.type === 'text' ? [value.text] : [])));
  }
}
