import { LinkButton } from '../../ui/link-button.tsx';
import type { TrendRound } from './trend-card.tsx';
import type { Scope } from './measure-question.ts';

/** Says when "all rounds" pools what was labeled under different guidelines, and leads to the latest round. */
export function MixedGuidelines({ rounds, onScope }: { readonly rounds: readonly TrendRound[]; readonly onScope: (scope: Scope) => void }) {
  const latest = rounds.at(-1);
  const versions = [...new Set(rounds.map(({ guideline }) => guideline))].filter((version) => version !== undefined);
  if (latest === undefined || versions.length < 2) return null;
  return (
    <p className="text-ink-2">
      These numbers pool rounds under guidelines {versions.slice(0, -1).join(', ')} and {versions.at(-1)}. For how things stand now, look at <LinkButton onClick={() => onScope(latest.id)}>{latest.name}</LinkButton> alone.
    </p>
  );
}
