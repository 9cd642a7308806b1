import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashBytes } from '../../electron/host/hash-file.ts';
import { contentHash } from '../../shared/basics/hash.ts';
import type { ContentHash, RootId, SampleId } from '../../shared/model/ids.ts';
import { labelSetContent, type Question } from '../../shared/model/label-set.ts';
import { openRound } from '../../shared/project/commands/open-round.ts';
import { writeImages } from './make-media.ts';
import { personOf, ROUND, Story } from './story.ts';
import { writeStory } from './story-folder.ts';

/** Writes a project of generated photos that “Labeler 1” has a round of, with nothing answered yet. */
export async function writePhotoRound(project: string, questions: readonly Question[], count: number, { width = 400, height = 300 } = {}): Promise<void> {
  await mkdir(project, { recursive: true });
  const paths = await writeImages(project, count, { width, height });
  const told = new Story().people(1).publish(...questions);
  const samples: SampleId[] = [];
  for (const path of paths) {
    const bytes = await readFile(join(project, path));
    const sample = hashBytes(bytes);
    samples.push(sample);
    told.say(personOf(0), [
      { kind: 'sample-added/1', key: [sample], value: { kind: 'image', mime: 'image/png', bytes: bytes.length, width, height } },
      { kind: 'sample-found/1', key: [sample, 'project' as RootId, path], value: {} },
    ]);
  }
  const labelSet = contentHash(labelSetContent({ questions, basedOn: null })) as ContentHash;
  const round = { name: 'Round 1', labelers: [personOf(1)], perSample: 1, blind: true, repeatRate: 0, checkRate: 0, seed: 1, labelSet, basedOn: null };
  told.say(personOf(0), openRound(ROUND, round, samples));
  await writeStory(project, told);
}
