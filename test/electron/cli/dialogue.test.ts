/* A template is offered only when label → agreement → review → release works for its types: dialogue, from the command line. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { currentLabelSet } from '../../../shared/project/views/label-set-versions.ts';
import { questionFromTemplate, templateById } from '../../../shared/project/commands/templates.ts';
import { type CliDesk, cliDesk } from '../../support/cli.ts';
import { writeStory } from '../../support/story-folder.ts';
import { audioFacts, QUESTION, regionsAnswer, Story } from '../../support/story.ts';

let desk: CliDesk;
beforeEach(async () => {
  desk = await cliDesk();
});
afterEach(() => desk.remove());

const at = (...names: readonly string[]) => join(desk.folder, ...names);
const dialogue = questionFromTemplate(templateById('dialogue'), ['speech'], QUESTION);

/** What somebody says from a second on, for a second. */
const turn = (lane: number, start: number, text: string) => ({ label: 'speech', shape: { kind: 'span' as const, start, end: start + 1, lane }, attributes: { said: { type: 'text' as const, text } } });

it('starts a project from the template, with lanes and tokens', async () => {
  const made = await desk.json('new', 'p', '--template', 'dialogue');
  expect([made.exit, made.said.result]).toMatchObject([0, { template: 'dialogue', question: { type: 'span', lanes: ['Speaker 1', 'Speaker 2'], attributes: [{ id: 'said', type: 'text', tokens: [{ text: '[unintelligible]' }, { text: '[laughter]' }, { text: 'uh' }] }] } }]);
});

it('measures, reviews and releases who speaks when, and what', async () => {
  const paths = Array.from({ length: 6 }, (_, n) => `call-${n}.wav`);
  const told = new Story().people(2).publish(dialogue).samples(paths, audioFacts).open(paths, 2);
  expect(currentLabelSet(told.state)?.set.questions).toEqual([dialogue]);
  for (const [n, path] of paths.entries()) {
    told.answer(1, path, regionsAnswer('span', [turn(0, 0, 'good morning'), turn(1, 0.5, 'Hello! [laughter]'), turn(0, 2, `call number ${n}`)]));
    // In the first call the second labeler gives the middle turn to the wrong speaker, in the second they hear another word.
    told.answer(2, path, regionsAnswer('span', [turn(0, 0, n === 1 ? 'good evening' : 'good morning'), turn(n === 0 ? 0 : 1, 0.5, 'hello [laughter]'), turn(0, 2, `call number ${n}`)]));
  }
  await writeStory(at('p'), told);

  const agreement = await desk.json('agreement', 'p', '--resamples', '0');
  expect(agreement.exit).toBe(0);
  const [measured] = (agreement.said.result as { questions: { figures: { id: string; estimate: { value: number } }[]; attributes?: { attribute: string; figures: { id: string; estimate: { value: number } }[] }[] }[] }).questions;
  const valueOf = (id: string) => measured?.figures.find((figure) => figure.id === id)?.estimate.value ?? Number.NaN;
  expect(valueOf('f1')).toBe((2 * 17) / 36);
  expect(valueOf('alpha_time')).toBeGreaterThan(0.8);
  expect(valueOf('alpha_time')).toBeLessThan(1);

  const review = await desk.json('review', 'p');
  expect(review.said.result).toMatchObject({ disagreements: [{ path: 'call-0.wav', answers: [{ answer: 'Speaker 1: speech; Speaker 2: speech; Speaker 1: speech' }, { answer: 'Speaker 1: speech; Speaker 1: speech; Speaker 1: speech' }] }, { path: 'call-1.wav' }] });

  const consensus = await desk.json('consensus', 'p');
  expect(JSON.stringify(consensus.said.result)).toContain('"lane":1,"lane_name":"Speaker 2"');

  const release = await desk.json('release', 'p', '--version', '1.0.0', '--media', 'none', '--formats', 'csv,audio-manifest', '--split', '100,0,0');
  expect([release.exit, release.said.result]).toMatchObject([0, { frozen: true }]);
  const spans = (await readFile(at('p', 'releases', '1.0.0', 'audio-spans-train.jsonl'), 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(spans).toContainEqual({ audio_filepath: './call-2.wav', offset: 0.5, duration: 1, label: 'speech', speaker: 'Speaker 2', text: 'Hello! [laughter]' });
  expect((await desk.json('verify', 'p')).said.result).toMatchObject({ intact: true });
});
