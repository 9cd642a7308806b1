import { useMemo } from 'react';
import type { Coefficient } from '../../../shared/agreement/estimate.ts';
import { TERM_WORDS } from '../../../shared/curation/term-words.ts';
import type { PairFigures } from '../../../shared/curation/agreement-figures.ts';
import { compareText } from '../../../shared/basics/order.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import { isRegionType } from '../../../shared/model/label-set.ts';
import { Card } from '../../ui/card.tsx';
import { PairMatrix } from '../../ui/charts/pair-matrix.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { PersonMark } from '../../ui/person-mark.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { pairsCsv } from './agreement-tables.ts';
import { Term } from '../../ui/term.tsx';
import type { AnswerName } from './answer-names.ts';
import { CopyActions } from './copy-actions.tsx';
import { pairUnits } from './drill-down.ts';
import type { PersonName } from './labeler-card.tsx';
import { shownCoefficient } from './shown-estimate.ts';
import type { Measured } from './measure-question.ts';
import { useKept } from './use-kept.ts';
import type { DrillDown } from './use-drill-down.ts';

interface PairCardProps {
  readonly measured: Measured;
  readonly personOf: (id: PersonId) => PersonName;
  readonly nameOf: (answer: string | null) => AnswerName;
  readonly drill: DrillDown;
  readonly className: string | undefined;
}

/** Below so many common samples a pair says little. */
const FEW_COMMON = 20;

/** Labeler by labeler: who agrees with whom. A cell opens the samples on which the two differ. */
export function PairCard({ measured: { input, result }, personOf, nameOf, drill, className }: PairCardProps) {
  const hasKappa = result.pairs.some(({ kappa }) => kappa !== null);
  const [wanted, setWanted] = useKept<'kappa' | 'agreement'>(`pairs ${result.question}`, 'kappa');
  const figure = hasKappa ? wanted : 'agreement';
  const labelers = useMemo(() => input.labelers.toSorted((a, b) => compareText(personOf(a).name, personOf(b).name)), [input]);
  const byNames = useMemo(() => new Map<string, PairFigures>(result.pairs.flatMap((pair) => [[`${pair.first} ${pair.second}`, pair] as const, [`${pair.second} ${pair.first}`, pair] as const])), [result.pairs]);
  const pairOf = (row: number, column: number) => byNames.get(`${labelers[row]} ${labelers[column]}`);
  const placeOf = (at: number) => input.labelers.indexOf(labelers[at] as PersonId);
  const selfOf = (at: number) => result.labelers.find(({ labeler }) => labeler === labelers[at])?.repeats ?? null;
  const repeated = labelers.some((_, at) => selfOf(at) !== null);
  const counts = result.pairs.map(({ units }) => units);
  const least = Math.min(...counts);
  const most = Math.max(...counts);
  const what = figure === 'kappa' ? 'Cohen’s κ' : isRegionType(result.type) ? 'Matched F1' : 'Agreement';
  return (
    <Card
      title="Labeler by labeler"
      className={className}
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
        few={FEW_COMMON}
        value={(row, column) => {
          if (row === column) {
            const repeats = selfOf(row);
            return repeats === null ? null : { ...shownCoefficient(figure === 'kappa' ? repeats.alpha : coefficientOfShare(repeats.agreement.value)), n: repeats.units };
          }
          const pair = pairOf(row, column);
          if (pair === undefined) return null;
          return { ...shownCoefficient(figure === 'kappa' && pair.kappa !== null ? pair.kappa : pair.agreement), n: pair.units };
        }}
        onOpen={(row, column) => row !== column && drill.open(pairUnits(input, drill.readings(), [placeOf(row), placeOf(column)]), `${personOf(labelers[row] as PersonId).name} and ${personOf(labelers[column] as PersonId).name} differ`)}
      />
      <p className="mt-2 text-xs text-ink-3">
        The small number is how many samples both answered; grey: fewer than {FEW_COMMON}, which says little.
        {repeated && ' On the diagonal: with themselves, on repeats.'} {hasKappa && <Term {...TERM_WORDS.pairKappa}>What is κ?</Term>}
      </p>
    </Card>
  );
}

function coefficientOfShare(value: number | null): Coefficient {
  return value === null ? { kind: 'undefined', because: 'no_pairable_values' } : { kind: 'defined', value };
}
