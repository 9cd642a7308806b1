import { useMemo } from 'react';
import type { Confusion, PairFigures } from '../../../shared/curation/agreement-figures.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import { isRegionType } from '../../../shared/model/label-set.ts';
import { Card } from '../../ui/card.tsx';
import { ConfusionHeatmap } from '../../ui/charts/confusion-heatmap.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { confusionCsv } from './agreement-tables.ts';
import type { AnswerName } from './answer-names.ts';
import { ConfusedPairs } from './confused-pairs.tsx';
import { shownConfusion } from './confusion-view.ts';
import { CopyActions } from './copy-actions.tsx';
import { cellUnits, pairCellUnits } from './drill-down.ts';
import type { PersonName } from './labeler-card.tsx';
import { PairPicker } from './pair-picker.tsx';
import { pairCounts } from './readings.ts';
import type { Measured } from './measure-question.ts';
import { useKept } from './use-kept.ts';
import type { DrillDown } from './use-drill-down.ts';

interface ConfusionCardProps {
  readonly measured: Measured;
  readonly confusion: Confusion;
  readonly personOf: (id: PersonId) => PersonName;
  readonly nameOf: (answer: string | null) => AnswerName;
  readonly drill: DrillDown;
  readonly className: string | undefined;
}

/** Which labels stand against which, over all pairs of labelers or between two; cells open their samples. */
export function ConfusionCard({ measured: { input, result }, confusion, personOf, nameOf, drill, className }: ConfusionCardProps) {
  const [wanted, setWanted] = useKept<PairFigures | undefined>(`confusion ${result.question}`, undefined);
  const [view, setView] = useKept<'matrix' | 'list'>(`confusion view ${result.question}`, 'matrix');
  const pair = result.pairs.find(({ first, second }) => first === wanted?.first && second === wanted.second);
  const all = useMemo((): Confusion => {
    if (pair === undefined) return confusion;
    return { labels: confusion.labels, counts: pairCounts(drill.readings(), confusion.labels, input.labelers.indexOf(pair.first), input.labelers.indexOf(pair.second)) };
  }, [confusion, drill, input, pair?.first, pair?.second]);
  const shown = useMemo(() => shownConfusion(all), [all]);

  const regions = isRegionType(result.type);
  const personName = (id: PersonId) => personOf(id).name;
  const rowTitle = pair === undefined ? 'One says' : `${personName(pair.first)} says`;
  const columnTitle = pair === undefined ? 'another says' : `${personName(pair.second)} says`;

  function open(one: string | null, other: string | null): void {
    const readings = drill.readings();
    const words = one === other ? `Two say ${nameOf(one).name}` : `${nameOf(one).name} / ${nameOf(other).name}`;
    if (pair === undefined) drill.open(cellUnits(readings, one, other), words);
    else drill.open(pairCellUnits(readings, one, other, [input.labelers.indexOf(pair.first), input.labelers.indexOf(pair.second)]), `${personName(pair.first)} ${nameOf(one).name}, ${personName(pair.second)} ${nameOf(other).name}`);
  }

  const names = shown.labels.map((label) => nameOf(label));
  return (
    <Card
      title="What is confused with what"
      subtitle={`${pair === undefined ? 'Pairs' : `${personName(pair.first)} and ${personName(pair.second)}: pairs`} of answers about one ${regions ? 'object' : 'sample'}. Every number opens its samples.`}
      className={className}
      actions={
        <>
          <PairPicker pairs={result.pairs} value={pair} onChange={setWanted} nameOf={personName} />
          <SegmentedControl
            label="View of confusions"
            hideLabel
            size="sm"
            value={view}
            onChange={setView}
            options={[
              { value: 'matrix', label: 'Matrix' },
              { value: 'list', label: 'List', hint: 'What is confused most comes first' },
            ]}
          />
          <CopyActions what="Confusion" csv={() => confusionCsv(all, (label) => nameOf(label).name)} />
        </>
      }
    >
      {view === 'list' ? (
        <ConfusedPairs confusion={all} pooled={pair === undefined} nameOf={nameOf} onOpen={open} {...(pair === undefined ? {} : { who: [personName(pair.first), personName(pair.second)] as const })} />
      ) : (
        <>
          <ConfusionHeatmap
            label="Confusion of labels"
            rowTitle={rowTitle}
            columnTitle={columnTitle}
            names={names.map(({ name }) => name)}
            {...(result.type === 'rating' ? {} : { colors: names.map(({ color }) => color) })}
            counts={shown.counts}
            onOpen={(row, column) => open(shown.labels[row] ?? null, shown.labels[column] ?? null)}
          />
          {shown.hidden > 0 && <p className="mt-2 text-xs text-ink-3">{`The ${shown.labels.length} labels that are confused most; ${shown.hidden} more are in the list and in the copy.`}</p>}
        </>
      )}
    </Card>
  );
}
