import { hasLabels } from '../../../shared/model/label-set.ts';
import type { ReleaseDraft } from '../../../shared/release/draft-release.ts';
import { formatCount } from '../../ui/format-count.ts';
import { LabelSwatch } from '../../ui/label-chip.tsx';

/** How many samples of which label are in which split. */
export function SplitTable({ draft }: { readonly draft: ReleaseDraft }) {
  const { counts, plan } = draft;
  const total = (of: (split: (typeof counts)[number]) => number) => counts.reduce((sum, split) => sum + of(split), 0);
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm tabular-nums">
        <thead>
          <tr className="text-xs text-ink-2">
            <th scope="col" className="py-1 text-left font-medium">
              Label
            </th>
            {counts.map(({ split }) => (
              <th key={split} scope="col" className="min-w-16 py-1 pl-3 text-right font-medium">
                {split}
              </th>
            ))}
            <th scope="col" className="min-w-16 py-1 pl-3 text-right font-medium">
              all
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className="border-t border-line font-medium">
            <th scope="row" className="py-1 text-left font-medium">
              Samples
            </th>
            {counts.map(({ split, samples }) => (
              <td key={split} className="py-1 text-right">
                {formatCount(samples)}
              </td>
            ))}
            <td className="py-1 text-right">{formatCount(total(({ samples }) => samples))}</td>
          </tr>
          {plan.questions.flatMap((question) => {
            const names = hasLabels(question) ? question.labels.map(({ name, color }) => ({ name, color: color + 1 })) : question.type === 'rating' ? question.levels.map((name) => ({ name, color: 0 })) : [];
            return names
              .filter(({ name }) => counts.some(({ labels }) => (labels.get(question.id)?.get(name) ?? 0) > 0))
              .map(({ name, color }) => (
                <tr key={`${question.id}/${name}`} className="border-t border-line">
                  <th scope="row" className="w-full max-w-0 py-1 text-left font-normal">
                    <span className="flex items-center gap-2">
                      {color > 0 && <LabelSwatch color={color} />}
                      <span className="max-w-3/5 shrink-0 truncate" title={name}>
                        {name}
                      </span>
                      <span className="min-w-0 truncate text-xs text-ink-3" title={question.prompt}>
                        {question.prompt}
                      </span>
                    </span>
                  </th>
                  {counts.map(({ split, labels }) => (
                    <td key={split} className="py-1 text-right">
                      {formatCount(labels.get(question.id)?.get(name) ?? 0)}
                    </td>
                  ))}
                  <td className="py-1 text-right">{formatCount(total(({ labels }) => labels.get(question.id)?.get(name) ?? 0))}</td>
                </tr>
              ));
          })}
        </tbody>
      </table>
    </div>
  );
}
