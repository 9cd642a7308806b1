import { countOf, formatCount } from '../../ui/format-count.ts';
import { formatPercent } from '../../ui/format-percent.ts';
import { Stat, StatRow } from '../../ui/stat.tsx';
import { unitsAnswered } from './drill-down.ts';
import type { Measured } from './measure-question.ts';
import type { DrillDown } from './use-drill-down.ts';

/** What the figures rest on, and what stays out of them: can't tell and skipped. */
export function SampleSizeRow({ measured: { input, result }, drill }: { readonly measured: Measured; readonly drill: DrillDown }) {
  const { n, given, cantTell, skipped } = result;
  const samples = new Set(input.units.map(({ sample }) => sample)).size;
  const compared = result.disagreement.flatMap((score, unit) => (score === null ? [] : [unit]));
  return (
    <StatRow>
      <Stat
        label="Samples compared"
        value={formatCount(n.units)}
        caption={`of ${formatCount(n.total)} answered${samples < n.total ? `: ${countOf(samples, 'sample')}, some in several rounds` : ''}`}
        explanation="Samples with two or more answers: only these say anything about agreement. A sample counts once in each round."
        {...(compared.length > 0 ? { onOpen: () => drill.open(compared, 'Compared') } : {})}
      />
      <Stat label="Labelers" value={formatCount(n.raters)} caption={countOf(n.pairable, 'answer that can be compared', 'answers that can be compared')} explanation="Labelers who gave at least one answer that counts." />
      <Rate
        label="Can’t tell"
        count={cantTell}
        given={given}
        explanation="“Can’t tell” is information about the sample, not a label: it counts as missing in every figure, so its rate stands beside them."
        onOpen={() => drill.open(unitsAnswered(input, 'cant-tell'), 'Somebody can’t tell')}
      />
      <Rate
        label="Skipped"
        count={skipped}
        given={given}
        explanation="Skipped samples count as missing and come back to the lead with the labeler’s reason."
        onOpen={() => drill.open(unitsAnswered(input, 'skipped'), 'Skipped by somebody')}
      />
    </StatRow>
  );
}

function Rate({ label, count, given, explanation, onOpen }: { readonly label: string; readonly count: number; readonly given: number; readonly explanation: string; readonly onOpen: () => void }) {
  return (
    <Stat
      label={label}
      value={formatCount(count)}
      caption={given === 0 ? 'of no answers' : `${formatPercent(count / given, 1)} of ${formatCount(given)} answers`}
      explanation={explanation}
      {...(count > 0 ? { onOpen } : {})}
    />
  );
}
