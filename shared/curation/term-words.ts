/** What a word beside the figures means, in one sentence, and where it comes from. */
export interface TermWords {
  readonly definition: string;
  readonly source: string;
}

const ALPHA_SOURCE = 'Krippendorff 2004, Content Analysis, ch. 11';
const DECOMPOSITION_SOURCE = 'A symmetric form of TIDE: Bolya et al. 2020, ECCV';

/** The words of the Agreement screen that are no figures of a question themselves (those are in `FIGURE_WORDS`). */
export const TERM_WORDS = {
  interval: {
    definition: 'If the samples had been drawn anew, figures between these limits would come out nearly always. It speaks about other samples, not about other labelers.',
    source: 'Bootstrap over samples: Efron 1979, Ann. Stat. 7; BCa: Efron 1987, JASA 82',
  },
  cutOffs: {
    definition: 'Krippendorff’s customary cut-offs are for the lower limit of the interval: rely on data from .800 up, draw tentative conclusions from .667 up. They are customs; how costly a wrong label is in your use decides.',
    source: 'Krippendorff 2004, Content Analysis, p. 241',
  },
  permutation: {
    definition: 'How often a difference in disagreement at least as large would come out if nothing had changed: for samples of both rounds, before and after are swapped at random; otherwise the samples are dealt out anew. Holm keeps the chance of any false alarm below the level when several rounds are compared.',
    source: 'Fisher 1935, Design of Experiments, §21; Holm 1979, Scand. J. Stat. 6',
  },
  disagreement: {
    definition: 'The mean distance between two answers on a sample, over the largest that answers can have: 0 is all the same, 1 as different as can be. Equal samples are not in the bars.',
    source: 'Observed disagreement of a unit: Krippendorff 2004, ch. 11',
  },
  specific: { definition: 'If one labeler gives this label, how often does another?', source: 'Specific agreement: Spitzer & Fleiss 1974; Cicchetti & Feinstein 1990' },
  labelF1: { definition: 'Share of regions with this label for which the other labeler has one at the same place with the same label.', source: 'Matching at IoU 0.5: Kuhn 1955, Munkres 1957' },
  labelAlpha: { definition: 'Agreement beyond chance on this label against everything else.', source: ALPHA_SOURCE },
  confusedWith: { definition: 'When one labeler gives this label, the other label that another gives most often, and in which share of comparisons.', source: 'Coincidence matrix: Krippendorff 2004, ch. 11' },
  withOthersLabels: {
    definition: 'How often the labeler says what most of the others say; ties share the credit, and their own vote never counts. A low number may mean hard samples, or being right against the others.',
    source: 'Leave-one-out agreement with the majority: Snow et al. 2008, EMNLP',
  },
  withOthersRegions: { definition: 'Matched F1 with all others: the share of regions for which the other has one at the same place with the same label.', source: 'Matching at IoU 0.5: Kuhn 1955, Munkres 1957' },
  withOthersDistance: { definition: 'One minus the mean distance to each other answer about the same sample.', source: '1 − observed disagreement: Krippendorff 2004, ch. 11' },
  without: { definition: 'The headline if this labeler were left out, and by how much that moves it: above 0 means that they differ more than the rest.', source: 'Leave-one-out: Quenouille 1956, Biometrika 43' },
  bias: { definition: 'The labeler’s share of each label minus the others’ on the same samples; the largest ones.', source: 'Bias of marginals: Byrt, Bishop & Carlin 1993, J. Clin. Epidemiol. 46' },
  repeats: {
    definition: 'How often the labeler gives the same answer to the same sample again. Nobody can be expected to agree with others more than with themselves.',
    source: 'Intra-rater agreement: Gwet 2014, Handbook of Inter-Rater Reliability, ch. 10',
  },
  humanLevel: {
    definition: 'How often a labeler agrees with the consensus: of the others (lower end) and with their own vote in it (upper end). What a model can be asked for lies between, as long as labelers err independently.',
    source: 'Leave-one-out human performance: Ng 2018, Machine Learning Yearning, ch. 33–35; Nowak & Rüger 2010, MIR',
  },
  pairKappa: { definition: 'Agreement of the two beyond what their own label frequencies give by chance; below 20 common samples it means little.', source: 'Cohen 1960, Educ. Psychol. Meas. 20' },
  agree: { definition: 'Both marked it at the same place (IoU 0.5 or more) with the same label.', source: DECOMPOSITION_SOURCE },
  labelDiffers: { definition: 'Both marked it at the same place, with different labels.', source: DECOMPOSITION_SOURCE },
  placeDiffers: { definition: 'Both marked something there, overlapping too little (IoU 0.1 to 0.5) to be the same region.', source: DECOMPOSITION_SOURCE },
  missed: { definition: 'One marked it, the other has nothing there (IoU below 0.1).', source: DECOMPOSITION_SOURCE },
  f1Curve: { definition: 'F1 when regions must overlap ever better to count as the same: where the curve falls early, places are the problem; where it starts low, labels or missed regions are.', source: 'Thresholds .50 to .95 as in COCO: Lin et al. 2014, ECCV' },
  boundaryMatch: { definition: 'Share of boundaries (starts and ends of spans) for which the other labeler has one within the tolerance.', source: 'Boundary retrieval: Turnbull et al. 2007, ISMIR; Raffel et al. 2014, mir_eval' },
  boundaryDeviation: { definition: 'How far matched boundaries lie apart: half of them less than the median, nine of ten less than the 90th percentile.', source: 'Median deviation: Turnbull et al. 2007, ISMIR' },
} as const satisfies Readonly<Record<string, TermWords>>;

export type TermId = keyof typeof TERM_WORDS;
