import { TERM_WORDS } from '../../../shared/curation/term-words.ts';
import { Card } from '../../ui/card.tsx';
import { Histogram } from '../../ui/charts/histogram.tsx';
import { countOf } from '../../ui/format-count.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { formatCoefficient } from '../../ui/format-coefficient.ts';
import { Term } from '../../ui/term.tsx';
import { disagreementCsv } from './agreement-tables.ts';
import { CopyActions } from './copy-actions.tsx';
import { disagreementBins } from './disagreement-bins.ts';
import type { Measured } from './measure-question.ts';
import type { DrillDown } from './use-drill-down.ts';

/** How much labelers differ, sample by sample: a few bad samples, or a little everywhere? */
export function HistogramCard({ measured: { input, result }, drill }: { readonly measured: Measured; readonly drill: DrillDown }) {
  const { agreed, bins } = disagreementBins(result.disagreement);
  const differing = bins.reduce((sum, { units }) => sum + units.length, 0);
  // Over several rounds a sample counts once in each: these are then no longer numbers of samples.
  const pooled = new Set(input.units.map(({ sample }) => sample)).size < input.units.length;
  const [same, apart] = pooled
    ? [`${countOf(agreed.length, 'time')} all say the same`, `${countOf(differing, 'time')} they differ`]
    : [`On ${countOf(agreed.length, 'sample')} all say the same`, `on ${countOf(differing, 'sample')} they differ`];
  return (
    <Card title="Sample by sample" subtitle="How much labelers differ on each sample" actions={<CopyActions what="Disagreement" csv={() => disagreementCsv(input.units, result.disagreement)} />}>
      <div className="flex flex-col gap-3">
        <p className="text-ink-2">
          {agreed.length === 0 ? 'On no sample all say the same' : <LinkButton onClick={() => drill.open(agreed, 'All say the same')}>{same}</LinkButton>}
          {differing === 0 ? '.' : ', '}
          {differing > 0 && <LinkButton onClick={() => drill.open(bins.flatMap(({ units }) => units), 'Labelers differ')}>{apart}</LinkButton>}
          {differing > 0 && (pooled ? '; a sample counts once in each round:' : ':')}
        </p>
        {differing > 0 && (
          <>
            <Histogram
              label="Samples by disagreement"
              height={118}
              bins={bins.map(({ from, to, units }) => ({ from, to, count: units.length }))}
              format={(edge) => formatCoefficient(edge, 1)}
              onOpen={(index) => {
                const bin = bins[index];
                if (bin !== undefined) drill.open(bin.units, `Disagreement ${formatCoefficient(bin.from, 1)} to ${formatCoefficient(bin.to, 1)}`);
              }}
            />
            <p className="text-xs text-ink-3">
              <Term {...TERM_WORDS.disagreement}>Disagreement</Term> from a little (left) to all
              different (right). Bars open their samples.
            </p>
          </>
        )}
      </div>
    </Card>
  );
}
