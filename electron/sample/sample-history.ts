import { defined } from '../../shared/basics/assert.ts';
import type { Random } from '../../shared/basics/random.ts';
import type { ContentHash, ProjectId, SampleId } from '../../shared/model/ids.ts';
import { PROJECT_FORMAT_VERSION, type ProjectFile } from '../../shared/model/project-file.ts';
import { encodeUtf8 } from '../../shared/basics/utf8.ts';
import { foldCommits } from '../../shared/project/fold.ts';
import { SAMPLE_SEED, type SamplePlan } from './generate-sample-media.ts';
import { answerCommand } from './labels/answer-command.ts';
import { answerScreen } from './labels/answer-screen.ts';
import { commandHabits } from './labels/command-habits.ts';
import { screenHabits } from './labels/screen-habits.ts';
import { LABELERS, LEAD, type Member } from './labels/team.ts';
import { type RoundOfWork, writeRound } from './labelers-work.ts';
import { SHARP_HASH, VAGUE_HASH, writeLeadsWork } from './lead-work.ts';
import { atTime } from './sample-calendar.ts';
import { plannedClips, type PlannedSample, plannedPhotos } from './sample-media-facts.ts';
import { WriterFile } from './writer-file.ts';

const PROJECT: ProjectFile = {
  format: 'concord-project',
  formatVersion: PROJECT_FORMAT_VERSION,
  id: 'concord-sample' as ProjectId,
  name: 'Phones and commands (sample)',
};

/** `concord.json` and the history files of the sample project: path in the project folder → bytes. */
export function generateSampleHistory(plan: SamplePlan, media: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const photos = plannedPhotos(plan, media);
  const clips = plannedClips(plan, media);
  const lead = new WriterFile(LEAD, SAMPLE_SEED);
  writeLeadsWork(lead, photos.map(({ found }) => found), clips.map(({ found }) => found));
  const state = foldCommits(lead.commits);

  const screens = (guideline: 'vague' | 'sharp') => work(photos, guideline, (photo, labeler, random) => answerScreen(photo, screenHabits(labeler, guideline), random));
  const commands = (guideline: 'vague' | 'sharp') => work(clips, guideline, (clip, labeler, random) => answerCommand(clip, commandHabits(labeler, guideline), random));
  const rounds: readonly RoundOfWork[] = [
    { round: 'screens-1', starts: atTime(0, 10, 0), pace: [5, 19], ...screens('vague') },
    { round: 'commands-1', starts: atTime(1, 9, 0), pace: [11, 34], ...commands('vague') },
    { round: 'screens-2', starts: atTime(4, 9, 0), pace: [6, 17], ...screens('sharp') },
    { round: 'commands-2', starts: atTime(7, 9, 0), pace: [10, 28], ...commands('sharp') },
  ];
  const files = LABELERS.map((labeler) => {
    const file = new WriterFile(labeler, SAMPLE_SEED);
    for (const round of rounds) writeRound(file, round, labeler, state, SAMPLE_SEED);
    return file;
  });
  return new Map([
    ['concord.json', encodeUtf8(`${JSON.stringify(PROJECT, null, 2)}\n`)],
    ...[lead, ...files].map((file) => [file.path, encodeUtf8(file.text)] as const),
  ]);
}

function work<Made extends { readonly name: string }>(
  samples: readonly PlannedSample<Made>[],
  guideline: 'vague' | 'sharp',
  answer: (made: Made, labeler: Member, random: Random) => ReturnType<RoundOfWork['answer']>,
): Pick<RoundOfWork, 'guideline' | 'nameOf' | 'answer'> & { readonly guideline: ContentHash } {
  const byId = new Map<SampleId, Made>(samples.map(({ made, found }) => [found.sample, made]));
  const madeOf = (sample: SampleId) => defined(byId.get(sample), sample);
  return {
    guideline: guideline === 'vague' ? VAGUE_HASH : SHARP_HASH,
    nameOf: (sample) => madeOf(sample).name,
    answer: (sample, labeler, random) => answer(madeOf(sample), labeler, random),
  };
}
