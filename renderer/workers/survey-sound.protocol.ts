import type { PeakPiece } from '../../shared/signal/peak-pyramid.ts';
import type { SoundSurvey } from '../../shared/signal/sound-survey.ts';
import type { SoundSource } from './sound-source.ts';
import type { Trouble } from './sound-trouble.ts';

/** Asks for the peaks of a whole recording and what it is like; to put such a survey before or behind others; or to give it up. */
export type SurveySoundRequest =
  | { readonly ask: 'survey'; readonly survey: number; readonly source: SoundSource; readonly isUrgent: boolean }
  | { readonly ask: 'urge'; readonly survey: number; readonly isUrgent: boolean }
  | { readonly ask: 'give-up'; readonly survey: number };

/** What came of a survey: `pieces` of peaks come before it, as parts. Wishes about a survey are only noted. */
export type SurveySoundAnswer = { readonly is: 'survey'; readonly survey: SoundSurvey } | { readonly is: 'trouble'; readonly trouble: Trouble } | { readonly is: 'given-up' } | { readonly is: 'noted' };

export type SurveySoundPart = PeakPiece;
