import { assert } from '../../basics/assert.ts';
import { seededRandom, shuffled } from '../../basics/random.ts';

/**
 * Who labels what: for each of `samples` samples, `perSample` distinct labelers out of `labelers`, as indices. Loads
 * differ by at most one, and of equally loaded labelers those go together who have met least, so that every pair can be
 * compared. `before` is what they have already, when a round is extended. Deterministic in the seed.
 * O(samples · labelers · perSample).
 */
export function assignLabelers(samples: number, labelers: number, perSample: number, seed: number, before: readonly (readonly number[])[] = []): number[][] {
  assert(perSample >= 1 && perSample <= labelers, `${perSample} of ${labelers} labelers`);
  const random = seededRandom(seed);
  const load = Array.from({ length: labelers }, () => 0);
  const met = new Float64Array(labelers * labelers);
  for (const group of before) {
    for (const one of group) {
      load[one] = (load[one] as number) + 1;
      for (const other of group) if (other !== one) met[one * labelers + other] = (met[one * labelers + other] as number) + 1;
    }
  }
  const everyone = Array.from({ length: labelers }, (_, index) => index);
  const assigned: number[][] = [];

  for (let sample = 0; sample < samples; sample++) {
    const chosen: number[] = [];
    const order = shuffled(everyone, random); // so that ties fall at random
    while (chosen.length < perSample) {
      let best = -1;
      let bestMeetings = 0;
      for (const candidate of order) {
        if (chosen.includes(candidate)) continue;
        const meetings = chosen.reduce((sum, other) => sum + (met[candidate * labelers + other] as number), 0);
        const lighter = best === -1 ? -1 : (load[candidate] as number) - (load[best] as number);
        if (lighter < 0 || (lighter === 0 && meetings < bestMeetings)) {
          best = candidate;
          bestMeetings = meetings;
        }
      }
      for (const other of chosen) {
        met[best * labelers + other] = (met[best * labelers + other] as number) + 1;
        met[other * labelers + best] = (met[other * labelers + best] as number) + 1;
      }
      load[best] = (load[best] as number) + 1;
      chosen.push(best);
    }
    assigned.push(chosen.sort((a, b) => a - b));
  }
  return assigned;
}
