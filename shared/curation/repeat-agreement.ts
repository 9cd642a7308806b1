import type { BootstrapOptions } from '../agreement/bootstrap-options.ts';
import { undefinedBecause } from '../agreement/estimate.ts';
import type { Answer } from '../model/annotation.ts';
import type { PersonId } from '../model/ids.ts';
import type { FigureId, MeasuredAgreement, RepeatFigures } from './agreement-figures.ts';
import type { AgreementInput } from './agreement-input.ts';
import type { RepeatedAnswer } from './repeated-answers.ts';

/** With fewer repeats the share of equal answers is not known to ± 0.18. */
const ENOUGH = 30;

/** The figure that says how often a labeler answers the same again: equal answers, or matched regions. */
const SAME_AGAIN: readonly FigureId[] = ['percent_agreement', 'exact_agreement', 'f1'];

/**
 * Each labeler against their own earlier answers, by labeler: the agreement that the question measures between labelers, with a
 * labeler's passes in place of labelers. Labelers cannot be expected to agree with each other more than √(own · the other's own).
 * Labelers without repeats are absent. Source: spec §4 (intra-annotator).
 */
export function repeatAgreement(
  input: AgreementInput,
  repeats: readonly RepeatedAnswer[],
  options: BootstrapOptions,
  measure: (passes: AgreementInput, options: BootstrapOptions) => MeasuredAgreement,
): ReadonlyMap<PersonId, RepeatFigures> {
  const byLabeler = new Map<PersonId, RepeatedAnswer[]>();
  for (const repeat of repeats) byLabeler.set(repeat.labeler, [...(byLabeler.get(repeat.labeler) ?? []), repeat]);
  const factsOf = new Map(input.units.map(({ sample }, at) => [sample, input.facts[at]]));
  return new Map(
    [...byLabeler].map(([labeler, own]) => {
      const { figures, n } = measure(passesAsLabelers(input, own, factsOf), options);
      const alpha = figures[0]?.estimate;
      const agreement = figures.find(({ id }) => SAME_AGAIN.includes(id))?.estimate ?? { value: null, reason: 'no_pairable_values', interval: null, n };
      const value = alpha?.value ?? null;
      return [labeler, { units: n.units, agreement, alpha: value === null ? undefinedBecause(alpha?.reason ?? 'no_pairable_values') : { kind: 'defined', value }, few: n.units < ENOUGH }];
    }),
  );
}

function passesAsLabelers(input: AgreementInput, repeats: readonly RepeatedAnswer[], factsOf: ReadonlyMap<string, AgreementInput['facts'][number]>): AgreementInput {
  const answers: Answer[] = [];
  const unit: number[] = [];
  const pass: number[] = [];
  repeats.forEach(({ passes }, at) => {
    passes.forEach((answer, which) => {
      answers.push(answer);
      unit.push(at);
      pass.push(which);
    });
  });
  const most = repeats.reduce((longest, { passes }) => Math.max(longest, passes.length), 0);
  return {
    question: input.question,
    units: repeats.map(({ sample, round }) => ({ sample, round })),
    facts: repeats.map(({ sample }) => factsOf.get(sample)),
    labelers: Array.from({ length: most }, (_, which) => `pass ${which + 1}` as PersonId),
    answers,
    unit: Uint32Array.from(unit),
    labeler: Uint32Array.from(pass),
    answer: Uint32Array.from(answers.keys()),
  };
}
