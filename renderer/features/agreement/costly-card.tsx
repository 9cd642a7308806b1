import { COSTLY_CAVEATS } from '../../../shared/curation/costly-caveats.ts';
import { FIGURE_WORDS } from '../../../shared/curation/figure-words.ts';
import type { CostlyFigure } from '../../../shared/curation/region-figures.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { IntervalGlyph } from '../../ui/charts/interval-dot.tsx';
import { formatEstimate } from '../../ui/estimate.ts';
import { countOf } from '../../ui/format-count.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { Term } from '../../ui/term.tsx';
import { figuresCsv } from './agreement-tables.ts';
import { CopyActions } from './copy-actions.tsx';
import type { Measured } from './measure-question.ts';
import { shownEstimate } from './shown-estimate.ts';
import type { DrillDown } from './use-drill-down.ts';
import { type CostlyFigureOutcome, useCostlyFigure } from './use-costly-figure.ts';

/** Figures on where spans lie that take long and need care: computed when somebody asks, with what to know before quoting them. */
export function CostlyCard({ measured, drill }: { readonly measured: Measured; readonly drill: DrillDown }) {
  const differing = measured.result.disagreement.flatMap((score, unit) => (score !== null && score > 0 ? [unit] : []));
  const onOpen = differing.length === 0 ? undefined : () => drill.open(differing, 'Labelers differ');
  const unitizing = useCostlyFigure(measured, 'alpha_unitizing');
  const gamma = useCostlyFigure(measured, 'gamma');
  const figures = [unitizing, gamma].flatMap(({ found }) => (found === undefined || found.leftOut !== null ? [] : [found]));
  return (
    <Card
      title="Figures on request"
      subtitle="Customary in papers on spans, slow to compute, and easy to misread"
      actions={figures.length > 0 && <CopyActions what="Figures on request" csv={() => figuresCsv(figures)} />}
      flush
      className="@3xl:col-span-2"
    >
      <div className="grid gap-px bg-line *:bg-surface @3xl:grid-cols-2">
        <OneFigure id="alpha_unitizing" outcome={unitizing} onOpen={onOpen} />
        <OneFigure id="gamma" outcome={gamma} onOpen={onOpen} />
      </div>
    </Card>
  );
}

function OneFigure({ id, outcome: { found, computing, progress, problem, compute, stop }, onOpen }: { readonly id: CostlyFigure['id']; readonly outcome: CostlyFigureOutcome; readonly onOpen: (() => void) | undefined }) {
  const { name, definition, source } = FIGURE_WORDS[id];
  return (
    <section aria-label={name} className="flex min-w-0 flex-col gap-2 px-4 py-3">
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
        <Term definition={definition} source={source}>
          {name}
        </Term>
        <span role="status" className="flex items-center gap-3 text-ink-2">
          {found !== undefined && found.leftOut === null && (
            <>
              <strong data-costly={id} title={found.estimate.value?.toFixed(4)} className={found.estimate.value === null ? 'font-normal' : 'font-semibold text-ink'}>
                {formatEstimate(shownEstimate(found.estimate))}
              </strong>
              <span className="text-xs text-ink-3">{countOf(found.estimate.n.units, 'recording')}</span>
              {onOpen !== undefined && <LinkButton onClick={onOpen}>Where they differ</LinkButton>}
            </>
          )}
          {found !== undefined && found.leftOut}
          {computing && (
            <>
              <Spinner size={12} />
              {progress === undefined ? 'Computing' : `Computing, ${progress.done} of ${countOf(progress.total, 'recording')}`}
            </>
          )}
          {problem !== undefined && <span className="text-danger-ink">It could not be computed: {problem}</span>}
        </span>
        {computing && (
          <Button size="sm" onClick={stop} aria-label={`Stop computing ${name}`}>
            Stop
          </Button>
        )}
        {!computing && found === undefined && (
          <Button size="sm" onClick={compute} aria-label={`Compute ${name}`}>
            Compute
          </Button>
        )}
      </div>
      {found !== undefined && found.estimate.value !== null && (
        <div className="max-w-sm">
          <IntervalGlyph estimate={shownEstimate(found.estimate)} axis="alpha" height={20} />
        </div>
      )}
      <ul className="list-disc space-y-0.5 pl-5 text-xs text-ink-2">
        {COSTLY_CAVEATS[id].map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
    </section>
  );
}
