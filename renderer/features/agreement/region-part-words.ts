import type { RegionPartId } from '../../../shared/curation/region-figures.ts';
import { TERM_WORDS, type TermWords } from '../../../shared/curation/term-words.ts';

export interface PartWords extends TermWords {
  readonly name: string;
  readonly color: string;
}

/** What the parts of the decomposition are called; the colours are none of those of labels. */
export function regionPartWords(part: RegionPartId, spans: boolean): PartWords {
  switch (part) {
    case 'agree':
      return { name: 'Agree', color: 'var(--ok)', ...TERM_WORDS.agree };
    case 'labelDiffers':
      return { name: 'Label differs', color: 'var(--warn)', ...TERM_WORDS.labelDiffers };
    case 'placeDiffers':
      return { name: spans ? 'Shifted' : 'Place differs', color: 'var(--accent)', ...TERM_WORDS.placeDiffers };
    case 'placeAndLabelDiffer':
      return { name: spans ? 'Shifted, and label differs' : 'Place and label differ', color: 'color-mix(in oklab, var(--accent) 50%, var(--warn))', ...TERM_WORDS.placeDiffers };
    case 'missed':
      return { name: 'Missed by one', color: 'var(--danger)', ...TERM_WORDS.missed };
  }
}
