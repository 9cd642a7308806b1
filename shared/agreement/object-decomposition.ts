import { type MatchedObjects, matchObjects } from './object-matching.ts';
import type { OverlappingPairs } from './overlapping-pairs.ts';

export interface ObjectThresholds {
  /** From this IoU on (inclusive) two regions are the same object. Default .5. */
  readonly match: number;
  /** From this IoU on left-over regions are the same object badly placed. Default .1. */
  readonly localisation: number;
}

/** Match from IoU .5, misplaced from .1 (spec §6.1, §6.2; TIDE's foreground and background thresholds, Bolya et al. 2020). */
export const OBJECT_THRESHOLDS: ObjectThresholds = { match: 0.5, localisation: 0.1 };

/** How the regions of raters a and b on one sample relate, as counts. Each of a's regions is in exactly one of the first five. */
export interface Decomposition {
  /** Matched, same label. */
  readonly agree: number;
  /** Matched, another label. */
  readonly classDisagreement: number;
  /** Too little overlap to match, same label. */
  readonly localisation: number;
  /** Too little overlap to match, another label. */
  readonly localisationAndClass: number;
  /** Regions of a that b has nothing for. */
  readonly missedByB: number;
  /** Regions of b that a has nothing for. */
  readonly missedByA: number;
}

/**
 * Found, mislabeled, misplaced or missed: the disagreement of two raters in a symmetric form of TIDE (Bolya et al. 2020,
 * ECCV). Regions are matched at the match threshold; those left over are matched once more down to the localisation
 * threshold; the rest was missed by the other.
 */
export function decomposeObjects(pairs: OverlappingPairs, thresholds: ObjectThresholds): { readonly counts: Decomposition; readonly matched: readonly MatchedObjects[] } {
  const matched = matchObjects(pairs, { atLeast: thresholds.match });
  const takenA = new Uint8Array(pairs.countA);
  const takenB = new Uint8Array(pairs.countB);
  for (const pair of matched) {
    takenA[pair.a] = 1;
    takenB[pair.b] = 1;
  }
  const near = matchObjects(pairs, { atLeast: thresholds.localisation, below: thresholds.match, takenA, takenB });
  const agree = matched.filter((pair) => pair.sameLabel).length;
  const localisation = near.filter((pair) => pair.sameLabel).length;
  return {
    matched,
    counts: {
      agree,
      classDisagreement: matched.length - agree,
      localisation,
      localisationAndClass: near.length - localisation,
      missedByB: pairs.countA - matched.length - near.length,
      missedByA: pairs.countB - matched.length - near.length,
    },
  };
}
