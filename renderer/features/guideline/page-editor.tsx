import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import type { Change } from '../../../shared/history/change.ts';
import type { CommitId } from '../../../shared/model/ids.ts';
import { workingPage } from '../../../shared/project/views/guideline-versions.ts';
import { useSession, useView } from '../../state/use-app.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { PageEntry } from './guideline-pages.ts';
import { PageText } from './page-text.tsx';

const MarkdownEditor = lazy(() => import('../../ui/markdown-editor.tsx').then((module) => ({ default: module.MarkdownEditor })));

/** How long after the last key the working copy is saved. */
const SAVE_AFTER_MS = 1500;

interface PageEditorProps {
  readonly entry: PageEntry;
  readonly commit: (changes: readonly Change[]) => CommitId | undefined;
}

/** Writing a page: Markdown at the left, how it reads at the right. The working copy saves itself. */
export function PageEditor({ entry, commit }: PageEditorProps) {
  const { state } = useSession();
  const saved = useView((current) => workingPage(current, entry.page));
  const [text, setText] = useState(saved);

  const save = useEffectEvent(() => {
    if (text === workingPage(state, entry.page)) return;
    const basedOn = state.registers.get('guideline-draft', entry.page)?.versions.at(-1)?.commit ?? null;
    commit([{ kind: 'guideline-page-written/1', key: [entry.page], value: { markdown: text, basedOn } }]);
  });

  useEffect(() => {
    const timer = setTimeout(() => save(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => () => save(), []); // leaving the page saves what is on it

  return (
    <div className="grid h-full grid-cols-2">
      <div className="min-w-0 overflow-auto border-r border-line">
        <Suspense fallback={<Skeleton className="m-6 h-64" />}>
          <MarkdownEditor label={`Page ${entry.title}`} value={text} onChange={setText} onSave={() => save()} autoFocus />
        </Suspense>
      </div>
      <div className="min-w-0 overflow-auto bg-surface">
        <PageText text={text} question={entry.question} onWrite={undefined} />
      </div>
    </div>
  );
}
