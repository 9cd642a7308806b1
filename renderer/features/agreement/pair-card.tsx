import { useState } from 'react';
import type { PersonId } from '../../../shared/model/ids.ts';
import { isRegionType } from '../../../shared/model/label-set.ts';
import { Card } from '../../ui/card.tsx';
import { PairMatrix } from '../../ui/charts/pair-matrix.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { PersonMark } from '../../ui/person-mark.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { pairsCsv } from './agreement-tables.ts';
import type { AnswerName } from './answer-names.ts';
import { CopyActions } from './copy-actions.tsx';
import { pairUnits } from './drill-down.ts';
import type { PersonName } from './labeler-card.tsx';
import { shownCoefficient } from './shown-estimate.ts';
import type { Measured } from './measure-question.ts';
import type { DrillDown } from './use-drill-down.ts';

interface PairCardProps {
  readonly measured: Measured;
  readonly personOf: (id: PersonId) => PersonName;
  readonly nameOf: (answer: string | null) => AnswerName;
  readonly drill: DrillDown;
}

/** Labeler by labeler: who agrees with whom. A cell opens the samples on which the two differ. */
export function PairCard({ measured: { input, result }, personOf, nameOf, drill }: PairCardProps) {
  const hasKappa = result.pairs.some(({ kappa }) => kappa !== null);
  const [wanted, setWanted] = useState<'kappa' | 'agreement'>('kappa');
  const figure = hasKappa ? wanted : 'agreement';
  const { labelers } = input;
  const pairOf = (row: number, column: number) => result.pairs.find(({ first, second }) => (first === labelers[row] && second === labelers[column]) || (first === labelers[column] && second === labelers[row]));
  const counts = result.pairs.map(({ units }) => units);
  const least = Math.min(...counts);
  const most = Math.max(...counts);
  const what = figure === 'kappa' ? 'Cohen’s κ' : isRegionType(result.type) ? 'Matched F1' : 'Agreement';
  return (
    <Card
      title="Labeler by labeler"
      subtitle={`${what} on ${least === most ? formatCount(most) : `${formatCount(least)} to ${formatCount(most)}`} samples a pair`}
      actions={
        <>
          {hasKappa && (
            <SegmentedControl
              label="Figure of the pairs"
              hideLabel
              size="sm"
              value={figure}
              onChange={setWanted}
              options={[
                { value: 'kappa', label: 'κ', hint: 'Cohen’s κ: beyond what their label frequencies give by chance' },
                { value: 'agreement', label: 'Share equal', hint: 'How often the two say the same' },
              ]}
            />
          )}
          <CopyActions what="Pairs" csv={() => pairsCsv(result.pairs, { person: (id) => personOf(id).name, label: (id) => nameOf(id).name })} />
        </>
      }
    >
      <PairMatrix
        label={`${what}, labeler by labeler`}
        names={labelers.map((id) => personOf(id).name)}
        marks={labelers.map((id) => (
          <PersonMark key={id} {...personOf(id)} size="sm" />
        ))}
        axis={figure === 'kappa' ? 'alpha' : 'unit'}
        value={(row, column) => {
          const pair = row === column ? undefined : pairOf(row, column);
          if (pair === undefined) return null;
          return shownCoefficient(figure === 'kappa' && pair.kappa !== null ? pair.kappa : pair.agreement);
        }}
        onOpen={(row, column) => drill.open(pairUnits(input, drill.readings(), [row, column]), `${personOf(labelers[row] as PersonId).name} and ${personOf(labelers[column] as PersonId).name} differ`)}
      />
    </Card>
  );
}
