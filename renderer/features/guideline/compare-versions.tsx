import { GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import { parseStamp } from '../../../shared/history/clock.ts';
import { guidelineVersions, publishedPage, workingPage } from '../../../shared/project/views/guideline-versions.ts';
import { findPerson } from '../../../shared/project/views/people.ts';
import { useSession, useView } from '../../state/use-app.ts';
import { DiffView } from '../../ui/diff-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDateTime } from '../../ui/format-date.ts';
import { Select } from '../../ui/select.tsx';
import { fullTitle, pageEntries } from './guideline-pages.ts';

const WORKING_COPY = 'working-copy';
const ALL_PAGES = '*';

/** Two versions side by side: the page in hand, or all pages that differ. */
export function CompareVersions({ page, withWorkingCopy }: { readonly page: string; readonly withWorkingCopy: boolean }) {
  const { state } = useSession();
  const versions = useView(guidelineVersions);
  const entries = useView(pageEntries);
  const [from, setFrom] = useState<string | undefined>();
  const [to, setTo] = useState<string | undefined>();
  const [which, setWhich] = useState(ALL_PAGES);

  const options = [
    ...(withWorkingCopy ? [{ value: WORKING_COPY, label: 'Working copy' }] : []),
    ...versions.toReversed().map(({ commit, number, at, by }) => ({ value: commit as string, label: `Version ${number}`, hint: `${formatDateTime(parseStamp(at).ms)}, ${findPerson(state, by)?.person.name ?? by}` })),
  ];
  if (options.length < 2) {
    return (
      <EmptyState icon={GitCompareArrows} title="There is only one version">
        When the guideline is published again, this shows what changed.
      </EmptyState>
    );
  }
  // Without changes in the working copy, the last two versions are what one wants to see.
  const newest = withWorkingCopy && versions.length > 1 && !entries.some(({ changed }) => changed) ? 1 : 0;
  const right = options.find(({ value }) => value === to) ?? options[newest];
  const left = options.find(({ value }) => value === from) ?? options[newest + 1];
  const textOf = (version: string | undefined, of: string) => (version === WORKING_COPY ? workingPage(state, of) : publishedPage(versions.find(({ commit }) => commit === version), of));
  const everyPage = new Map([...versions.flatMap(({ guideline }) => guideline.pages.map((each) => [each.page, each.page] as const)), ...entries.map((entry) => [entry.page, fullTitle(entry)] as const)]);
  const shown = [...everyPage].filter(([id]) => (which === ALL_PAGES ? textOf(left?.value, id) !== textOf(right?.value, id) : id === page));
  const note = versions.find(({ commit }) => commit === right?.value)?.guideline.note;

  return (
    <div className="flex flex-col gap-4 p-6">
      <div className="flex items-end gap-3">
        <Select label="From" value={left?.value ?? null} onChange={setFrom} options={options} />
        <Select label="To" value={right?.value ?? null} onChange={setTo} options={options} />
        <Select
          label="Pages"
          value={which}
          onChange={setWhich}
          options={[
            { value: ALL_PAGES, label: 'All that differ' },
            { value: 'one', label: `Only “${everyPage.get(page) ?? page}”` },
          ]}
        />
      </div>
      {note !== undefined && <p className="text-sm text-ink-2">“{note}”</p>}
      {shown.map(([id, title]) => (
        <section key={id} aria-label={title}>
          <h2 className="mb-1 text-sm font-semibold">{title}</h2>
          <DiffView before={textOf(left?.value, id)} after={textOf(right?.value, id)} beforeLabel={left?.label ?? ''} afterLabel={right?.label ?? ''} />
        </section>
      ))}
      {shown.length === 0 && <p className="text-sm text-ink-2">These two versions say the same.</p>}
    </div>
  );
}
