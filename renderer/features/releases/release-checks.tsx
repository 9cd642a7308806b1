import { CircleCheck, OctagonX, TriangleAlert } from 'lucide-react';
import { NAMED_SAMPLES, type ReleaseCheck } from '../../../shared/release/check-release.ts';
import { navigate } from '../../state/app-store.ts';
import { Card } from '../../ui/card.tsx';
import { countOf } from '../../ui/format-count.ts';
import { LinkButton } from '../../ui/link-button.tsx';

const LOOK = {
  stop: { icon: OctagonX, color: 'text-danger-ink', word: 'Stops the release' },
  warn: { icon: TriangleAlert, color: 'text-warn-ink', word: 'Look at this' },
  ok: { icon: CircleCheck, color: 'text-ok-ink', word: 'Fine' },
} as const;
const ORDER = ['stop', 'warn', 'ok'] as const;

/** What was checked, the worst first; each opens the samples behind it. */
export function ReleaseChecks({ checks }: { readonly checks: readonly ReleaseCheck[] }) {
  const sorted = checks.toSorted((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
  return (
    <Card title="Checks" flush>
      <ul>
        {sorted.map(({ id, level, sentence, samples }) => {
          const { icon: Icon, color, word } = LOOK[level];
          return (
            <li key={id} className="flex items-start gap-2 border-b border-line px-4 py-2 text-sm last:border-0">
              <Icon size={16} aria-label={word} className={`mt-0.5 shrink-0 ${color}`} />
              <span className="flex-1">{sentence}</span>
              {samples.length > 0 && <LinkButton onClick={() => navigate({ screen: 'samples' }, { ids: samples, title: sentence })}>{`${samples.length === NAMED_SAMPLES ? 'first ' : ''}${countOf(samples.length, 'sample')}`}</LinkButton>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
