import { Check, FolderPlus, Images, ListChecks, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { SampleId } from '../../../shared/model/ids.ts';
import { fileName } from '../../../shared/project/views/samples.ts';
import { appStore, navigate } from '../../state/app-store.ts';
import { pickFolder } from '../../state/pick-folder.ts';
import { runImport } from '../../state/run-import.ts';
import { useApp, useCommit, useMe, useSession } from '../../state/use-app.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { countOf, formatCount } from '../../ui/format-count.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { VirtualGrid } from '../../ui/virtual-grid.tsx';
import { ImportProgress } from './import-progress.tsx';
import { SampleDetails } from './sample-details.tsx';
import { SamplePicture } from './sample-picture.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { type SampleOrder, type SampleRow, type SampleState, useFoundRows, useSampleRows } from './use-sample-rows.ts';
import { useSelection } from './use-selection.ts';

/** Everything in the project: a grid to look through, search and open. */
export function SamplesScreen({ sample }: { readonly sample: SampleId | undefined }) {
  const session = useSession();
  const me = useMe();
  const picked = useApp((state) => state.picked);
  const [words, setWords] = useState('');
  const [state, setState] = useState<SampleState>('all');
  const [order, setOrder] = useState<SampleOrder>('path');
  const [width, setWidth] = useState(360);
  const rows = useSampleRows();
  const found = useFoundRows(rows, { words, state, order });
  const selection = useSelection(found);
  const canOpenRound = useCommit() !== undefined && me?.person.role === 'lead';
  const open = rows.find(({ entry }) => entry.id === sample);
  const [active, setActive] = useState(() => found.findIndex(({ entry }) => entry.id === sample));

  async function addFolder(): Promise<void> {
    const folder = await pickFolder('Folder with images or audio');
    if (folder !== undefined && me !== undefined) void runImport(session, me.id, folder, false);
  }

  function onGridKey(event: KeyboardEvent): void {
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) selection.selectAll();
    else if (event.key === 'Escape' && selection.ids.size > 0) selection.clear();
    else return;
    event.preventDefault();
  }

  const grid = (
    <VirtualGrid
      label="Samples"
      count={found.length}
      minCellWidth={150}
      cellHeight={168}
      cell={(index, { selected }) => <Cell row={found[index]} isOpen={open !== undefined && found[index] === open} isSelected={selected} />}
      cellLabel={(index) => found[index]?.entry.path ?? ''}
      active={active}
      onActiveChange={setActive}
      selected={(index) => selection.ids.has(found[index]?.entry.id as SampleId)}
      onToggle={selection.toggle}
      onOpen={(index) => {
        const row = found[index];
        if (row !== undefined) navigate({ screen: 'samples', sample: row.entry.id }, picked);
      }}
      empty={
        rows.length === 0 ? (
          <EmptyState icon={Images} title="No samples yet" actions={<Button tone="primary" icon={FolderPlus} onClick={() => void addFolder()}>Add a folder</Button>}>
            Add a folder of images or audio. The files stay where they are.
          </EmptyState>
        ) : (
          <EmptyState icon={Images} title="Nothing found">
            No sample matches. Change the words or the filter.
          </EmptyState>
        )
      }
    />
  );

  return (
    <Page
      title="Samples"
      subtitle={found.length === rows.length ? countOf(rows.length, 'sample') : `${formatCount(found.length)} of ${countOf(rows.length, 'sample')}`}
      padded={false}
      scroll={false}
      toolbar={
        <>
          <SearchField label="Search samples" value={words} onChange={setWords} placeholder="Search names, tags, groups" className="w-64" />
          <Select
            label="Show"
            hideLabel
            value={state}
            onChange={(next) => setState(next)}
            options={[
              { value: 'all', label: 'All' },
              { value: 'unlabeled', label: 'Without answers' },
              { value: 'labeled', label: 'With answers' },
              { value: 'decided', label: 'Decided' },
              { value: 'excluded', label: 'Excluded' },
            ]}
          />
          <Select
            label="Order"
            hideLabel
            value={order}
            onChange={(next) => setOrder(next)}
            options={[
              { value: 'path', label: 'By name' },
              { value: 'newest-work', label: 'Newest work first' },
              { value: 'most-answers', label: 'Most answers first' },
              { value: 'largest', label: 'Largest first' },
            ]}
          />
          {selection.ids.size === 0 && found.length > 0 && (
            <Button icon={ListChecks} onClick={selection.selectAll}>
              Select all
            </Button>
          )}
          {session.canWrite && me !== undefined && (
            <Button icon={FolderPlus} onClick={() => void addFolder()}>
              Add a folder
            </Button>
          )}
        </>
      }
    >
      <div className="flex h-full min-h-0 flex-col">
        <ImportProgress />
        {picked?.title !== undefined && (
          <div className="flex items-center gap-2 border-b border-line bg-accent-soft px-4 py-1.5 text-sm">
            <span className="flex-1">{picked.title}</span>
            <Button size="sm" icon={X} onClick={() => appStore().setState({ picked: undefined })}>
              Show all
            </Button>
          </div>
        )}
        {selection.ids.size > 0 && <SelectionBar selection={selection} found={found.length} canOpenRound={canOpenRound} />}
        <div className="min-h-0 flex-1">
          <SplitPane
            label="Sample"
            side="end"
            size={width}
            onSizeChange={setWidth}
            min={280}
            max={640}
            pane={
              open && (
                <div className="h-full overflow-auto p-4">
                  <div className="mb-3 flex items-center gap-2">
                    <h2 className="min-w-0 flex-1 truncate text-base font-semibold" title={open.entry.path}>
                      {fileName(open.entry.path)}
                    </h2>
                    <IconButton label="Close" icon={X} onClick={() => navigate({ screen: 'samples' }, picked)} />
                  </div>
                  <SampleDetails entry={open.entry} />
                </div>
              )
            }
          >
            <div role="presentation" className="h-full select-none" onKeyDown={onGridKey}>
              {grid}
            </div>
          </SplitPane>
        </div>
      </div>
    </Page>
  );
}

function Cell({ row, isOpen, isSelected }: { readonly row: SampleRow | undefined; readonly isOpen: boolean; readonly isSelected: boolean }) {
  if (row === undefined) return null;
  const { entry, annotations, decided } = row;
  return (
    <div className={`relative flex h-full w-full flex-col ${isOpen ? 'bg-selected' : ''}`}>
      {isSelected && (
        <span className="absolute top-1.5 left-1.5 z-1 grid size-5 place-content-center rounded-sm bg-accent text-on-accent">
          <Check size={14} />
        </span>
      )}
      <div className={`min-h-0 flex-1 overflow-hidden ${entry.excluded === undefined ? '' : 'opacity-40'}`}>
        <SamplePicture entry={entry} />
      </div>
      <div className="flex h-6 items-center gap-1 px-1.5 text-xs">
        <span className="min-w-0 flex-1 truncate" title={entry.path}>
          {fileName(entry.path)}
        </span>
        {entry.excluded !== undefined ? <Badge tone="warn">out</Badge> : decided ? <Badge tone="ok">decided</Badge> : annotations > 0 && <Badge title={countOf(annotations, 'annotation')}>{annotations}</Badge>}
      </div>
    </div>
  );
}
