import { GitCompareArrows, Pencil, Send, Tags } from 'lucide-react';
import { useState } from 'react';
import { currentGuideline, GENERAL_PAGE, guidelineVersions, pageId, publishedPage, workingPage } from '../../../shared/project/views/guideline-versions.ts';
import { navigate } from '../../state/app-store.ts';
import { useCommit, useMe, useView } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/format-count.ts';
import { Page } from '../../ui/page.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { AskedTokens } from './asked-tokens.tsx';
import { CompareVersions } from './compare-versions.tsx';
import { LabelSetDialog } from './label-set-dialog.tsx';
import { pageEntries } from './guideline-pages.ts';
import { PageEditor } from './page-editor.tsx';
import { PageList } from './page-list.tsx';
import { PageText } from './page-text.tsx';
import { PublishDialog } from './publish-dialog.tsx';

const WORKING_COPY = 'working-copy';

/** How to decide: a page per label, versions that annotations are tied to, and what changed between them. */
export function GuidelineScreen({ page: asked }: { readonly page: string | undefined }) {
  const entries = useView(pageEntries);
  const versions = useView(guidelineVersions);
  const inForce = useView(currentGuideline);
  const lead = useMe()?.person.role === 'lead';
  const commit = useCommit();
  const canEdit = lead && commit !== undefined;
  const [chosenMode, setMode] = useState<'read' | 'edit' | 'compare'>('read');
  const mode = chosenMode === 'edit' && !canEdit ? 'read' : chosenMode; // whoever acts may change meanwhile
  const [shown, setShown] = useState<string>(WORKING_COPY);
  const [publishing, setPublishing] = useState(false);
  const [editingLabels, setEditingLabels] = useState(false);

  const page = entries.find((entry) => entry.page === asked)?.page ?? GENERAL_PAGE;
  const entry = entries.find((each) => each.page === page);
  const version = canEdit && shown === WORKING_COPY ? undefined : (versions.find(({ commit: id }) => id === shown) ?? inForce);
  const text = useView((state) => (version === undefined ? workingPage(state, page) : publishedPage(version, page)));
  const changed = entries.filter((each) => each.changed).length;

  return (
    <Page
      title="Guideline"
      subtitle={inForce === undefined ? 'Not published yet' : `Version ${inForce.number} is in force${canEdit && changed > 0 ? `; ${countOf(changed, 'page')} changed since` : ''}`}
      padded={false}
      scroll={false}
      toolbar={
        <>
          {versions.length > 0 && mode !== 'compare' && (
            <Select
              label="Version"
              hideLabel
              value={version?.commit ?? WORKING_COPY}
              onChange={(next) => {
                setShown(next);
                if (next !== WORKING_COPY) setMode('read');
              }}
              options={[
                ...(canEdit ? [{ value: WORKING_COPY, label: 'Working copy' }] : []),
                ...versions.toReversed().map(({ commit: id, number, guideline }) => ({ value: id as string, label: `Version ${number}`, ...(guideline.note === undefined ? {} : { hint: guideline.note }) })),
              ]}
            />
          )}
          <SegmentedControl
            label="Mode"
            hideLabel
            value={mode}
            onChange={(next) => {
              if (next === 'edit') setShown(WORKING_COPY);
              setMode(next);
            }}
            options={[
              { value: 'read', label: 'Read' },
              ...(canEdit ? [{ value: 'edit' as const, label: 'Edit', icon: Pencil }] : []),
              { value: 'compare', label: 'Compare', icon: GitCompareArrows },
            ]}
          />
          {canEdit && (
            <Button icon={Tags} onClick={() => setEditingLabels(true)}>
              Questions
            </Button>
          )}
          {canEdit && (
            <Button tone="primary" icon={Send} disabled={changed === 0} onClick={() => setPublishing(true)}>
              Publish
            </Button>
          )}
        </>
      }
    >
      <div className="flex h-full min-h-0">
        <PageList entries={entries} page={page} showChanges={canEdit} onOpen={(next) => navigate({ screen: 'guideline', page: next })} />
        <div className="min-w-0 flex-1 overflow-auto">
          {mode === 'compare' ? (
            <CompareVersions page={page} withWorkingCopy={canEdit} />
          ) : mode === 'edit' && commit !== undefined && entry !== undefined ? (
            <PageEditor key={page} entry={entry} commit={commit} />
          ) : (
            <>
              <PageText text={text} question={entry?.question} onWrite={canEdit ? () => setMode('edit') : undefined} />
              {entry?.question !== undefined && entry.page === pageId(entry.question.id) && <AskedTokens question={entry.question} />}
            </>
          )}
        </div>
      </div>
      {editingLabels && canEdit && <LabelSetDialog commit={commit} onClose={() => setEditingLabels(false)} />}
      {publishing && canEdit && <PublishDialog entries={entries} commit={commit} onClose={() => setPublishing(false)} />}
    </Page>
  );
}
