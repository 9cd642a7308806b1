import { hasLabels } from '../../../shared/model/label-set.ts';
import type { ReleaseRecipe } from '../../../shared/model/release.ts';
import { fitsCoco } from '../../../shared/release/coco-files.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { compareVersions, newestRelease } from '../../../shared/release/kept-splits.ts';
import { questionsAsked } from '../../../shared/release/questions-asked.ts';
import { samples } from '../../../shared/project/views/samples.ts';

/** What a new release starts from: what most labeled samples were asked, the splits of the newest release, majority of two, 80/10/10, media copied, the formats that fit and that trainers read (TextGrids and label tracks are for people: on demand). */
export function defaultRecipe(state: ProjectState, projectName: string, taken: readonly string[]): ReleaseRecipe {
  const questions = questionsAsked(state).flatMap(({ question, leftOut }) => (leftOut ? [] : [question]));
  const splitsFrom = newestRelease(state);
  const stratify = questions.find((question) => question.type === 'choice') ?? questions.find(hasLabels);
  return {
    version: nextVersion(taken),
    rounds: [],
    questions: questions.map(({ id }) => id),
    threshold: 0.5,
    atLeast: mostLabelers(state) > 1 ? 2 : 1,
    shares: { train: 0.8, dev: 0.1, test: 0.1 },
    seed: 1,
    ...(splitsFrom === undefined ? {} : { splitsFrom }),
    stratifyBy: stratify?.id ?? null,
    groupBy: null, // folders are often labels, and would put a whole label into one split
    media: 'copy',
    formats: ['csv', ...(questions.some(fitsCoco) ? ['coco' as const] : []), ...(questions.some(({ about }) => about === 'audio') ? ['audio-manifest' as const] : [])],
    title: projectName,
    license: '',
    description: '',
    anonymous: false,
  };
}

/** The version after the greatest one: 1.0.0 first, then 1.1.0, 1.2.0 … */
export function nextVersion(taken: readonly string[]): string {
  const greatest = taken.toSorted(compareVersions).at(-1)?.split('.').map(Number);
  return greatest === undefined ? '1.0.0' : `${greatest[0]}.${(greatest[1] ?? 0) + 1}.0`;
}

/** Columns by which samples can be kept together: the group, and whatever metadata they carry. */
export function groupColumns(state: ProjectState): readonly string[] {
  const columns = new Set<string>();
  for (const { places } of samples(state)) {
    for (const { occurrence } of places) {
      if (occurrence.group !== undefined) columns.add('group');
      for (const column of Object.keys(occurrence.metadata ?? {})) columns.add(column);
    }
  }
  return [...columns].sort();
}

function mostLabelers(state: ProjectState): number {
  let most = 0;
  for (const register of state.registers.all('round')) most = Math.max(most, register.versions.at(-1)?.value?.perSample ?? 0);
  return most;
}
