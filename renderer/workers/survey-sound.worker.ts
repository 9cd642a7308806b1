import { PeakPyramid } from '../../shared/signal/peak-pyramid.ts';
import { SurveyMeter } from '../../shared/signal/sound-survey.ts';
import { openSound } from './open-sound.ts';
import { framesOf } from './sound-source.ts';
import { troubleOf } from './sound-trouble.ts';
import type { SurveySoundAnswer, SurveySoundPart, SurveySoundRequest } from './survey-sound.protocol.ts';
import { stretchEdges, surveyStretches } from './survey-stretches.ts';
import { answerCalls } from './worker-call.ts';

type Survey = Extract<SurveySoundRequest, { readonly ask: 'survey' }>;

/** The surveys that were asked for and are not done, in this order. */
const asked = new Map<number, Survey>();
let turns: (() => void)[] = [];

answerCalls<SurveySoundRequest, SurveySoundAnswer, SurveySoundPart>(self as unknown as Worker, async (request, { part }) => {
  if (request.ask === 'give-up') {
    done(request.survey);
    return { answer: { is: 'noted' } };
  }
  if (request.ask === 'urge') {
    const wish = asked.get(request.survey);
    if (wish !== undefined) asked.set(request.survey, { ...wish, isUrgent: request.isUrgent });
    pass();
    return { answer: { is: 'noted' } };
  }
  const { survey: number, source } = request;
  asked.set(number, request);
  try {
    await turnOf(number);
    const sound = await openSound(source);
    try {
      const meters = { pyramid: new PeakPyramid({ channels: source.channels, frames: framesOf(source) }), meter: new SurveyMeter(source.sampleRate, source.channels, sound.fullScale) };
      const survey = await surveyStretches(sound, stretchEdges(source), meters, { tell: part, now: () => performance.now(), goesOn: () => turnOf(number) });
      return { answer: survey === undefined ? { is: 'given-up' } : { is: 'survey', survey } };
    } finally {
      sound.close();
    }
  } catch (error) {
    return { answer: { is: 'trouble', trouble: troubleOf(error) } };
  } finally {
    done(number);
  }
});

/** Waits until it is this survey's turn: the open recording's first, then the others as they came. False when it was given up. */
async function turnOf(number: number): Promise<boolean> {
  while (asked.has(number) && [...asked.values()].some((other) => comesBefore(other, number))) await new Promise<void>((turn) => turns.push(turn));
  return asked.has(number);
}

function comesBefore(other: Survey, number: number): boolean {
  const isUrgent = asked.get(number)?.isUrgent === true;
  return other.survey !== number && (other.isUrgent === isUrgent ? other.survey < number : other.isUrgent);
}

function done(number: number): void {
  asked.delete(number);
  pass();
}

/** Lets all that wait see whether it is their turn. */
function pass(): void {
  const waiting = turns;
  turns = [];
  for (const turn of waiting) turn();
}
