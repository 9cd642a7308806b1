import type { Answer } from '../../../shared/model/annotation.ts';
import { DEEP_SCRATCH, DEFECT, DENT, QUALITY, SCRATCH, SPEECH, TRANSCRIPT, WHERE } from './questions.ts';

/**
 * What happens once, to one labeler with one sample: they cannot tell, skip it, leave a note, correct themselves.
 * Keys are `<round>/<labeler>/<file name>`.
 */
export interface Incident {
  /** Put in place of what their habits would answer. */
  readonly answers?: Readonly<Record<string, Answer>>;
  readonly note?: string;
}

const CANT_TELL: Answer = { is: 'cant-tell' };

function skipped(questions: readonly string[], reason: string): Incident {
  return { answers: Object.fromEntries(questions.map((question) => [question, { is: 'skipped', reason }])) };
}

const SCREEN_QUESTIONS = [DEFECT, WHERE];
const COMMAND_QUESTIONS = [TRANSCRIPT, SPEECH, QUALITY];
const UNSURE_OF_SCREEN: Incident = { answers: { [DEFECT]: CANT_TELL, [WHERE]: CANT_TELL } };
const UNSURE_OF_WORDS: Incident = { answers: { [TRANSCRIPT]: CANT_TELL } };

export const INCIDENTS: Readonly<Record<string, Incident>> = {
  'screens-1/ana/screen-44.jpg': { ...UNSURE_OF_SCREEN, note: 'Dust or a mark? Too small to say.' },
  'screens-1/ben/screen-24.jpg': UNSURE_OF_SCREEN,
  'screens-1/chen/screen-13.jpg': skipped(SCREEN_QUESTIONS, 'The lamp hides the upper third of the screen'),
  'screens-1/chen/screen-30.jpg': { note: 'Is a long bright line deep? I say yes.' },
  'screens-1/ana/screen-09.jpg': { note: 'The frame, not the screen. Does that count?' },
  'screens-2/chen/screen-44.jpg': UNSURE_OF_SCREEN,
  'screens-2/ana/screen-12.jpg': { note: 'Shadow edge only along a third of it.' },
  'commands-1/ben/command-23.wav': { ...UNSURE_OF_WORDS, note: 'Five or nine minutes?' },
  'commands-1/chen/command-15.wav': skipped(COMMAND_QUESTIONS, 'Hardly anything but the fan'),
  'commands-1/ana/command-06.wav': { note: 'She says “turn off” twice. I wrote both.' },
  'commands-2/ben/command-15.wav': UNSURE_OF_WORDS,
  'commands-2/ana/command-31.wav': UNSURE_OF_WORDS,
};

/** How many samples at the end of a labeler's queue are not done. */
export const LEFT_UNDONE: Readonly<Record<string, number>> = { 'screens-1/ben': 1, 'commands-1/chen': 2, 'commands-2/ben': 4 };

/** Place in the queue of a sample that the labeler first submitted with "no defect" and then corrected. */
export const CORRECTED: Readonly<Record<string, number>> = { 'screens-1/ana': 6, 'screens-2/ben': 20 };

/** Place in the queue of a sample whose first submit the labeler took back before answering again. */
export const TAKEN_BACK: Readonly<Record<string, number>> = { 'screens-1/chen': 11, 'commands-2/ana': 5 };

export interface Decision {
  readonly file: string;
  readonly question: string;
  readonly answer: Answer;
  readonly reason: string;
}

function choice(file: string, label: typeof SCRATCH, reason: string): Decision {
  return { file, question: DEFECT, answer: { is: 'value', value: { type: 'choice', label } }, reason };
}

function words(file: string, text: string, reason: string): Decision {
  return { file, question: TRANSCRIPT, answer: { is: 'value', value: { type: 'text', text } }, reason };
}

/** What the lead decided after the first round, and why. The second guideline grew out of these. */
export const DECISIONS: readonly Decision[] = [
  choice('screen-02.jpg', SCRATCH, 'Short and faint, but clearly a line of more than 3 mm. It counts.'),
  choice('screen-05.jpg', DEEP_SCRATCH, 'There is a dark line along the bright one: that is what “deep” should mean.'),
  choice('screen-17.jpg', DEEP_SCRATCH, 'Same as screen-05: shadow edge.'),
  choice('screen-22.jpg', DENT, 'The frame belongs to the phone. Look around the edges.'),
  choice('screen-08.jpg', SCRATCH, 'Several fine lines beside each other, but no shadow edge.'),
  words('command-02.wav', "today's weather", 'Fillers are no use to the speech model: leave them out.'),
  words('command-08.wav', 'wake me up at seven thirty', 'Numbers as words, so that one thing is written one way.'),
];
