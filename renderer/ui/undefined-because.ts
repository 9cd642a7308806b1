const sentences: Record<string, string> = {
  'no-pairable-values': 'Undefined: no sample has two answers to compare.',
  'too-few-pairs': 'Undefined: too few samples have two answers to compare.',
  'no-variation': 'Undefined: all answers are the same, so there is nothing beyond chance to measure.',
  'unequal-ratings': 'Undefined: this measure wants equally many answers for every sample.',
  'negative-values': 'Undefined: this measure wants values of 0 or more.',
  'no-answers': 'Undefined: there are no answers yet.',
  'one-rater': 'Undefined: only one labeler has answered.',
  'one-labeler': 'Undefined: only one labeler has answered.',
  'no-objects': 'Undefined: nobody marked anything.',
  'no-reference': 'Undefined: there is nothing to compare with.',
  'empty-reference': 'Undefined: the reference text is empty.',
  'too-many-undefined': 'No interval: too many resamples were undefined.',
  'too-few-units': 'No interval: too few samples to resample.',
  'not-computed': 'Not computed yet.',
};

/** Why a number is not there, in one sentence. Codes are those of the measures, with `_` or `-`; an unknown code is shown as it is, never hidden. */
export function undefinedBecause(code: string): string {
  const known = code.replaceAll('_', '-');
  return sentences[known] ?? `Undefined: ${known.replaceAll('-', ' ')}.`;
}
