import type { PeakPiece } from '../../shared/signal/peak-pyramid.ts';
import type { SoundSurvey } from '../../shared/signal/sound-survey.ts';
import type { SoundSource } from './sound-source.ts';
import { SoundTrouble } from './sound-trouble.ts';
import type { SurveySoundAnswer, SurveySoundPart, SurveySoundRequest } from './survey-sound.protocol.ts';
import { WorkerCall } from './worker-call.ts';

const call = new WorkerCall<SurveySoundRequest, SurveySoundAnswer, SurveySoundPart>(() => new Worker(new URL('./survey-sound.worker.ts', import.meta.url), { type: 'module' }));
let surveys = 0;

export interface SurveyOptions {
  readonly signal?: AbortSignal | undefined;
  /** Takes the peaks as they are measured: the first after some 200 ms, then several a second. */
  readonly onPeaks?: ((piece: PeakPiece) => void) | undefined;
  /** The recording that is open: surveys of others wait until its own is done. */
  readonly isUrgent?: boolean | undefined;
}

/** A survey that waits or runs. */
export interface StartedSurvey {
  /** Rejects with `SoundTrouble`, or with an `AbortError` when it is aborted. */
  readonly survey: Promise<SoundSurvey>;
  /** Puts it before others, or behind those that are urgent, from its next stretch on; nothing that was measured is lost. */
  readonly setUrgent: (isUrgent: boolean) => void;
}

/** `surveySound`, with a hand on when it comes. */
export function startSurvey(source: SoundSource, options: SurveyOptions = {}): StartedSurvey {
  const survey = surveys++;
  return {
    survey: answerTo(survey, source, options),
    setUrgent: (isUrgent) => void call.call({ ask: 'urge', survey, isUrgent }).catch(() => undefined),
  };
}

/**
 * Measures a whole recording in a worker, from the first frame to the last, without ever holding it whole. Rejects with
 * `SoundTrouble`, or with an `AbortError` when it is aborted: the worker then stops within one stretch.
 */
export function surveySound(source: SoundSource, options: SurveyOptions = {}): Promise<SoundSurvey> {
  return startSurvey(source, options).survey;
}

async function answerTo(survey: number, source: SoundSource, { signal, onPeaks, isUrgent = false }: SurveyOptions): Promise<SoundSurvey> {
  signal?.throwIfAborted();
  const giveUp = () => void call.call({ ask: 'give-up', survey }).catch(() => undefined);
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    const answer = await call.call({ ask: 'survey', survey, source, isUrgent }, { onPart: (piece) => signal?.aborted !== true && onPeaks?.(piece) });
    signal?.throwIfAborted();
    if (answer.is === 'trouble') throw new SoundTrouble(answer.trouble);
    if (answer.is !== 'survey') throw new DOMException('Cancelled', 'AbortError');
    return answer.survey;
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
}
