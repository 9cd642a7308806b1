import { contentHash } from '../../basics/hash.ts';
import type { Stamp } from '../../history/clock.ts';
import { type Guideline, guidelineContent } from '../../model/guideline.ts';
import type { CommitId, ContentHash, LabelId, PersonId, QuestionId } from '../../model/ids.ts';
import type { ProjectState } from '../project-state.ts';
import { remembered } from './remembered.ts';

export interface GuidelineVersion {
  /** 1, 2, 3 …: a display name; the hash identifies. */
  readonly number: number;
  readonly hash: ContentHash;
  readonly guideline: Guideline;
  readonly at: Stamp;
  readonly by: PersonId;
  readonly commit: CommitId;
}

/** All published guidelines, oldest first. */
export const guidelineVersions = remembered(
  ({ registers }) => registers.revision('guideline'),
  ({ registers }): readonly GuidelineVersion[] =>
    (registers.get('guideline')?.versions ?? []).flatMap(({ value, at, by, commit }) =>
      value === null ? [] : [{ hash: contentHash(guidelineContent(value)) as ContentHash, guideline: value, at, by, commit }],
    ).map((version, index) => ({ number: index + 1, ...version })),
);

export function currentGuideline(state: ProjectState): GuidelineVersion | undefined {
  if (state.registers.value('guideline') === undefined) return undefined;
  return guidelineVersions(state).at(-1);
}

export function guidelineByHash(state: ProjectState, hash: ContentHash): GuidelineVersion | undefined {
  return guidelineVersions(state).findLast((version) => version.hash === hash);
}

export const GENERAL_PAGE = 'general';

/** The page about a whole question, or about one of its labels. */
export function pageId(question: QuestionId, label?: LabelId): string {
  return label === undefined ? question : `${question}.${label}`;
}

/** What a page says in the working copy: the lead's draft if there is one, else the version in force. */
export function workingPage(state: ProjectState, page: string): string {
  const draft = state.registers.value('guideline-draft', page);
  return draft?.markdown ?? publishedPage(currentGuideline(state), page);
}

export function publishedPage(version: GuidelineVersion | undefined, page: string): string {
  return version?.guideline.pages.find((each) => each.page === page)?.markdown ?? '';
}
