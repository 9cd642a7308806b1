import type { Attribute, Question, QuestionType } from '../../../shared/model/label-set.ts';

const TYPE_TITLES: Readonly<Record<QuestionType, string>> = {
  choice: 'one label',
  multichoice: 'any labels',
  rating: 'rating',
  text: 'text',
  box: 'boxes',
  'rotated-box': 'rotated boxes',
  polygon: 'polygons',
  point: 'points',
  span: 'segments',
};

/** What a question asks for, in two or three words: "image, rotated boxes". */
export function questionKind({ about, type }: Question): string {
  return `${about}, ${TYPE_TITLES[type]}`;
}

/** What a region of a question is called on screen. */
export function regionWord({ about }: Question): 'region' | 'segment' {
  return about === 'audio' ? 'segment' : 'region';
}

/** What can be asked about a region: its short name, and how it reads in the list to choose from. */
export const ATTRIBUTE_KINDS: Readonly<Record<Attribute['type'], { readonly title: string; readonly item: string }>> = {
  choice: { title: 'one label', item: 'One of several labels' },
  multichoice: { title: 'any labels', item: 'Any number of labels' },
  rating: { title: 'rating', item: 'A rating' },
  text: { title: 'text', item: 'Text' },
};
