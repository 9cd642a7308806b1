import type { PairDecomposition, RegionDecomposition, RegionPart } from '../../../shared/curation/region-figures.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import { Card } from '../../ui/card.tsx';
import { ShareBar } from '../../ui/charts/share-bar.tsx';
import { countOf, formatCount } from '../../ui/format-count.ts';
import { formatPercent } from '../../ui/format-percent.ts';
import { Term } from '../../ui/term.tsx';
import { decompositionCsv } from './agreement-tables.ts';
import { CopyActions } from './copy-actions.tsx';
import type { PersonName } from './labeler-card.tsx';
import type { Measured } from './measure-question.ts';
import { PairPicker } from './pair-picker.tsx';
import { type PartWords, regionPartWords } from './region-part-words.ts';
import { useKept } from './use-kept.ts';
import type { DrillDown } from './use-drill-down.ts';

interface DecompositionCardProps {
  readonly measured: Measured;
  readonly decomposition: RegionDecomposition;
  readonly personOf: (id: PersonId) => PersonName;
  readonly drill: DrillDown;
}

interface ShownPart extends PartWords {
  readonly key: string;
  readonly part: RegionPart;
}

/** Where regions of labelers agree, and how they fail to: another label, another place, or nothing there. Parts open their samples. */
export function DecompositionCard({ measured: { input, result }, decomposition, personOf, drill }: DecompositionCardProps) {
  const [pair, setPair] = useKept<PairDecomposition | undefined>(`decomposition ${result.question}`, undefined);
  const spans = result.type === 'span';
  const shownPair = decomposition.pairs.find(({ first, second }) => first === pair?.first && second === pair.second) ?? (decomposition.pairs.length === 1 ? decomposition.pairs[0] : undefined);
  const parts = shownPair === undefined ? decomposition.total.map((part): ShownPart => ({ key: part.part, part, ...regionPartWords(part.part, spans) })) : partsOfPair(shownPair, spans, (id) => personOf(id).name);
  const total = parts.reduce((sum, { part }) => sum + part.count, 0);
  const who = shownPair === undefined ? '' : `${personOf(shownPair.first).name} and ${personOf(shownPair.second).name}: `;
  const open = (key: string) => {
    const shown = parts.find((each) => each.key === key);
    if (shown !== undefined) drill.open(shown.part.units, `${who}${shown.name.toLowerCase()}`);
  };
  return (
    <Card
      title={spans ? 'What becomes of a span' : 'What becomes of a region'}
      subtitle={`${spans ? 'Spans' : 'Regions'} of two labelers held against each other. Every part opens its samples.`}
      actions={
        <>
          <PairPicker pairs={decomposition.pairs} value={shownPair} onChange={setPair} nameOf={(id) => personOf(id).name} />
          <CopyActions what="Decomposition" csv={() => decompositionCsv(decomposition, (id) => personOf(id).name)} />
        </>
      }
    >
      {total === 0 ? (
        <p className="text-ink-3">Nobody marked anything.</p>
      ) : (
        <div className="flex flex-col gap-3">
          <ShareBar label="Parts of the comparison" parts={parts.map(({ key, name, color, part }) => ({ key, name, color, count: part.count }))} onOpen={open} />
          <table className="w-full text-sm" aria-label="What becomes of a region">
            <thead className="sr-only">
              <tr>
                <th scope="col">Part</th>
                <th scope="col">Regions</th>
                <th scope="col">Share</th>
                <th scope="col">Samples</th>
              </tr>
            </thead>
            <tbody>
              {parts.map(({ key, name, color, definition, source, part }) => (
                <tr key={key} className="border-b border-line/60 last:border-0">
                  <th scope="row" aria-label={name} className="py-1 text-left font-normal text-ink-2">
                    <span className="flex items-center gap-2">
                      <span aria-hidden className="size-2.5 shrink-0 rounded-sm" style={{ backgroundColor: color }} />
                      <Term definition={definition} source={source}>
                        {name}
                      </Term>
                    </span>
                  </th>
                  <td className="w-16 py-1 text-right font-semibold text-ink">{formatCount(part.count)}</td>
                  <td className="w-16 py-1 text-right text-ink-3">{formatPercent(part.count / total)}</td>
                  <td className="w-32 py-1 text-right">
                    {part.units.length === 0 ? (
                      <span className="text-ink-3">–</span>
                    ) : (
                      <button type="button" aria-label={`${name}: open ${countOf(part.units.length, 'sample')}`} onClick={() => open(key)} className="min-h-6 text-accent-ink underline decoration-transparent underline-offset-2 hover:decoration-current">
                        {countOf(part.units.length, 'sample')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {input.labelers.length > 2 && shownPair === undefined && <p className="text-xs text-ink-3">Counted over all pairs of labelers: one {spans ? 'span' : 'region'} counts once in each of its pairs.</p>}
        </div>
      )}
    </Card>
  );
}

/** The parts of one pair, where what was missed says by whom. */
function partsOfPair({ first, second, parts, missedByFirst, missedBySecond }: PairDecomposition, spans: boolean, nameOf: (id: PersonId) => string): ShownPart[] {
  const missed = regionPartWords('missed', spans);
  return [
    ...parts.filter(({ part }) => part !== 'missed').map((part) => ({ key: part.part, part, ...regionPartWords(part.part, spans) })),
    { ...missed, key: 'missedByFirst', name: `Missed by ${nameOf(first)}`, part: missedByFirst },
    { ...missed, key: 'missedBySecond', name: `Missed by ${nameOf(second)}`, color: 'color-mix(in oklab, var(--danger) 60%, var(--surface))', part: missedBySecond },
  ];
}
