import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashBytes } from '../../electron/host/hash-file.ts';
import { changeTo } from '../../shared/history/change.ts';
import type { Answer } from '../../shared/model/annotation.ts';
import type { QuestionId, RootId } from '../../shared/model/ids.ts';
import type { Question } from '../../shared/model/label-set.ts';
import { dialogueWav } from './sound-round.ts';
import { personOf, questionOf, regionsAnswer, ROUND, Story, transcript } from './story.ts';
import { writeStory } from './story-folder.ts';

export const WHO = 'q1' as QuestionId;
export const SAID = 'said' as QuestionId;
export const WORDS = 'words' as QuestionId;
export const RATE = 16_000;

/** Who speaks when, on lanes, with the words; and what is said on the whole. */
export const SOUND_QUESTIONS: readonly Question[] = [
  {
    ...questionOf('span', ['speech', 'music'], 'audio'),
    prompt: 'Who speaks when?',
    lanes: ['Host', 'Guest'],
    attributes: [{ type: 'text', id: WORDS, prompt: 'Words', required: false, multiline: false, tokens: [{ text: '[laughs]', meaning: 'Somebody laughs' }] }],
  } as Question,
  { ...questionOf('text', [], 'audio'), id: SAID, prompt: 'What is said?', tokens: [{ text: '[laughs]', meaning: 'Somebody laughs' }, { text: '[?]', meaning: 'Not to be understood', key: 'Alt+u' }] } as Question,
];

/** A span as a labeler marks it. */
export function marked(label: string, lane: number, start: number, end: number, words?: string): { readonly label: string; readonly shape: { readonly kind: 'span'; readonly start: number; readonly end: number; readonly lane: number }; readonly attributes?: Record<string, { readonly type: 'text'; readonly text: string }> } {
  return { label, shape: { kind: 'span', start, end, lane }, ...(words === undefined ? {} : { attributes: { [WORDS]: { type: 'text', text: words } } }) };
}

/** What each labeler says about one recording: spans, or another answer, and what is said on the whole. */
export interface ToldRecording {
  readonly path: string;
  readonly seconds: number;
  readonly spans: readonly (readonly ReturnType<typeof marked>[] | Answer)[];
  readonly said: readonly string[];
}

/** Writes a project of generated recordings that some labelers have answered, and nobody has decided. */
export async function writeSoundReview(project: string, recordings: readonly ToldRecording[]): Promise<void> {
  await mkdir(project, { recursive: true });
  const labelers = Math.max(...recordings.map(({ spans }) => spans.length));
  const told = new Story().people(labelers).publish(...SOUND_QUESTIONS).open([], labelers);
  for (const [voice, { path, seconds, spans, said }] of recordings.entries()) {
    const bytes = dialogueWav({ seconds, sampleRate: RATE, voice });
    await writeFile(join(project, path), bytes);
    const sample = hashBytes(bytes);
    told.say(personOf(0), [
      { kind: 'sample-added/1', key: [sample], value: { kind: 'audio', mime: 'audio/wav', bytes: bytes.length, seconds, sampleRate: RATE, channels: 1 } },
      { kind: 'sample-found/1', key: [sample, 'project' as RootId, path], value: {} },
    ]);
    spans.forEach((given, at) => {
      const answers = { [WHO]: 'is' in given ? given : regionsAnswer('span', given), ...(said[at] === undefined ? {} : { [SAID]: transcript(said[at]) }) };
      told.say(personOf(at + 1), [changeTo('annotation', [ROUND, sample, personOf(at + 1), '1'], told.annotation(null, { answers }))]);
    });
  }
  await writeStory(project, told);
}

/**
 * Two labelers: the first span has other words and edges, the second only the first of them has, the third is speech to one and music to the
 * other, on the fourth they agree, the last two only the second of them has.
 */
export const TWO_LABELERS: ToldRecording = {
  path: 'talk.wav',
  seconds: 12,
  spans: [
    [marked('speech', 0, 1, 2.125, 'we will meet at noon'), marked('speech', 1, 4, 5.5, 'noon is fine'), marked('speech', 0, 7, 8), marked('speech', 1, 9, 9.75, 'bye')],
    [marked('speech', 0, 1.125, 2.0625, 'we meet after noon'), marked('music', 0, 7, 8), marked('speech', 1, 9, 9.75, 'bye'), marked('speech', 0, 10, 10.5, 'and'), marked('speech', 0, 10.625, 11.25, 'hello again')],
  ],
  said: ['we will meet at noon', 'we meet after noon'],
};

/** Three labelers, of whom one skipped it: words from right to left, and nothing marked by one. */
export const THREE_LABELERS: ToldRecording = {
  path: 'right-to-left.wav',
  seconds: 8,
  spans: [[marked('speech', 0, 1, 3, 'سلام دوست من'), marked('speech', 0, 5, 6)], [marked('speech', 0, 1.25, 3, 'سلام دوست خوب من'), marked('speech', 0, 5, 6.125)], [marked('speech', 0, 1, 3.25, 'سلام دوست'), marked('speech', 0, 5.0625, 6)]],
  said: ['سلام دوست من', 'سلام دوست خوب من', 'سلام'],
};

/** One marked something, one skipped it, one marked nothing. */
export const ONE_SKIPPED: ToldRecording = { path: 'skipped.wav', seconds: 4, spans: [[marked('speech', 0, 1, 2)], { is: 'skipped', reason: 'too noisy' }, []], said: [] };
