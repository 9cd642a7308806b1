import { useMemo, useState } from 'react';
import type { Confusion } from '../../../shared/curation/agreement-figures.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import { isRegionType } from '../../../shared/model/label-set.ts';
import { Card } from '../../ui/card.tsx';
import { ConfusionHeatmap } from '../../ui/charts/confusion-heatmap.tsx';
import { Select } from '../../ui/select.tsx';
import { confusionCsv } from './agreement-tables.ts';
import type { AnswerName } from './answer-names.ts';
import { CopyActions } from './copy-actions.tsx';
import { cellUnits, pairCellUnits } from './drill-down.ts';
import type { PersonName } from './labeler-card.tsx';
import { pairCounts } from './readings.ts';
import type { Measured } from './measure-question.ts';
import type { DrillDown } from './use-drill-down.ts';

interface ConfusionCardProps {
  readonly measured: Measured;
  readonly confusion: Confusion;
  readonly personOf: (id: PersonId) => PersonName;
  readonly nameOf: (answer: string | null) => AnswerName;
  readonly drill: DrillDown;
}

/** With more labels than this the matrix takes the whole width. */
const WIDE = 8;

/** Which labels stand against which, over all pairs of labelers or between two; cells open their samples. */
export function ConfusionCard({ measured: { input, result }, confusion, personOf, nameOf, drill }: ConfusionCardProps) {
  const [wanted, setWanted] = useState('all');
  const pairs = result.pairs.map(({ first, second }) => ({ first, second, value: JSON.stringify([first, second]) }));
  const pair = pairs.find(({ value }) => value === wanted);
  const shown = useMemo((): Confusion => {
    if (pair === undefined) return confusion;
    return { labels: confusion.labels, counts: pairCounts(drill.readings(), confusion.labels, input.labelers.indexOf(pair.first), input.labelers.indexOf(pair.second)) };
  }, [confusion, drill, input, pair?.value]);

  const names = shown.labels.map((label) => nameOf(label));
  const regions = isRegionType(result.type);
  const personName = (id: PersonId) => personOf(id).name;
  const rowTitle = pair === undefined ? 'One says' : `${personName(pair.first)} says`;
  const columnTitle = pair === undefined ? 'another says' : `${personName(pair.second)} says`;

  function open(row: number, column: number): void {
    const one = shown.labels[row] ?? null;
    const other = shown.labels[column] ?? null;
    const words = one === other ? `Two say ${nameOf(one).name}` : `${nameOf(one).name} / ${nameOf(other).name}`;
    const readings = drill.readings();
    if (pair === undefined) drill.open(cellUnits(readings, one, other), words);
    else drill.open(pairCellUnits(readings, one, other, [input.labelers.indexOf(pair.first), input.labelers.indexOf(pair.second)]), `${personName(pair.first)} ${nameOf(one).name}, ${personName(pair.second)} ${nameOf(other).name}`);
  }

  return (
    <Card
      title="What is confused with what"
      subtitle={`Pairs of answers about one ${regions ? 'object' : 'sample'}. Cells open their samples.`}
      className={shown.labels.length > WIDE ? '@3xl:col-span-2' : undefined}
      actions={
        <>
          {pairs.length > 1 && (
            <Select
              label="Whose answers"
              hideLabel
              className="w-52"
              value={pair?.value ?? 'all'}
              onChange={setWanted}
              options={[{ value: 'all', label: 'All pairs of labelers' }, ...pairs.map(({ first, second, value }) => ({ value, label: `${personName(first)} × ${personName(second)}` }))]}
            />
          )}
          <CopyActions what="Confusion" csv={() => confusionCsv(shown, (label) => nameOf(label).name)} />
        </>
      }
    >
      <ConfusionHeatmap
        label="Confusion of labels"
        rowTitle={rowTitle}
        columnTitle={columnTitle}
        names={names.map(({ name }) => name)}
        {...(result.type === 'rating' ? {} : { colors: names.map(({ color }) => color) })}
        counts={shown.counts}
        onOpen={open}
      />
    </Card>
  );
}
