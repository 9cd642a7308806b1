import type { FigureId } from './agreement-figures.ts';

/** What a figure is called, what it says in one sentence, and where it comes from. */
export interface FigureWords {
  readonly name: string;
  readonly definition: string;
  readonly source: string;
  /** 1 is best unless it is an error rate. */
  readonly better: 'higher' | 'lower';
}

const ALPHA_SOURCE = 'Krippendorff 2004, Content Analysis, ch. 11';

export const FIGURE_WORDS: Readonly<Record<FigureId, FigureWords>> = {
  alpha_nominal: { name: 'Krippendorff’s α', definition: 'Agreement beyond chance: 1 is perfect, 0 is what chance gives, below 0 is worse than chance.', source: ALPHA_SOURCE, better: 'higher' },
  alpha_ordinal: { name: 'Krippendorff’s α, ordinal', definition: 'Agreement beyond chance where being further apart in the order counts more.', source: ALPHA_SOURCE, better: 'higher' },
  alpha_interval: { name: 'Krippendorff’s α, interval', definition: 'Agreement beyond chance where the squared distance between levels counts.', source: ALPHA_SOURCE, better: 'higher' },
  alpha_masi: { name: 'α with MASI distance', definition: 'Agreement beyond chance on whole sets of labels; sets that share labels count as partly agreeing.', source: 'Passonneau 2006, LREC', better: 'higher' },
  alpha_jaccard: { name: 'α with Jaccard distance', definition: 'Agreement beyond chance where two sets differ by the share of labels they do not have in common.', source: 'Krippendorff 2004; Jaccard 1912', better: 'higher' },
  alpha_words: { name: 'α with word edit distance', definition: 'Agreement beyond chance on normalised texts: how many words must change to turn one into the other.', source: 'Krippendorff 2004; Levenshtein 1966', better: 'higher' },
  alpha_characters: { name: 'α with character edit distance', definition: 'As with words, but counted in characters.', source: 'Krippendorff 2004; Levenshtein 1966', better: 'higher' },
  alpha_objects: { name: 'α over objects', definition: 'Do they agree on what is there and what it is? Boxes that overlap by half or more are the same object; “nothing there” is an answer.', source: 'Tschirschwitz et al. 2022, GCPR', better: 'higher' },
  alpha_iou: { name: 'α with IoU distance', definition: 'Agreement beyond chance on whole answers, graded by how well regions overlap.', source: 'Braylan, Alonso & Lease 2022, WWW', better: 'higher' },
  alpha_time: { name: 'α over time', definition: 'Agreement beyond chance at every instant of every lane, weighted by duration; “no span” is an answer.', source: ALPHA_SOURCE, better: 'higher' },
  percent_agreement: { name: 'Percent agreement', definition: 'How often two labelers of the same sample say the same, every answer counting alike. Not corrected for chance.', source: 'Krippendorff 2004 (1 − observed disagreement)', better: 'higher' },
  exact_agreement: { name: 'Exactly the same', definition: 'How often two labelers of the same sample give exactly the same answer.', source: 'Krippendorff 2004 (1 − observed disagreement)', better: 'higher' },
  cohen_kappa: { name: 'Cohen’s κ', definition: 'Agreement of two labelers beyond what their own label frequencies give by chance.', source: 'Cohen 1960, Educ. Psychol. Meas. 20', better: 'higher' },
  weighted_kappa: { name: 'Weighted κ, quadratic', definition: 'Cohen’s κ for ordered levels: far apart counts more.', source: 'Cohen 1968, Psychol. Bull. 70', better: 'higher' },
  fleiss_kappa: { name: 'Fleiss’ κ', definition: 'κ for more than two labelers, where every sample has the same number of answers.', source: 'Fleiss 1971, Psychol. Bull. 76', better: 'higher' },
  gwet_ac1: { name: 'Gwet’s AC1', definition: 'A chance-corrected figure that stays high when nearly all answers are one label; look at it beside α then.', source: 'Gwet 2008, Br. J. Math. Stat. Psychol. 61', better: 'higher' },
  f1: { name: 'Matched F1', definition: 'Share of regions for which the other labeler has one at the same place with the same label.', source: 'Matching at IoU 0.5: Kuhn 1955, Munkres 1957', better: 'higher' },
  mean_iou: { name: 'Mean IoU of matches', definition: 'How well regions that were matched lie on each other: 1 is exactly.', source: 'Everingham et al. 2010, IJCV 88', better: 'higher' },
  wer: { name: 'Word error rate', definition: 'Words that must change to turn one labeler’s text into another’s, per word; every pair of labelers both ways. Above 100 % where one text is much longer than the other.', source: 'Levenshtein 1966; NIST', better: 'lower' },
  cer: { name: 'Character error rate', definition: 'Characters that must change to turn one labeler’s text into another’s, per character; above 100 % where one is much longer.', source: 'Levenshtein 1966; NIST', better: 'lower' },
  boundary_f1: { name: 'Boundary F1', definition: 'Share of starts and ends of spans for which the other labeler has one within the tolerance.', source: 'Turnbull et al. 2007, ISMIR; Raffel et al. 2014, mir_eval', better: 'higher' },
  alpha_unitizing: { name: 'α for unitizing', definition: 'Agreement beyond chance on where spans begin and end, per label, with squared distances; it depends on the tick (1 ms).', source: 'Krippendorff 1995, Sociol. Methodol. 25', better: 'higher' },
  gamma: { name: 'γ', definition: 'Agreement beyond chance on the best alignment of all spans, places and labels at once; chance is drawn at random, so it is never exact.', source: 'Mathet, Widlöcher & Métivier 2015, Comput. Linguist. 41', better: 'higher' },
};
