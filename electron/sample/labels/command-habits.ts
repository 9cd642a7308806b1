import { defined } from '../../../shared/basics/assert.ts';
import { ANA, BEN, CHEN, type Member } from './team.ts';

/** How one labeler writes down what is said. Numbers are probabilities. */
export interface WritingStyle {
  /** "um, today's weather", "today's weather" or "[um] today's weather". */
  readonly fillers: 'written' | 'left out' | 'bracketed';
  /** Forgets the rule and writes the filler after all. */
  readonly slips: number;
  readonly digits: number;
  readonly sentences: boolean;
  readonly americanSpelling: boolean;
  readonly typographicApostrophe: boolean;
}

/** What one labeler makes of clips in one round. */
export interface CommandHabits {
  readonly writing: WritingStyle;
  /** Marks the whole utterance as one command, hesitations and pauses included. */
  readonly oneSpan: number;
  readonly marksNoise: number;
  /** Seconds by which the ends of a span are off: air on both sides, and at random. */
  readonly air: number;
  readonly wobble: number;
  /** The rating given for each true quality from 0 to 4, and how often it is one off. */
  readonly ratings: readonly [number, number, number, number, number];
  readonly oneOff: number;
  /** Mishears a word where the recording is poor. */
  readonly mishears: number;
}

const ANAS_HAND = { sentences: false, americanSpelling: false, typographicApostrophe: false };
const BENS_HAND = { sentences: true, americanSpelling: false, typographicApostrophe: false };
const CHENS_HAND = { sentences: false, americanSpelling: true, typographicApostrophe: true };
const AS_IT_IS = [0, 1, 2, 3, 4] as const;

const VAGUE: ReadonlyMap<Member, CommandHabits> = new Map([
  [ANA, { writing: { fillers: 'written', slips: 0, digits: 0, ...ANAS_HAND }, oneSpan: 0.05, marksNoise: 0.25, air: 0.02, wobble: 0.03, ratings: AS_IT_IS, oneOff: 0.2, mishears: 0.3 }],
  [BEN, { writing: { fillers: 'left out', slips: 0.08, digits: 0.95, ...BENS_HAND }, oneSpan: 0.85, marksNoise: 0.05, air: 0.12, wobble: 0.06, ratings: [1, 2, 3, 4, 4], oneOff: 0.2, mishears: 0.45 }],
  [CHEN, { writing: { fillers: 'bracketed', slips: 0, digits: 0.5, ...CHENS_HAND }, oneSpan: 0.2, marksNoise: 0.9, air: 0.06, wobble: 0.05, ratings: [0, 0, 1, 3, 4], oneOff: 0.15, mishears: 0.35 }],
]);

const SHARP: ReadonlyMap<Member, CommandHabits> = new Map([
  [ANA, { writing: { fillers: 'left out', slips: 0.05, digits: 0, ...ANAS_HAND }, oneSpan: 0, marksNoise: 0.95, air: 0.01, wobble: 0.02, ratings: AS_IT_IS, oneOff: 0.1, mishears: 0.2 }],
  [BEN, { writing: { fillers: 'left out', slips: 0.02, digits: 0.12, ...BENS_HAND, sentences: false }, oneSpan: 0.06, marksNoise: 0.82, air: 0.03, wobble: 0.03, ratings: AS_IT_IS, oneOff: 0.16, mishears: 0.3 }],
  [CHEN, { writing: { fillers: 'left out', slips: 0.04, digits: 0.03, ...CHENS_HAND, americanSpelling: false }, oneSpan: 0, marksNoise: 0.97, air: 0.02, wobble: 0.025, ratings: AS_IT_IS, oneOff: 0.14, mishears: 0.2 }],
]);

export function commandHabits(labeler: Member, guideline: 'vague' | 'sharp'): CommandHabits {
  return defined((guideline === 'vague' ? VAGUE : SHARP).get(labeler), labeler.id);
}
