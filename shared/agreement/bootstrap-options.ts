import type { IntervalMethod } from './estimate.ts';

/** How an interval is drawn. */
export interface BootstrapOptions {
  /** The same seed gives the same interval everywhere. */
  readonly seed: number;
  /** 2,000 unless said; 0 asks for no interval. */
  readonly resamples?: number;
  /** 0.95 unless said. */
  readonly confidence?: number;
  /** BCa unless said. */
  readonly method?: IntervalMethod;
  /** Called after each resample, so that whoever waits sees it move. */
  readonly onResample?: () => void;
}

/** A bootstrap of units that may hang together. */
export interface ClusteredOptions extends BootstrapOptions {
  /** For each unit the number of its cluster (recording, image, group), from 0: resample clusters instead of units. */
  readonly clusters?: ArrayLike<number>;
}
