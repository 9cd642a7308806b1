import { useMemo } from 'react';
import type { ReviewCase } from '../../../shared/curation/review-cases.ts';
import type { QuestionId, RoundId } from '../../../shared/model/ids.ts';
import { questionById } from '../../../shared/project/views/label-set-versions.ts';
import { rounds } from '../../../shared/project/views/rounds.ts';
import { useView } from '../../state/use-app.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { countOf, formatCount } from '../../ui/format-count.ts';
import { Select } from '../../ui/select.tsx';
import { patternText } from './pattern-text.ts';
import { type Decided, filterCases, filterCounts, patternGroups, type ReviewFilter, SHOWN, type Shown } from './review-filter.ts';

interface ReviewToolbarProps {
  /** All cases that could be shown. */
  readonly cases: readonly ReviewCase[];
  readonly decided: Decided;
  readonly filter: ReviewFilter;
  readonly onFilter: (next: ReviewFilter) => void;
}

const ALL: string = 'all';
const NAMES: Readonly<Record<Shown, string>> = { open: 'To decide', decided: 'Decided', returned: 'Returned by labelers', all: 'All' };

/** What the queue is narrowed to: state, question, round, pattern. Each choice says how many cases it holds. */
export function ReviewToolbar({ cases, decided, filter, onFilter }: ReviewToolbarProps) {
  const state = useView((now) => now);
  const counts = useMemo(() => filterCounts(cases, filter, decided), [cases, filter, decided]);
  const groups = useMemo(() => patternGroups(filterCases(cases, { ...filter, pattern: undefined }, decided)), [cases, filter, decided]);
  const asked = [...counts.question.keys()];
  const inRounds = rounds(state).filter(({ id }) => counts.round.has(id));

  return (
    <>
      <Select
        label="Show"
        hideLabel
        className="w-46"
        value={filter.shown}
        onChange={(shown) => onFilter({ ...filter, shown, pattern: undefined })}
        options={SHOWN.map((value) => ({ value, label: `${NAMES[value]} · ${formatCount(counts.shown[value])}` }))}
      />
      {asked.length > 1 && (
        <Select
          label="Question"
          hideLabel
          className="w-44"
          value={filter.question ?? ALL}
          onChange={(next) => onFilter({ ...filter, question: next === ALL ? undefined : (next as QuestionId), pattern: undefined })}
          options={[
            { value: ALL, label: 'All questions' },
            ...asked.map((id) => ({ value: id as string, label: `${questionById(state, id)?.prompt ?? id} · ${formatCount(counts.question.get(id) ?? 0)}` })),
          ]}
        />
      )}
      {inRounds.length > 1 && (
        <Select
          label="Round"
          hideLabel
          className="w-36"
          value={filter.round ?? ALL}
          onChange={(next) => onFilter({ ...filter, round: next === ALL ? undefined : (next as RoundId), pattern: undefined })}
          options={[{ value: ALL, label: 'All rounds' }, ...inRounds.toReversed().map(({ id, round }) => ({ value: id as string, label: `${round.name} · ${formatCount(counts.round.get(id) ?? 0)}` }))]}
        />
      )}
      <Combobox
        label="Pattern"
        hideLabel
        className="w-58"
        value={filter.pattern ?? null}
        onChange={(pattern) => onFilter({ ...filter, pattern: pattern ?? undefined })}
        placeholder="All patterns"
        emptyText="No pattern like this."
        options={groups.map(({ key, question, pattern, count: n }) => {
          const asks = questionById(state, question);
          const hint = countOf(n, 'disagreement');
          return { value: key, label: asks === undefined ? pattern : patternText(asks, pattern), hint: filter.question === undefined && asks !== undefined ? `${hint} · ${asks.prompt}` : hint };
        })}
      />
    </>
  );
}
