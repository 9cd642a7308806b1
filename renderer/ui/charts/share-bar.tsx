import { formatPercent } from '../format-percent.ts';

export type SharePart = { readonly key: string; readonly name: string; readonly count: number; readonly color: string };

/** What a whole is made of: one bar, a piece for each part. Pieces open what they count; those of nothing are left out. */
export function ShareBar({ label, parts, onOpen }: { label: string; parts: readonly SharePart[]; onOpen?: ((key: string) => void) | undefined }) {
  const shown = parts.filter(({ count }) => count > 0);
  const total = shown.reduce((sum, { count }) => sum + count, 0);
  return (
    <fieldset aria-label={label} className="flex h-6 w-full min-w-0 gap-px overflow-hidden rounded-md">
      {shown.map(({ key, name, count, color }) => (
        <button
          key={key}
          type="button"
          aria-label={`${name}: ${count}, ${formatPercent(count / total)}`}
          title={`${name}: ${count}, ${formatPercent(count / total)}`}
          disabled={onOpen === undefined}
          onClick={() => onOpen?.(key)}
          className="min-w-1 hover:opacity-80 focus-visible:-outline-offset-2"
          style={{ flexGrow: count, flexBasis: 0, backgroundColor: color }}
        />
      ))}
    </fieldset>
  );
}
