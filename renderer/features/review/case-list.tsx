import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleCheck, CornerDownLeft, PencilLine } from 'lucide-react';
import { useEffect, useId, useMemo, useRef } from 'react';
import type { ReviewCase } from '../../../shared/curation/review-cases.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { questionById } from '../../../shared/project/views/label-set-versions.ts';
import { fileName, findSample } from '../../../shared/project/views/samples.ts';
import { useSession } from '../../state/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatCoefficient } from '../../ui/format-coefficient.ts';
import { labelerAnswers } from './labeler-answers.ts';
import { caseText } from './pattern-text.ts';
import { caseKey, type Decided, decisionKey } from './review-filter.ts';
import { wordsApart } from './words-apart.ts';

interface CaseListProps {
  readonly cases: readonly ReviewCase[];
  readonly current: string | undefined;
  readonly decided: Decided;
  /** Cases with a decision begun and not made. */
  readonly begun: ReadonlySet<string>;
  /** Whether the question is worth saying: there are several. */
  readonly withQuestion: boolean;
  readonly onOpen: (one: ReviewCase) => void;
  /** What the list is narrowed by: when it changes the list takes the focus, so that the next Enter decides and does not open a filter again. */
  readonly narrowedBy: unknown;
}

const ROW = 42;

/** The queue, worst first. The screen's arrow keys move in it, so it only has to follow. */
export function CaseList({ cases, current, decided, begun, withQuestion, onOpen, narrowedBy }: CaseListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const at = useMemo(() => cases.findIndex((one) => caseKey(one) === current), [cases, current]);
  const virtual = useVirtualizer({ count: cases.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 12 });
  useEffect(() => {
    if (at !== -1) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  const lastNarrowedBy = useRef(narrowedBy);
  useEffect(() => {
    if (lastNarrowedBy.current === narrowedBy) return;
    lastNarrowedBy.current = narrowedBy;
    scroller.current?.focus({ preventScroll: true });
  }, [narrowedBy]);
  const rows = virtual.getVirtualItems();
  const isActiveShown = rows.some(({ index }) => index === at);

  return (
    <div
      ref={scroller}
      role="listbox"
      data-queue
      aria-label="Samples to review"
      tabIndex={0}
      aria-activedescendant={isActiveShown ? `${id}-${at}` : undefined}
      className="min-h-0 flex-1 overflow-auto bg-surface focus-visible:-outline-offset-2"
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, start }) => {
          const one = cases[index];
          if (one === undefined) return null;
          const key = caseKey(one);
          return (
            <div
              key={key}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              aria-setsize={cases.length}
              aria-posinset={index + 1}
              onClick={() => onOpen(one)}
              className={classNames('absolute inset-x-0 top-0 flex cursor-default items-center gap-2.5 border-b border-line/60 px-3', index === at ? 'bg-selected' : 'hover:bg-hover')}
              style={{ height: ROW, transform: `translateY(${start}px)` }}
            >
              <CaseRow one={one} isDecided={decided.has(decisionKey(one))} isBegun={begun.has(key)} withQuestion={withQuestion} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function CaseRow({ one, isDecided, isBegun, withQuestion }: { readonly one: ReviewCase; readonly isDecided: boolean; readonly isBegun: boolean; readonly withQuestion: boolean }) {
  const { state } = useSession();
  const question = questionById(state, one.question);
  const entry = findSample(state, one.sample);
  const text = question === undefined ? one.pattern : (apart(state, one) ?? caseText(question, one));
  return (
    <>
      <Score score={one.score} />
      <span className="min-w-0 flex-1">
        <span title={text} className={classNames('block truncate text-sm', isDecided && 'text-ink-2')}>
          {text}
        </span>
        <span className="block truncate text-xs text-ink-3">
          {entry === undefined ? one.sample.slice(0, 12) : fileName(entry.path)}
          {withQuestion && question !== undefined && ` · ${question.prompt}`}
        </span>
      </span>
      {isBegun && !isDecided && <PencilLine size={14} role="img" aria-label="Begun" className="shrink-0 text-ink-3" />}
      {one.returned?.why === 'skipped' && <CornerDownLeft size={14} role="img" aria-label="Returned by a labeler" className="shrink-0 text-warn-ink" />}
      {isDecided && <CircleCheck size={15} role="img" aria-label="Decided" className="shrink-0 text-ok-ink" />}
    </>
  );
}

/** Patterns say little about words: these show which. */
function apart(state: ProjectState, one: ReviewCase): string | undefined {
  if (one.score === 0) return undefined;
  const texts = labelerAnswers(state, one, false).flatMap(({ answer }) => (answer?.is === 'value' && answer.value.type === 'text' ? [answer.value.text] : []));
  return wordsApart(texts);
}

/** Disagreement as a figure over a bar: 1.00 is as different as answers can be. */
function Score({ score }: { readonly score: number }) {
  return (
    <span className="w-8 shrink-0 text-xs tabular-nums" title={score === 0 ? 'Labelers agree, or only one answered' : `Disagreement ${formatCoefficient(score)} of 1`}>
      <span className={classNames('block text-right', score === 0 ? 'text-ink-3' : 'text-ink-2')}>{score === 0 ? '–' : formatCoefficient(score)}</span>
      <span aria-hidden className="mt-0.5 block h-1 overflow-hidden rounded-full bg-sunken">
        <span className="block h-full bg-warn" style={{ width: `${Math.round(score * 100)}%` }} />
      </span>
    </span>
  );
}
