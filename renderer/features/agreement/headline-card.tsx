import { FIGURE_WORDS } from '../../../shared/curation/figure-words.ts';
import { TERM_WORDS } from '../../../shared/curation/term-words.ts';
import type { Figure, FigureId, QuestionAgreement } from '../../../shared/curation/agreement-figures.ts';
import { Card } from '../../ui/card.tsx';
import { IntervalDot } from '../../ui/charts/interval-dot.tsx';
import { formatInterval } from '../../ui/estimate.ts';
import { formatCoefficient, THIN } from '../../ui/format-coefficient.ts';
import { figureInterval, figureText } from './figure-text.ts';
import { Term } from '../../ui/term.tsx';
import { undefinedBecause } from '../../ui/undefined-because.ts';
import { figuresCsv } from './agreement-tables.ts';
import type { AnswerName } from './answer-names.ts';
import { CopyActions } from './copy-actions.tsx';
import { intervalSentence, limitSentence, meaningOf, prevalenceSentence, undefinedAdvice } from './headline-words.ts';
import { shownEstimate } from './shown-estimate.ts';
import type { DrillDown } from './use-drill-down.ts';

interface HeadlineCardProps {
  readonly result: QuestionAgreement;
  readonly nameOf: (answer: string | null) => AnswerName;
  /** The value follows the last answers already; its interval is still that of the last computation. */
  readonly intervalIsOlder: boolean;
  readonly drill: DrillDown;
}

/** The number that matters most with what it means, and the other figures beside it. */
export function HeadlineCard({ result, nameOf, intervalIsOlder, drill }: HeadlineCardProps) {
  const [headline, ...others] = result.figures;
  if (headline === undefined) return null;
  const differing = result.disagreement.flatMap((score, unit) => (score !== null && score > 0 ? [unit] : []));
  const open = differing.length === 0 ? undefined : () => drill.open(differing, 'Labelers differ');
  const prevalence = prevalenceSentence(result, (label) => nameOf(label).name);
  return (
    <Card title="How much labelers agree" actions={<CopyActions what="Figures" csv={() => figuresCsv(result.figures)} />} flush>
      <div className="grid gap-px bg-line *:bg-surface @3xl:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-2 px-4 py-3">
          <Headline figure={headline} intervalIsOlder={intervalIsOlder} onOpen={open} />
          <Meaning result={result} figure={headline} />
          {prevalence !== null && <p className="rounded-md bg-warn-soft px-2.5 py-1.5 text-ink">{prevalence}</p>}
        </div>
        <OtherFigures figures={others} onOpen={open} />
      </div>
    </Card>
  );
}

function Headline({ figure: { id, estimate }, intervalIsOlder, onOpen }: { readonly figure: Figure; readonly intervalIsOlder: boolean; readonly onOpen: (() => void) | undefined }) {
  const { name, definition, source } = FIGURE_WORDS[id];
  const { interval } = estimate;
  return (
    <div>
      <div className="text-xs text-ink-3">
        <Term block definition={definition} source={source}>
          {name}
        </Term>
      </div>
      {estimate.value === null ? (
        <p className="py-2 text-sm text-ink-2">{undefinedBecause(estimate.reason ?? 'no-answers')}</p>
      ) : (
        <p className="flex flex-wrap items-baseline gap-x-3">
          <FigureValue id={id} value={estimate.value} text={formatCoefficient(estimate.value)} onOpen={onOpen} className="text-2xl font-semibold tracking-tight text-ink" />
          {interval !== null && (
            <span className="text-ink-2">
              <Term
                definition={`If the samples had been drawn anew, figures between these limits would come out ${interval.confidence * 100}${THIN}% of the time. It speaks about other samples, not about other labelers.`}
                source={`${interval.method === 'bca' ? 'BCa bootstrap (Efron 1987)' : 'Percentile bootstrap (Efron 1979)'} over samples, ${interval.resamples} resamples, seed ${interval.seed}`}
              >
                {`${interval.confidence * 100}${THIN}% interval`}
              </Term>{' '}
              <span data-interval={id}>{formatInterval(interval.low, interval.high)}</span>
              {intervalIsOlder && <span className="text-xs text-ink-3"> of before the last answers, being computed again</span>}
            </span>
          )}
        </p>
      )}
      <div className="-mx-2 mt-1 max-w-xl">
        <IntervalDot estimate={shownEstimate(estimate)} label={name} showAxis />
      </div>
    </div>
  );
}

/** A figure; pressing it opens the samples on which labelers differ. */
function FigureValue({ id, value, text, onOpen, className }: { readonly id: FigureId; readonly value: number; readonly text: string; readonly onOpen: (() => void) | undefined; readonly className: string }) {
  const shared = { 'data-figure': id, title: value.toFixed(4) };
  if (onOpen === undefined) {
    return (
      <span {...shared} className={className}>
        {text}
      </span>
    );
  }
  return (
    <button type="button" {...shared} aria-label={`${FIGURE_WORDS[id].name} ${text}: open the samples where labelers differ`} onClick={onOpen} className={`${className} rounded-sm underline decoration-transparent decoration-1 underline-offset-4 hover:decoration-current`}>
      {text}
    </button>
  );
}

function Meaning({ result, figure: { estimate } }: { readonly result: QuestionAgreement; readonly figure: Figure }) {
  const advice = undefinedAdvice(result);
  if (advice !== null) {
    return (
      <p className="text-ink-2">
        <strong className="font-semibold text-ink">{advice.title}.</strong> {advice.next}
      </p>
    );
  }
  const limit = limitSentence(estimate);
  const note = intervalSentence(estimate);
  return (
    <div className="flex flex-col gap-1 text-ink-2">
      <p>{meaningOf(estimate)}</p>
      {limit !== '' && (
        <p>
          {limit}{' '}
          <Term {...TERM_WORDS.cutOffs}>
            What are these?
          </Term>
        </p>
      )}
      {result.timeDistance === 'masi' && <p>Spans overlap here, so the sets of labels at each instant are compared (MASI distance).</p>}
      {note !== '' && <p className="text-warn-ink">{note}</p>}
    </div>
  );
}

function OtherFigures({ figures, onOpen }: { readonly figures: readonly Figure[]; readonly onOpen: (() => void) | undefined }) {
  return (
    <div className="px-4 py-2">
      <table className="w-full text-sm" aria-label="Other figures">
        <thead className="sr-only">
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Value</th>
            <th scope="col">Interval</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ id, estimate }) => {
            const { name, definition, source, better } = FIGURE_WORDS[id];
            return (
              <tr key={id} className="border-b border-line/60 last:border-0">
                <th scope="row" className="py-1.5 pr-3 text-left font-normal text-ink-2">
                  <Term definition={definition} source={source}>
                    {name}
                  </Term>
                  {better === 'lower' && <span className="text-xs text-ink-3"> lower is better</span>}
                </th>
                {estimate.value === null ? (
                  <td colSpan={2} className="py-1.5 text-right text-xs text-ink-3">
                    {undefinedBecause(estimate.reason ?? 'no-answers')}
                  </td>
                ) : (
                  <>
                    <td className="w-20 py-1.5 text-right">
                      <FigureValue id={id} value={estimate.value} text={figureText(id, estimate.value)} onOpen={onOpen} className="font-semibold text-ink" />
                    </td>
                    <td className="w-28 py-1.5 pl-3 text-right text-xs whitespace-nowrap text-ink-3">{estimate.interval === null ? '' : figureInterval(id, estimate.interval)}</td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
