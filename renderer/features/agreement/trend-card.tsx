import type { RoundId } from '../../../shared/model/ids.ts';
import { FIGURE_WORDS } from '../../../shared/curation/figure-words.ts';
import { Card } from '../../ui/card.tsx';
import { TrendLine } from '../../ui/charts/trend-line.tsx';
import { trendCsv } from './agreement-tables.ts';
import { CopyCsvButton } from './copy-csv-button.tsx';
import { shownEstimate } from './shown-estimate.ts';
import { changeWords, guidelineWords, type TrendChange } from './trend-words.ts';
import type { Measured } from './measure-question.ts';

/** A round of the trend, with what was measured in it once that is there. */
export interface TrendRound {
  readonly id: RoundId;
  readonly name: string;
  readonly guideline: number | undefined;
  readonly measured: Measured | undefined;
  /** Against the round before, once it is computed. */
  readonly change: TrendChange | undefined;
}

/** The headline of each round with its interval, and from round to round in words. */
export function TrendCard({ rounds, onOpen }: { readonly rounds: readonly TrendRound[]; readonly onOpen: (round: RoundId) => void }) {
  const headline = rounds.flatMap(({ measured }) => measured?.result.figures[0] ?? [])[0];
  const stops = rounds.map(({ name, guideline, measured }) => ({ name, guideline, value: measured?.result.figures[0]?.estimate.value ?? null }));
  return (
    <Card
      title="Over rounds"
      subtitle={headline === undefined ? 'Each round by itself' : `${FIGURE_WORDS[headline.id].name}, each round by itself`}
      actions={<CopyCsvButton what="Trend" csv={() => trendCsv(rounds.map(({ name, guideline, measured }) => ({ name, guideline, figure: measured?.result.figures[0] })))} />}
    >
      <div className="flex flex-col gap-2">
        <TrendLine
          label="Agreement over rounds"
          height={150}
          points={rounds.map(({ id, name, guideline, measured }) => {
            const figure = measured?.result.figures[0];
            return {
              key: id,
              name,
              estimate: figure === undefined ? { value: null, because: 'not-computed' } : shownEstimate(figure.estimate),
              note: guideline === undefined ? 'no guideline' : `guideline ${guideline}`,
            };
          })}
          onOpen={(key) => onOpen(key as RoundId)}
        />
        {rounds.length === 1 ? (
          <p className="text-ink-3">One round so far. After the next one, this shows whether the guideline’s changes helped.</p>
        ) : (
          <ol className="flex flex-col gap-1" aria-label="From round to round">
            {rounds.map(({ id, measured, change }, at) => {
              const before = stops[at - 1];
              const after = stops[at];
              if (before === undefined || after === undefined || measured === undefined || rounds[at - 1]?.measured === undefined) return null;
              const guideline = guidelineWords(before, after);
              return (
                <li key={id} className="text-ink-2">
                  <strong className="font-semibold text-ink">{after.name}</strong> against {before.name}: {changeWords(before, after, change)}
                  {guideline !== '' && <span className="text-ink-3"> ({guideline})</span>}
                </li>
              );
            })}
          </ol>
        )}
      </div>
    </Card>
  );
}
