import type { Coefficient, Estimate } from '../agreement/estimate.ts';
import type { PersonId } from '../model/ids.ts';

/** F1 when regions must overlap ever better to count as the same; lists run along `thresholds`. */
export interface F1Curve {
  /** The IoU that a pair of regions must reach: .50, .55 … .95. */
  readonly thresholds: readonly number[];
  /** Over all labels, in [0, 1]; null where nobody drew anything. */
  readonly all: readonly (number | null)[];
  /** The same for each declared label and each that occurs besides. */
  readonly labels: readonly { readonly label: string; readonly f1: readonly (number | null)[] }[];
}

/**
 * What becomes of regions when two labelers are compared (a symmetric form of TIDE, Bolya et al. 2020, ECCV):
 * - `agree`: both drew it at the same place (IoU .5 and more) with the same label;
 * - `labelDiffers`: at the same place with another label;
 * - `placeDiffers`: near it (IoU .1 to .5) with the same label: misplaced, for spans shifted;
 * - `placeAndLabelDiffer`: near it with another label;
 * - `missed`: one drew it, the other has nothing there.
 */
export type RegionPartId = 'agree' | 'labelDiffers' | 'placeDiffers' | 'placeAndLabelDiffer' | 'missed';

/** How many regions went one way, and where: `units` are the numbers of the input's units with at least one, ascending. */
export interface RegionPart {
  readonly part: RegionPartId;
  /** Pairs of regions; for `missed`, single regions. */
  readonly count: number;
  readonly units: readonly number[];
}

/** The decomposition of two labelers; a region of `first` is in exactly one of the first four parts or in `missedBySecond`. */
export interface PairDecomposition {
  readonly first: PersonId;
  readonly second: PersonId;
  /** Every part once, in the order of `RegionPartId`; `missed` is both sides together. */
  readonly parts: readonly RegionPart[];
  /** Regions of `second` that `first` has nothing for, and the other way round. */
  readonly missedByFirst: RegionPart;
  readonly missedBySecond: RegionPart;
}

/** Where regions of labelers agree and how they fail to, over all pairs and for each; pairs in the order of `pairs`. */
export interface RegionDecomposition {
  readonly total: readonly RegionPart[];
  readonly pairs: readonly PairDecomposition[];
}

/** How far matched boundaries lie apart, in seconds. `signed` is second − first; quantiles interpolate linearly. */
export interface BoundaryDeviationFigures {
  readonly medianSigned: number;
  readonly p90Signed: number;
  readonly medianAbsolute: number;
  readonly p90Absolute: number;
}

/** How the starts and ends of two labelers' spans fit. */
export interface PairBoundaries {
  readonly first: PersonId;
  readonly second: PersonId;
  readonly matched: number;
  /** Share of `second`'s boundaries that `first` has within the tolerance. */
  readonly precision: Coefficient;
  /** Share of `first`'s boundaries that `second` has within the tolerance. */
  readonly recall: Coefficient;
  readonly f1: Coefficient;
  /** Null when nothing matched. */
  readonly deviation: BoundaryDeviationFigures | null;
}

/**
 * Starts and ends of spans within one lane, whatever their labels; each instant counts once a labeler, and the ends of the
 * recording itself do not count.
 */
export interface BoundaryFigures {
  /** How far apart two boundaries may lie and still match, in seconds. */
  readonly tolerance: number;
  /** 2 · matched / all boundaries, over all pairs of labelers, with its interval over recordings. */
  readonly f1: Estimate;
  /** Over all pairs, each as (earlier, later) in the order of the labelers: `signed` tells little here. Null when nothing matched. */
  readonly deviation: BoundaryDeviationFigures | null;
  readonly pairs: readonly PairBoundaries[];
  /** Units where some boundary has no partner, ascending. */
  readonly units: readonly number[];
}

/** A figure that is too costly or too uncertain to be computed at each visit. */
export interface CostlyFigure {
  readonly id: 'alpha_unitizing' | 'gamma';
  readonly estimate: Estimate;
  /** What to know before quoting it, one plain sentence each. */
  readonly caveats: readonly string[];
  /** Why it was not computed (too much data), in one sentence; null when it was. The estimate is then undefined. */
  readonly leftOut: string | null;
}
