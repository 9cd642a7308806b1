import { X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { ReviewCase } from '../../../shared/curation/review-cases.ts';
import type { QuestionId, RoundId, SampleId } from '../../../shared/model/ids.ts';
import { questionById } from '../../../shared/project/views/label-set-versions.ts';
import type { PersonEntry } from '../../../shared/project/views/people.ts';
import { findSample } from '../../../shared/project/views/samples.ts';
import { appStore, navigate } from '../../state/app-store.ts';
import { useApp, useRevision, useSession, useView } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { countOf, formatCount } from '../../ui/format-count.ts';
import { Page } from '../../ui/page.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { CaseBench, type CaseBenchHandle } from './case-bench.tsx';
import { CaseList } from './case-list.tsx';
import type { DraftHistory } from './draft-history.ts';
import { draftsPlace, keepDrafts, readDrafts } from './kept-drafts.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { NoCase } from './no-case.tsx';
import { onlyPicked, pickedCases, withPicked } from './picked-cases.ts';
import { caseAt, caseKey, decisionKey, filterCases, nextUndecided, progressOf } from './review-filter.ts';
import { ReviewToolbar } from './review-toolbar.tsx';
import { useDecisions } from './use-decisions.ts';
import { decidedKeys, useReviewCases } from './use-review-cases.ts';
import { useReviewFilter } from './use-review-filter.ts';
import { useReviewView } from './use-review-view.ts';

interface ReviewBoardProps {
  readonly me: PersonEntry;
  readonly question: QuestionId | undefined;
  readonly sample: SampleId | undefined;
}

const NO_CASES: readonly ReviewCase[] = [];

/** The queue at the left, the case in the middle, the decision at the right. */
export function ReviewBoard({ me, question: askedQuestion, sample: askedSample }: ReviewBoardProps) {
  const state = useView((now) => now);
  const revision = useRevision();
  const picked = useApp((app) => app.picked);
  const search = useReviewCases();
  const { found } = search;
  const decided = decidedKeys(state);
  const view = useReviewView();
  const [filter, setFilter] = useReviewFilter(state, picked, askedQuestion, askedSample);
  const [round, setRound] = useState<RoundId | undefined>();
  const place = draftsPlace(useSession().opened.file.id, me.id);
  const [drafts, setDrafts] = useState(() => readDrafts(place));
  const [showsKeys, setShowsKeys] = useState(false);
  const bench = useRef<CaseBenchHandle>(null);
  const decisions = useDecisions(me, (sample, question) => navigate({ screen: 'review', question, sample }, picked));

  // Whoever asks for the samples behind a number, or for one sample, gets those on which all agree too.
  const ids = picked?.ids;
  const queue = found?.cases ?? NO_CASES;
  // The revision stands for the state, which grows in place.
  const within = useMemo(() => (ids === undefined ? queue : onlyPicked(withPicked(queue, pickedCases(state, ids)), ids, picked?.cases)), [state, revision, queue, ids, picked?.cases]);
  const reachable = useMemo(() => (askedSample === undefined ? within : withPicked(within, pickedCases(state, [askedSample]))), [state, revision, within, askedSample]);
  const { differing, done } = useMemo(() => progressOf(within, decided), [within, decided]);
  const list = useMemo(() => filterCases(within, filter, decided), [within, filter, decided]);

  const current = askedSample === undefined ? (list.find((one) => !decided.has(decisionKey(one))) ?? list[0]) : caseAt(list, reachable, askedSample, askedQuestion, round);
  const question = current === undefined ? undefined : questionById(state, current.question);
  const entry = current === undefined ? undefined : findSample(state, current.sample);
  const key = current === undefined ? undefined : caseKey(current);

  function goTo(one: ReviewCase): void {
    setRound(one.round);
    navigate({ screen: 'review', question: one.question, sample: one.sample }, picked);
  }

  function move(by: 1 | -1): void {
    const at = list.findIndex((one) => caseKey(one) === key);
    const next = at === -1 ? list[0] : list[at + by];
    if (next !== undefined) goTo(next);
  }

  function goOn(): void {
    const next = current === undefined ? undefined : nextUndecided(list, current, decided);
    if (next !== undefined) goTo(next);
    else if (filter.shown === 'open') navigate({ screen: 'review' }, picked);
  }

  function keep(of: string, next: DraftHistory | undefined): void {
    const kept = new Map(drafts);
    kept.delete(of); // the newest comes last
    if (next !== undefined) kept.set(of, next);
    setDrafts(kept);
    keepDrafts(place, kept);
  }

  return (
    <Page
      title="Review"
      subtitle={found === undefined ? 'Looking for what differs …' : differing > 0 && `${formatCount(done)} of ${countOf(differing, 'disagreement')} decided`}
      padded={false}
      scroll={false}
      toolbar={within.length > 0 && <ReviewToolbar cases={within} decided={decided} filter={filter} onFilter={setFilter} />}
    >
      {picked?.title !== undefined && (
        <div className="flex items-center gap-2 border-b border-line bg-accent-soft px-4 py-1.5 text-sm">
          <span className="flex-1">{picked.title}</span>
          <Button size="sm" icon={X} onClick={() => appStore().setState({ picked: undefined })}>
            Show all
          </Button>
        </div>
      )}
      {current !== undefined && key !== undefined && question !== undefined && entry !== undefined ? (
        <SplitPane
          label="the list"
          side="start"
          size={view.listWidth}
          onSizeChange={(next) => view.set('listWidth', next)}
          min={200}
          max={480}
          pane={<CaseList cases={list} current={key} decided={decided} begun={new Set(drafts.keys())} withQuestion={filter.question === undefined} onOpen={(one) => bench.current?.leave() !== false && goTo(one)} narrowedBy={filter} />}
        >
          <CaseBench
            key={key}
            ref={bench}
            one={current}
            question={question}
            entry={entry}
            decisions={decisions}
            begun={drafts.get(key)}
            onBegun={(next) => keep(key, next)}
            view={view}
            keysEnabled={!showsKeys}
            onKeys={() => setShowsKeys(true)}
            onMove={move}
            onNext={goOn}
          />
        </SplitPane>
      ) : (
        <NoCase search={search} filter={filter} decidedInAll={done} onShow={(shown) => setFilter({ ...filter, shown, pattern: undefined })} decisions={decisions} keysEnabled={!showsKeys} onKeys={() => setShowsKeys(true)} />
      )}
      {showsKeys && <KeysDialog media={entry?.facts.kind ?? 'image'} onClose={() => setShowsKeys(false)} />}
    </Page>
  );
}
