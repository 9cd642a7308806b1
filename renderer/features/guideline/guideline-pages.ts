import { hasLabels, type Question } from '../../../shared/model/label-set.ts';
import type { GuidelinePage } from '../../../shared/model/guideline.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { currentGuideline, GENERAL_PAGE, pageId, publishedPage, workingPage } from '../../../shared/project/views/guideline-versions.ts';
import { currentLabelSet } from '../../../shared/project/views/label-set-versions.ts';

/** A page of the guideline as the list shows it. `color` is the palette number of its label, 0 for none. */
export interface PageEntry {
  readonly page: string;
  readonly title: string;
  readonly color: number;
  /** The question that the page belongs under; undefined for the general page. */
  readonly question: Question | undefined;
  /** Whether the working copy differs from the version in force. */
  readonly changed: boolean;
  readonly empty: boolean;
}

/** All pages that the label set calls for, the general one first, then question by question. */
export function pageEntries(state: ProjectState): readonly PageEntry[] {
  const version = currentGuideline(state);
  const entry = (page: string, title: string, color: number, question: Question | undefined): PageEntry => {
    const working = workingPage(state, page);
    return { page, title, color, question, changed: working !== publishedPage(version, page), empty: working.trim() === '' };
  };
  const entries = [entry(GENERAL_PAGE, 'General', 0, undefined)];
  for (const question of currentLabelSet(state)?.set.questions ?? []) {
    entries.push(entry(pageId(question.id), question.prompt, 0, question));
    if (hasLabels(question)) for (const label of question.labels) entries.push(entry(pageId(question.id, label.id), label.name, label.color + 1, question));
  }
  return entries;
}

/** A page's title where it stands alone: two questions may have labels of one name. */
export function fullTitle({ title, color, question }: PageEntry): string {
  return color > 0 && question !== undefined ? `${title} – ${question.prompt}` : title;
}

/** The pages that publishing now would freeze: working copies, those of pages no longer in the label set included, empty ones left out. */
export function pagesToPublish(state: ProjectState, pages: readonly string[]): readonly GuidelinePage[] {
  const all = new Set([...pages, ...(currentGuideline(state)?.guideline.pages.map(({ page }) => page) ?? [])]);
  return [...all]
    .map((page) => ({ page, markdown: workingPage(state, page) }))
    .filter(({ markdown }) => markdown.trim() !== '')
    .sort((a, b) => (a.page < b.page ? -1 : 1));
}
