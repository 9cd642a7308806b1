import { type Change, changeTo } from '../../history/change.ts';
import type { PersonId } from '../../model/ids.ts';
import { hasLabels, type Question } from '../../model/label-set.ts';
import { GENERAL_PAGE, pageId } from '../views/guideline-versions.ts';

/** The first commit of a project: its lead, what is asked, and a guideline to fill in. */
export function startProject(lead: PersonId, leadName: string, questions: readonly Question[]): Change[] {
  return [
    { kind: 'person-added/1', key: [lead], value: { name: leadName.trim() || 'Lead', role: 'lead', code: 'P1' } },
    changeTo('label-set', [], { questions, basedOn: null }),
    { kind: 'guideline-published/1', key: [], value: { pages: firstPages(questions), note: 'First version', basedOn: null } },
  ];
}

function firstPages(questions: readonly Question[]) {
  const pages = [{ page: GENERAL_PAGE, markdown: '# How we label\n\nWrite down here what everybody must know: what the data are for, and what to do when in doubt.\n' }];
  for (const question of questions) {
    for (const label of hasLabels(question) ? question.labels : []) {
      pages.push({
        page: pageId(question.id, label.id),
        markdown: `# ${label.name}\n\n**Use it when** …\n\n**Do not use it when** …\n\n**Looks alike** …\n`,
      });
    }
  }
  return pages.sort((a, b) => (a.page < b.page ? -1 : 1));
}
