import { contentHash } from '../../basics/hash.ts';
import type { Stamp } from '../../history/clock.ts';
import type { CommitId, ContentHash, PersonId, QuestionId } from '../../model/ids.ts';
import { type LabelSet, labelSetContent, type Question } from '../../model/label-set.ts';
import type { ProjectState } from '../project-state.ts';
import { remembered } from './remembered.ts';

export interface LabelSetVersion {
  /** 1, 2, 3 …: a display name; the hash identifies. */
  readonly number: number;
  readonly hash: ContentHash;
  readonly set: LabelSet;
  readonly at: Stamp;
  readonly by: PersonId;
  readonly commit: CommitId;
}

/** All published label sets, oldest first. */
export const labelSetVersions = remembered(
  ({ registers }) => registers.revision('label-set'),
  ({ registers }): readonly LabelSetVersion[] =>
    (registers.get('label-set')?.versions ?? []).flatMap(({ value, at, by, commit }) =>
      value === null ? [] : [{ hash: contentHash(labelSetContent(value)) as ContentHash, set: value, at, by, commit }],
    ).map((version, index) => ({ number: index + 1, ...version })),
);

/** The label set in force; undefined before the first is published, or when that is taken back. */
export function currentLabelSet(state: ProjectState): LabelSetVersion | undefined {
  if (state.registers.value('label-set') === undefined) return undefined;
  return labelSetVersions(state).at(-1);
}

export function labelSetByHash(state: ProjectState, hash: ContentHash): LabelSetVersion | undefined {
  return labelSetVersions(state).findLast((version) => version.hash === hash);
}

/** A question as the label set in force asks it, else as the newest version that has it did. */
export function questionById(state: ProjectState, id: QuestionId): Question | undefined {
  return labelSetVersions(state)
    .toReversed()
    .flatMap(({ set }) => set.questions)
    .find((question) => question.id === id);
}
