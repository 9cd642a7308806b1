/** Told at most this often, in milliseconds: each telling is a message to the screen's thread. */
const PAUSE_MS = 100;

/**
 * Progress of a row of computations that draw resamples: whole steps done, and within a step a share that moves with every
 * resample and never reaches 1, because how many intervals a step needs is only known at its end. `begin(step)` gives what
 * the step calls after each resample.
 */
export function stepProgress(steps: number, resamples: number, tell: (done: number, total: number) => void, now: () => number): { readonly begin: (step: number) => () => void } {
  let told = -Infinity;
  return {
    begin(step) {
      let drawn = 0;
      tell(step, steps);
      told = now();
      return () => {
        drawn += 1;
        if (drawn % 16 !== 0 || now() - told < PAUSE_MS) return;
        told = now();
        tell(step + drawn / (drawn + resamples), steps);
      };
    },
  };
}
