import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashBytes } from '../../electron/host/hash-file.ts';
import { contentHash } from '../../shared/basics/hash.ts';
import type { ContentHash, RootId, SampleId } from '../../shared/model/ids.ts';
import { labelSetContent, type Question } from '../../shared/model/label-set.ts';
import { openRound } from '../../shared/project/commands/open-round.ts';
import { personOf, ROUND, Story } from './story.ts';
import { writeStory } from './story-folder.ts';

export interface DialogueOptions {
  readonly seconds: number;
  readonly sampleRate: number;
  readonly channels?: number;
  /** Sets the voices apart from those of another recording. */
  readonly voice?: number;
}

/**
 * A 16-bit WAV in which up to three voices take turns: bursts of harmonics with pauses between them, each voice on a channel of its own
 * where there are enough. Long, short and silent stretches come about by the index alone.
 */
export function dialogueWav({ seconds, sampleRate, channels = 1, voice = 0 }: DialogueOptions): Uint8Array {
  const frames = Math.round(seconds * sampleRate);
  const bytes = new Uint8Array(44 + frames * channels * 2);
  const view = new DataView(bytes.buffer);
  const latin = (at: number, text: string) => bytes.set(Buffer.from(text, 'latin1'), at);
  latin(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  latin(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  latin(36, 'data');
  view.setUint32(40, frames * channels * 2, true);
  for (let frame = 0; frame < frames; frame++) {
    const time = frame / sampleRate;
    const turn = Math.floor(time / 1.5);
    const within = time - turn * 1.5;
    const speaks = within < 1.1;
    const who = turn % 3;
    const pitch = [110, 170, 230][who] ?? 110;
    const swell = speaks ? Math.sin((Math.PI * within) / 1.1) ** 0.5 * (0.6 + 0.4 * Math.sin(2 * Math.PI * 4 * within)) : 0;
    let value = 0;
    for (let harmonic = 1; harmonic <= 6; harmonic++) value += Math.sin(2 * Math.PI * (pitch + voice * 3) * harmonic * time) / harmonic;
    for (let channel = 0; channel < channels; channel++) {
      const loud = channels === 1 || channel === who % channels ? 1 : 0.1;
      view.setInt16(44 + (frame * channels + channel) * 2, Math.round(9000 * loud * swell * value), true);
    }
  }
  return bytes;
}

/** Writes a project of generated recordings that “Labeler 1” has a round of, with nothing answered yet. */
export async function writeSoundRound(project: string, questions: readonly Question[], recordings: readonly DialogueOptions[]): Promise<void> {
  await mkdir(project, { recursive: true });
  const told = new Story().people(1).publish(...questions);
  const samples: SampleId[] = [];
  for (const [at, recording] of recordings.entries()) {
    const bytes = dialogueWav({ voice: at, ...recording });
    const path = `talk-${at + 1}.wav`;
    await writeFile(join(project, path), bytes);
    const sample = hashBytes(bytes);
    samples.push(sample);
    const { sampleRate, channels = 1 } = recording;
    told.say(personOf(0), [
      { kind: 'sample-added/1', key: [sample], value: { kind: 'audio', mime: 'audio/wav', bytes: bytes.length, seconds: Math.round(recording.seconds * sampleRate) / sampleRate, sampleRate, channels } },
      { kind: 'sample-found/1', key: [sample, 'project' as RootId, path], value: {} },
    ]);
  }
  const labelSet = contentHash(labelSetContent({ questions, basedOn: null })) as ContentHash;
  const round = { name: 'Round 1', labelers: [personOf(1)], perSample: 1, blind: true, repeatRate: 0, checkRate: 0, seed: 1, labelSet, basedOn: null };
  told.say(personOf(0), openRound(ROUND, round, samples));
  await writeStory(project, told);
}
