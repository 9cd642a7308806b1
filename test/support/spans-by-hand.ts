import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Answer } from '../../shared/model/annotation.ts';
import { type Question, question } from '../../shared/model/label-set.ts';
import { writtenAnnotations } from './history-lines.ts';
import type { LabeledSound } from './labeled-sound.ts';
import type { DialogueOptions } from './sound-round.ts';

/*
 * What tests of labeling sounds ask, and what they find written.
 */

export function asked(value: object): Question {
  const decoded = question({ about: 'audio', required: true, cantTell: true, ...value });
  if (!decoded.ok) throw new Error(`no question: ${JSON.stringify(decoded.problem)}`);
  return decoded.value;
}

export const labels = (...names: readonly string[]) => names.map((name, color) => ({ id: name, name, color }));
export const TOKENS = [
  { text: '[unclear]', meaning: 'Words that nobody can make out' },
  { text: 'uh', meaning: 'Hesitation', key: 'F10' },
];
export const KIND = asked({ id: 'kind', type: 'choice', prompt: 'What is it?', labels: labels('talk', 'call') });
export const TURNS = asked({
  id: 'turns',
  type: 'span',
  prompt: 'Who speaks when?',
  labels: labels('speech', 'laughter'),
  lanes: ['Ada', 'Ben', 'Room'],
  attributes: [
    { id: 'words', type: 'text', prompt: 'Words', required: false, multiline: false, tokens: TOKENS },
    { id: 'mood', type: 'rating', prompt: 'Mood?', required: false, levels: ['calm', 'lively'] },
  ],
});
export const SUMMARY = asked({ id: 'summary', type: 'text', prompt: 'What is it about?', required: false, multiline: true, tokens: TOKENS });

export const RATE = 8000;
export const TALK: DialogueOptions = { seconds: 12, sampleRate: RATE };

export interface DrawnSpan {
  readonly id: string;
  readonly label: string;
  readonly shape: { readonly start: number; readonly end: number; readonly lane: number };
  readonly attributes?: Readonly<Record<string, { readonly text: string }>>;
}

/** The spans of an answer as the history file has them. */
export async function writtenSpans(project: string, sample: number, id = 'turns'): Promise<readonly DrawnSpan[]> {
  const all = await writtenAnnotations(project);
  const answers: Readonly<Record<string, Answer>> = all[sample]?.answers ?? {};
  const answer = answers[id];
  return answer?.is === 'value' && answer.value.type === 'span' ? (answer.value.regions as unknown as readonly DrawnSpan[]) : [];
}

export const frames = ({ shape: { start, end, lane } }: DrawnSpan): readonly number[] => [start * RATE, end * RATE, lane];

/** Draws a span by the keyboard, exact to the frame: from a time, so many whole seconds long. */
export async function drawByKeys(page: Page, sound: LabeledSound, at: number, seconds: number): Promise<number> {
  await page.keyboard.press('Escape');
  await sound.click(at);
  for (const key of ['Escape', 'd']) await page.keyboard.press(key);
  const from = await sound.position();
  for (let second = 0; second < seconds; second++) await page.keyboard.press('Control+ArrowRight');
  await expect.poll(sound.position).toBe(from + seconds * RATE);
  await page.keyboard.press('d');
  return from;
}
