import { pairedPermutation } from '../agreement/paired-permutation.ts';
import { seededRandom } from '../basics/random.ts';
import type { Answer, AnswerValue } from '../model/annotation.ts';
import type { SampleId } from '../model/ids.ts';
import type { AgreementInput } from './agreement-input.ts';
import { answerDisagreement } from './disagreement-queue.ts';

/** Could the difference between two rounds be chance? */
export interface ChangeTest {
  /**
   * `sign-flip`: the samples of both rounds, each against itself; `two-sample`: the rounds share too few, and which samples
   * are in which is shuffled.
   */
  readonly kind: 'sign-flip' | 'two-sample';
  /** Two-sided, in (0, 1]. */
  readonly p: number;
  /** Samples that the test rests on. */
  readonly samples: number;
}

/** With fewer samples in both rounds than this, and more elsewhere, the samples are not tested against themselves. */
const FEW_IN_BOTH = 6;
const MOST_SHUFFLES = 10_000;
/** Looking at so many samples in all takes about a second. */
const MOST_LOOKS = 3e8;

/**
 * A permutation test of how much labelers differ before and after, per sample: do the differences of samples that are in both
 * rounds go one way (Fisher 1935, §21), or, where too few are in both, do the means of the two rounds differ by more than when
 * the samples are dealt out anew? It tests the mean disagreement of a sample in [0, 1], for every type of question. Null where a
 * side has no sample with two answers. The inputs hold one round each of one question. O(samples · 10,000).
 */
export function changeTest(before: AgreementInput, after: AgreementInput, { seed }: { readonly seed: number }): ChangeTest | null {
  const first = disagreementBySample(before);
  const second = disagreementBySample(after);
  if (first.size === 0 || second.size === 0) return null;
  const both = [...first].flatMap(([sample, was]) => {
    const is = second.get(sample);
    return is === undefined ? [] : [is - was];
  });
  if (both.length >= FEW_IN_BOTH || both.length === Math.min(first.size, second.size)) {
    // A sample on which nothing changed has no sign to flip.
    const changed = both.filter((difference) => Math.abs(difference) > 1e-12);
    return { kind: 'sign-flip', p: pairedPermutation(changed, { seed }).pTwoSided, samples: both.length };
  }
  return { kind: 'two-sample', p: twoSampleP([...first.values()], [...second.values()], seed), samples: first.size + second.size };
}

function disagreementBySample({ question, units, facts, unit, answer, answers }: AgreementInput): Map<SampleId, number> {
  const given = units.map((): AnswerValue[] => []);
  for (let cell = 0; cell < unit.length; cell++) {
    const said = answers[answer[cell] as number] as Answer;
    if (said.is === 'value') given[unit[cell] as number]?.push(said.value);
  }
  const found = new Map<SampleId, number>();
  given.forEach((values, at) => {
    const score = values.length < 2 ? null : answerDisagreement(question, values, facts[at]);
    if (score !== null) found.set(units[at]?.sample as SampleId, score);
  });
  return found;
}

/** p of the difference of two means when the values are dealt out anew; what was seen counts as one of the deals. */
function twoSampleP(before: readonly number[], after: readonly number[], seed: number): number {
  const all = Float64Array.from([...before, ...after]);
  const total = all.reduce((sum, value) => sum + value, 0);
  const few = Math.min(before.length, after.length);
  const many = all.length - few;
  const apart = (sumOfFew: number) => Math.abs(sumOfFew / few - (total - sumOfFew) / many);
  const seen = apart((before.length <= after.length ? before : after).reduce((sum, value) => sum + value, 0)) - 1e-9;
  const shuffles = Math.max(1000, Math.min(MOST_SHUFFLES, Math.floor(MOST_LOOKS / few)));
  let asExtreme = 1;
  for (let b = 0; b < shuffles; b++) {
    const random = seededRandom(seed, b);
    let sum = 0;
    // The first part of a Fisher–Yates shuffle: any order to begin with will do.
    for (let i = 0; i < few; i++) {
      const j = i + random.below(all.length - i);
      const drawn = all[j] as number;
      all[j] = all[i] as number;
      all[i] = drawn;
      sum += drawn;
    }
    if (apart(sum) >= seen) asExtreme += 1;
  }
  return asExtreme / (shuffles + 1);
}
