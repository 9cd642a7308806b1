import { exhausted } from '../basics/assert.ts';
import type { BootstrapOptions, ClusteredOptions } from '../agreement/bootstrap-options.ts';
import type { MeasuredAgreement, QuestionAgreement } from './agreement-figures.ts';
import type { AgreementInput } from './agreement-input.ts';
import { attributeInputs } from './attribute-input.ts';
import { labelAgreement } from './label-agreement.ts';
import { labelSetAgreement } from './label-set-agreement.ts';
import { regionAgreement } from './region-agreement.ts';
import { repeatAgreement } from './repeat-agreement.ts';
import { spanAgreement } from './span-agreement.ts';
import { textAgreement } from './text-agreement.ts';

/**
 * Agreement on one question, whatever its type: the numbers of the Agreement screen and of `concord agreement`, which are
 * therefore the same. Intervals draw samples, or groups of samples and a sample with all its rounds where units hang together. Deterministic
 * in the input and the seed. Costs the bootstrap of the headline; call it in a worker.
 */
export function questionAgreement(input: AgreementInput, options: BootstrapOptions): QuestionAgreement {
  const attributes = attributeInputs(input);
  const { cluster } = input;
  // Regions of one sample hang together, so samples are drawn and not regions.
  const ofAttributes = attributes.map(({ input: of, clusters }) => wholeAgreement(of, { ...options, clusters: cluster === undefined ? clusters : clusters.map((unit) => cluster[unit] as number) }));
  return { ...wholeAgreement(input, cluster === undefined ? options : { ...options, clusters: cluster }), ...(attributes.length === 0 ? {} : { attributes: ofAttributes }) };
}

function wholeAgreement(input: AgreementInput, options: ClusteredOptions): QuestionAgreement {
  const counts = { 'cant-tell': 0, skipped: 0, value: 0 };
  for (const at of input.answer) counts[(input.answers[at] as { readonly is: keyof typeof counts }).is] += 1;
  return {
    question: input.question.id,
    type: input.question.type,
    ...withRepeats(input, measured(input, options), options),
    given: input.answer.length,
    cantTell: counts['cant-tell'],
    skipped: counts.skipped,
  };
}

/** What was measured, with each labeler's own repeats where they were gathered. */
function withRepeats(input: AgreementInput, found: MeasuredAgreement, options: ClusteredOptions): MeasuredAgreement {
  const { repeats } = input;
  if (repeats === undefined) return found;
  const { clusters: _, ...alone } = options;
  const byLabeler = repeats.length === 0 ? undefined : repeatAgreement(input, repeats, alone, measured);
  return { ...found, labelers: found.labelers.map((each) => ({ ...each, repeats: byLabeler?.get(each.labeler) ?? null })) };
}

function measured(input: AgreementInput, options: ClusteredOptions): MeasuredAgreement {
  const { question } = input;
  switch (question.type) {
    case 'choice':
    case 'rating':
      return labelAgreement(input, question, options);
    case 'multichoice':
      return labelSetAgreement(input, options);
    case 'text':
      return textAgreement(input, options);
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
      return regionAgreement(input, question, options);
    case 'span':
      return spanAgreement(input, question, options);
    default:
      return exhausted(question);
  }
}
