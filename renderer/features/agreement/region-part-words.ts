import type { RegionPartId } from '../../../shared/curation/region-figures.ts';
import { TERM_WORDS, type TermWords } from '../../../shared/curation/term-words.ts';

export interface PartWords extends TermWords {
  readonly name: string;
  readonly color: string;
}

/** What the parts of the decomposition are called; colours tell apart what must change: labels, places, what is looked for. */
export function regionPartWords(part: RegionPartId, spans: boolean): PartWords {
  switch (part) {
    case 'agree':
      return { name: 'Agree', color: 'var(--ok)', ...TERM_WORDS.agree };
    case 'labelDiffers':
      return { name: 'Label differs', color: 'var(--label-2)', ...TERM_WORDS.labelDiffers };
    case 'placeDiffers':
      return { name: spans ? 'Shifted' : 'Place differs', color: 'var(--label-1)', ...TERM_WORDS.placeDiffers };
    case 'placeAndLabelDiffer':
      return { name: spans ? 'Shifted, and label differs' : 'Place and label differ', color: 'var(--label-5)', ...TERM_WORDS.placeDiffers };
    case 'missed':
      return { name: 'Missed by one', color: 'var(--danger)', ...TERM_WORDS.missed };
  }
}
