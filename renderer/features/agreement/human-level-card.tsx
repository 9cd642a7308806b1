import type { HumanLevel } from '../../../shared/curation/agreement-figures.ts';
import { TERM_WORDS } from '../../../shared/curation/term-words.ts';
import { Card } from '../../ui/card.tsx';
import { BandGlyph } from '../../ui/charts/band-glyph.tsx';
import { formatPercent } from '../../ui/format-percent.ts';
import { THIN } from '../../ui/format-coefficient.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Term } from '../../ui/term.tsx';
import { humanLevelCsv } from './agreement-tables.ts';
import { CopyActions } from './copy-actions.tsx';
import type { Measured } from './measure-question.ts';
import type { DrillDown } from './use-drill-down.ts';

/** How well people do, as a band, with what to know before quoting it. */
export function HumanLevelCard({ level, measured, drill, className }: { readonly level: HumanLevel; readonly measured: Measured; readonly drill: DrillDown; readonly className: string | undefined }) {
  const { interval } = level.estimate;
  const differing = measured.result.disagreement.flatMap((score, unit) => (score !== null && score > 0 ? [unit] : []));
  return (
    <Card title="How well people do" subtitle="What a model can be held against" actions={<CopyActions what="Human level" csv={() => humanLevelCsv(level)} />} className={className}>
      <div className="flex flex-col gap-2">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span data-human-level title={`${level.low.toFixed(4)} to ${level.high.toFixed(4)}`} className="text-xl font-semibold tracking-tight text-ink">
            {level.high - level.low < 0.005 ? formatPercent(level.high) : `${(level.low * 100).toFixed(0)} to ${formatPercent(level.high)}`}
          </span>
          <Term {...TERM_WORDS.humanLevel}>human-level performance</Term>
        </p>
        <BandGlyph label="Human level" low={level.low} high={level.high} value={level.estimate.value ?? level.low} interval={interval ?? undefined} />
        <p className="text-ink-2">
          A labeler says what the others settle on in {formatPercent(level.low, 1)} of answers
          {interval !== null && ` (${interval.confidence * 100}${THIN}% interval ${(interval.low * 100).toFixed(1)} to ${formatPercent(interval.high, 1)})`}, and what all settle on, themselves included, in {formatPercent(level.high, 1)}.{' '}
          {differing.length > 0 && <LinkButton onClick={() => drill.open(differing, 'Labelers differ')}>Where they differ</LinkButton>}
        </p>
        <details data-not-copied className="text-ink-2">
          <summary className="cursor-pointer rounded-sm py-0.5 text-ink hover:text-accent-ink">Before you quote it</summary>
          <ul className="mt-1 list-disc space-y-1 pl-5">
            {level.pitfalls.map((pitfall) => (
              <li key={pitfall}>{pitfall}</li>
            ))}
          </ul>
        </details>
      </div>
    </Card>
  );
}
