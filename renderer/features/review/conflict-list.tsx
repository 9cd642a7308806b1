import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleCheck, CircleSlash, Combine } from 'lucide-react';
import { useEffect, useId, useMemo, useRef } from 'react';
import { CONFLICT_KINDS, type ConflictKind, conflictCounts } from '../../../shared/curation/region-conflicts.ts';
import type { RegionQuestion } from '../../../shared/model/label-set.ts';
import { classNames } from '../../ui/class-names.ts';
import { Chip } from '../../ui/chip.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { PersonMark } from '../../ui/person-mark.tsx';
import type { CaseGroup, CaseGroups, GroupState, GroupStates } from './case-groups.ts';
import { beginText, groupLabels, groupSentences, KIND_MEANINGS, KIND_WORDS, overlapText } from './conflict-words.ts';
import type { LabelerAnswer } from './labeler-answers.ts';

export interface ConflictListProps {
  readonly question: RegionQuestion;
  readonly answers: readonly LabelerAnswer[];
  readonly found: CaseGroups;
  readonly states: GroupStates;
  /** Only conflicts of this kind; undefined for all. */
  readonly kind: ConflictKind | undefined;
  readonly listed: readonly CaseGroup[];
  readonly inHand: CaseGroup | undefined;
  readonly onKind: (kind: ConflictKind | undefined) => void;
  readonly onOpen: (group: CaseGroup) => void;
}

const ROW = 28;
const ROWS_SHOWN = 7;

/** Everything labelers differ in on this sample, with how many of each kind; in step with the image. */
export function ConflictList(props: ConflictListProps) {
  const { found, states, kind, listed, onKind } = props;
  const counts = useMemo(() => conflictCounts(found.conflicts), [found]);
  const kinds = CONFLICT_KINDS.filter((each) => counts[each] > 0);
  return (
    <section aria-label="Conflicts" className="flex flex-col gap-1.5">
      <div className="flex items-baseline gap-2">
        <h3 className="flex-1 text-sm font-semibold">Conflicts</h3>
        <span className="text-xs text-ink-2">{states.undecided === 0 ? 'all decided' : `${formatCount(states.undecided)} of ${formatCount(found.conflicts.length)} not decided`}</span>
      </div>
      {kinds.length > 1 && (
        <div className="flex flex-wrap gap-1">
          {kinds.map((each) => (
            <span key={each} title={KIND_MEANINGS[each]} className="inline-flex">
              <Chip selected={kind === each} onClick={() => onKind(kind === each ? undefined : each)}>
                {`${KIND_WORDS[each]} ${formatCount(counts[each])}`}
              </Chip>
            </span>
          ))}
        </div>
      )}
      {listed.length > 0 && <Rows {...props} />}
    </section>
  );
}

function Rows({ question, answers, states, listed, inHand, onOpen }: ConflictListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const names = answers.map(({ name }) => name);
  const at = useMemo(() => listed.findIndex(({ key }) => key === inHand?.key), [listed, inHand?.key]);
  const virtual = useVirtualizer({ count: listed.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 8 });
  useEffect(() => {
    if (at !== -1) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  const rows = virtual.getVirtualItems();
  return (
    <div
      ref={scroller}
      role="listbox"
      data-answers
      data-queue
      aria-label="What labelers differ in"
      tabIndex={0}
      aria-activedescendant={rows.some(({ index }) => index === at) ? `${id}-${at}` : undefined}
      className="overflow-auto rounded-md border border-line bg-surface focus-visible:-outline-offset-2"
      style={{ height: Math.min(listed.length, ROWS_SHOWN) * ROW + 2 }}
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, start }) => {
          const group = listed[index];
          if (group === undefined) return null;
          const state = states.stateOf(group);
          return (
            <div
              key={group.key}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              aria-setsize={listed.length}
              aria-posinset={index + 1}
              title={groupSentences(question, group, names).join(' · ')}
              onClick={() => onOpen(group)}
              className={classNames('absolute inset-x-0 top-0 flex cursor-default items-center gap-2 px-2 text-xs', index === at ? 'bg-selected' : 'hover:bg-hover')}
              style={{ height: ROW, transform: `translateY(${start}px)` }}
            >
              <span className={classNames('min-w-0 flex-1 truncate', state !== 'open' && 'text-ink-2')}>
                {group.kinds.slice(0, 1).map((kind) => KIND_WORDS[kind])}: {groupLabels(question, group)}
              </span>
              <span className="shrink-0 text-ink-3 tabular-nums">{beginText(group) ?? overlapText(group)}</span>
              <span className="flex shrink-0 gap-0.5">
                {group.members.map(({ labeler }) => (
                  <PersonMark key={labeler} name={answers[labeler]?.name ?? ''} color={answers[labeler]?.color ?? 1} size="sm" />
                ))}
              </span>
              <StateIcon state={state} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function StateIcon({ state }: { readonly state: GroupState }) {
  if (state === 'in') return <CircleCheck size={14} role="img" aria-label="In the decision" className="shrink-0 text-ok-ink" />;
  if (state === 'merged') return <Combine size={14} role="img" aria-label="Merged with another" className="shrink-0 text-ok-ink" />;
  if (state === 'left-out') return <CircleSlash size={14} role="img" aria-label="Left out" className="shrink-0 text-ink-3" />;
  return <span className="w-3.5 shrink-0" />;
}
