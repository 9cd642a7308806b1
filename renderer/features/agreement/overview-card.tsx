import { ArrowDownRight, ArrowRight, ArrowUpRight, AudioLines, Image } from 'lucide-react';
import { FIGURE_WORDS } from '../../../shared/curation/figure-words.ts';
import type { QuestionId, RoundId } from '../../../shared/model/ids.ts';
import { Card } from '../../ui/card.tsx';
import { AxisFigures, IntervalGlyph } from '../../ui/charts/interval-dot.tsx';
import { formatCoefficient } from '../../ui/format-coefficient.ts';
import { formatInterval } from '../../ui/estimate.ts';
import { countOf } from '../../ui/format-count.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { Term } from '../../ui/term.tsx';
import { undefinedBecause } from '../../ui/undefined-because.ts';
import { overviewCsv } from './agreement-tables.ts';
import { CopyActions } from './copy-actions.tsx';
import { FEW_DISAGREEING } from './headline-words.ts';
import { shownEstimate } from './shown-estimate.ts';
import { changeWords } from './trend-words.ts';
import type { QuestionOverview } from './use-overview.ts';

interface OverviewCardProps {
  readonly rows: readonly QuestionOverview[];
  readonly roundName: (id: RoundId) => string;
  /** A round was asked for; otherwise each question stands with its latest. */
  readonly oneRound: boolean;
  readonly onOpen: (question: QuestionId, round: RoundId | undefined) => void;
}

/** All questions at a glance: the headline of each with its interval, what it rests on, and which way it went. */
export function OverviewCard({ rows, roundName, oneRound, onOpen }: OverviewCardProps) {
  return (
    <Card
      title="All questions"
      subtitle={oneRound ? 'A row opens the question.' : 'How things stand in the latest round of each. A row opens the question.'}
      actions={<CopyActions what="Overview" csv={() => overviewCsv(rows, roundName)} />}
      flush
    >
      <div className="overflow-x-auto">
        <table className="w-full min-w-180 text-sm" aria-label="Agreement on all questions">
          <thead>
            <tr className="border-b border-line text-xs text-ink-3 *:px-3 *:py-1.5 *:font-medium">
              <th scope="col" className="text-left">Question</th>
              <th scope="col" className="w-[28%] text-left">
                <span className="sr-only">Agreement</span>
                <AxisFigures axis="alpha" />
              </th>
              <th scope="col" className="text-right">
                <span className="sr-only">Value</span>
              </th>
              <th scope="col" className="text-left">95 % interval</th>
              <th scope="col" className="text-left">Rests on</th>
              <th scope="col" className="text-left">Since the round before</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <OverviewRow key={row.question.id} row={row} roundName={roundName} onOpen={() => onOpen(row.question.id, oneRound ? row.round : undefined)} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function OverviewRow({ row: { question, round, measured, since, change, trend, computing, problem }, roundName, onOpen }: { readonly row: QuestionOverview; readonly roundName: (id: RoundId) => string; readonly onOpen: () => void }) {
  const Kind = question.about === 'image' ? Image : AudioLines;
  const figure = measured?.result.figures[0];
  const estimate = figure?.estimate;
  const few = (estimate?.interval ?? null) !== null && (estimate?.n.disagreeing ?? FEW_DISAGREEING) < FEW_DISAGREEING;
  return (
    <tr data-overview={question.id} className="relative border-b border-line/60 last:border-0 hover:bg-hover *:px-3 *:py-1.5">
      <th scope="row" className="max-w-0 min-w-40 text-left font-normal" style={{ width: '26%' }}>
        <span className="flex min-w-0 items-center gap-2">
          <Kind size={14} aria-hidden className="shrink-0 text-ink-3" />
          <span className="min-w-0">
            <button type="button" onClick={onOpen} title={question.prompt} className="block w-full truncate rounded-sm text-left font-medium text-ink after:absolute after:inset-0">
              {question.prompt}
            </button>
            <span className="block truncate text-xs text-ink-3">{round === undefined ? '' : roundName(round)}</span>
          </span>
        </span>
      </th>
      {estimate === undefined || figure === undefined ? (
        <td colSpan={5} className="text-ink-3">
          {problem !== undefined ? `It could not be computed: ${problem}` : computing ? <Waiting /> : 'No answers yet.'}
        </td>
      ) : (
        <>
          <td>
            <span className="block px-1 text-xs text-ink-3">
              {/* Above the row's own button, so that its meaning can be asked for. */}
              <span className="relative z-1">
                <Term {...FIGURE_WORDS[figure.id]}>{FIGURE_WORDS[figure.id].name}</Term>
              </span>
            </span>
            <IntervalGlyph estimate={shownEstimate(estimate)} height={16} />
          </td>
          {estimate.value === null ? (
            <td colSpan={2} className="text-xs text-ink-3">{undefinedBecause(estimate.reason ?? 'no-answers')}</td>
          ) : (
            <>
              <td data-overview-value title={estimate.value.toFixed(4)} className="text-right text-base font-semibold text-ink">{formatCoefficient(estimate.value)}</td>
              <td className="whitespace-nowrap text-ink-2">
                {estimate.interval === null ? <span className="text-ink-3">none</span> : formatInterval(estimate.interval.low, estimate.interval.high)}
                {few && <span className="block text-xs text-warn-ink">{`only ${estimate.n.disagreeing ?? 0} differ`}</span>}
              </td>
            </>
          )}
          <td className="whitespace-nowrap text-ink-2">
            {countOf(estimate.n.units, 'sample')}
            <span className="block text-xs text-ink-3">{countOf(estimate.n.raters, 'labeler')}</span>
          </td>
          <td className="text-ink-2">
            {since === undefined ? (
              <span className="text-ink-3">its first round</span>
            ) : change === undefined ? (
              computing && <Waiting />
            ) : (
              <Change difference={change.value} words={changeWords({ name: roundName(since), guideline: undefined, value: trend.at(-2) ?? null }, { name: round === undefined ? '' : roundName(round), guideline: undefined, value: estimate.value }, change)} />
            )}
          </td>
        </>
      )}
    </tr>
  );
}

function Waiting() {
  return (
    <span className="inline-flex items-center gap-1.5 text-xs text-ink-3">
      <Spinner size={12} /> Computing
    </span>
  );
}

function Change({ difference, words }: { readonly difference: number | null; readonly words: string }) {
  const Arrow = difference === null || Math.abs(difference) < 0.005 ? ArrowRight : difference > 0 ? ArrowUpRight : ArrowDownRight;
  return (
    <span className="flex items-start gap-1.5">
      {difference !== null && <Arrow size={16} aria-hidden className="mt-px shrink-0 text-ink-3" />}
      <span className="text-xs leading-tight">{words}</span>
    </span>
  );
}
