import type { Coefficient, Estimate, Interval, SampleSize } from '../agreement/estimate.ts';
import type { PersonId, QuestionId } from '../model/ids.ts';
import type { QuestionType } from '../model/label-set.ts';
import type { BoundaryFigures, F1Curve, RegionDecomposition } from './region-figures.ts';

/** The figures that Concord shows, by a name that is also used in `--json` output. */
export const FIGURE_IDS = [
  'alpha_nominal',
  'alpha_ordinal',
  'alpha_interval',
  'alpha_masi',
  'alpha_jaccard',
  'alpha_words',
  'alpha_characters',
  'alpha_objects',
  'alpha_iou',
  'alpha_time',
  'percent_agreement',
  'exact_agreement',
  'cohen_kappa',
  'weighted_kappa',
  'fleiss_kappa',
  'gwet_ac1',
  'f1',
  'mean_iou',
  'wer',
  'cer',
  'boundary_f1',
  'alpha_unitizing',
  'gamma',
] as const;
export type FigureId = (typeof FIGURE_IDS)[number];

export interface Figure {
  readonly id: FigureId;
  readonly estimate: Estimate;
}

/** How labelers agree on one label. `label` is its id. */
export interface LabelFigures {
  readonly label: string;
  /** How often it was given, in units that two or more labelers answered. */
  readonly count: number;
  /** If one labeler gives it, how often does another (choice), or F1 (regions). */
  readonly specific: Coefficient;
  readonly alpha: Coefficient;
  readonly mostConfusedWith: { readonly label: string; readonly share: number } | null;
}

/** How one labeler agrees with the others. */
export interface LabelerFigures {
  readonly labeler: PersonId;
  /** Units that the labeler and at least one other answered. */
  readonly units: number;
  /** With the others' consensus (choice), or one minus the mean distance to the others. In [0, 1]. */
  readonly withOthers: Coefficient;
  /** The bootstrap interval of `withOthers` over samples, labelers fixed; null or absent where there is none. */
  readonly withOthersInterval?: Interval | null;
  /** Share of agreeing pairs among all pairs of answers that the labeler is part of, in [0, 1]; absent where answers are not one label. */
  readonly meanPairwise?: Coefficient;
  /** The headline without this labeler. */
  readonly headlineWithout: Coefficient;
  /** `headlineWithout` minus the headline: above 0 when leaving the labeler out would raise it. Absent where it was not computed. */
  readonly gain?: Coefficient;
  /** The labeler against their own earlier answers; null without repeats, absent where it was not computed. */
  readonly repeats?: RepeatFigures | null;
  /** The labeler's share of each label minus the others' on the same units, largest first; empty where it has no meaning. */
  readonly bias: readonly { readonly label: string; readonly difference: number }[];
}

/** A labeler against their own earlier answers (repeats): passes are the raters. */
export interface RepeatFigures {
  /** Samples answered in two passes of one round. */
  readonly units: number;
  /** Share of them answered the same again, with its interval. */
  readonly agreement: Estimate;
  /** The headline's coefficient with passes for raters. */
  readonly alpha: Coefficient;
  /** Fewer than 30 repeats: the share is known to ± 0.18 at best. */
  readonly few: boolean;
}

/**
 * How well people do, as a band: the unknown accuracy of a labeler lies between its ends as long as labelers err independently.
 */
export interface HumanLevel {
  /** Agreement with the consensus of the *others* (leave-one-out), mean over answers, with its interval over samples. */
  readonly estimate: Estimate;
  /** The lower end: leave-one-out. Too low, because the others err too. */
  readonly low: number;
  /** The upper end: agreement with the consensus that the own answer is part of. Too high, because everybody agrees with themselves. */
  readonly high: number;
  /** What to know before quoting it, one plain sentence each. */
  readonly pitfalls: readonly string[];
}

/** One label is most of what is said, which pulls alpha and percent agreement apart. */
export interface PrevalenceNote {
  /** The label's id or level. */
  readonly label: string;
  /** Its share of the answers on samples that two or more labelers answered; above 0.8. */
  readonly share: number;
  /** One plain sentence on why the figures differ. */
  readonly sentence: string;
}

export interface PairFigures {
  readonly first: PersonId;
  readonly second: PersonId;
  readonly units: number;
  readonly agreement: Coefficient;
  /** Cohen's kappa; null where it does not apply. */
  readonly kappa: Coefficient | null;
}

/** Which labels stand against which: `counts[a][b]` pairs of labelers of one unit said a and b. Symmetric; `null` label is "nothing there". */
export interface Confusion {
  readonly labels: readonly (string | null)[];
  readonly counts: readonly (readonly number[])[];
}

/** Everything about agreement on one question. Figures are in the order of showing; the first is the headline. */
export interface QuestionAgreement {
  readonly question: QuestionId;
  readonly type: QuestionType;
  readonly figures: readonly Figure[];
  readonly labels: readonly LabelFigures[];
  readonly labelers: readonly LabelerFigures[];
  readonly pairs: readonly PairFigures[];
  readonly confusion: Confusion | null;
  /** Per unit of the input its disagreement in [0, 1] (design §10); null with fewer than two answers. */
  readonly disagreement: readonly (number | null)[];
  readonly n: SampleSize;
  /** How well people do; null where it is undefined, absent where answers have no consensus to agree with. */
  readonly humanLevel?: HumanLevel | null;
  /** Why percent, alpha and AC1 differ here; null while no label exceeds 80 %, absent where answers are not one label. */
  readonly prevalenceNote?: PrevalenceNote | null;
  /** F1 per label along IoU .50 … .95; absent where answers are not regions. */
  readonly f1Curve?: F1Curve;
  /** Agree, mislabeled, misplaced (spans: shifted), missed; in total and per pair, each with its samples. Absent where answers are not regions. */
  readonly decomposition?: RegionDecomposition;
  /** Monte-Carlo standard error of the distance that `alpha_iou` expects by chance: above 0 when it was sampled. Absent without that figure. */
  readonly alphaIouError?: number;
  /** How boundaries of spans fit; absent where answers are not spans. */
  readonly boundaries?: BoundaryFigures;
  /** What `alpha_time` compares at each instant: one label (`nominal`: nobody overlaps), or the set of active ones (`masi`). Absent without that figure. */
  readonly timeDistance?: 'nominal' | 'masi';
  /** Answers of every kind, and how many of them were "can't tell" or a skip: missing for coefficients, shown beside them. */
  readonly given: number;
  readonly cantTell: number;
  readonly skipped: number;
  /**
   * For each attribute of a question about regions, how labelers agree on it: `question` is the attribute's id, units are
   * regions that two or more labelers drew. Absent where nothing is asked about regions.
   */
  readonly attributes?: readonly QuestionAgreement[];
}

/** What each kind of question computes; the rest is the same for all. */
export type MeasuredAgreement = Omit<QuestionAgreement, 'question' | 'type' | 'given' | 'cantTell' | 'skipped' | 'attributes'>;
