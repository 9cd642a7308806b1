import type { RoundEntry } from '../../../shared/project/views/rounds.ts';

/** Tells a labeler which rounds are kept from them, and why. */
export function WithheldNote({ rounds }: { readonly rounds: readonly RoundEntry[] }) {
  const names = rounds.map(({ round }) => round.name).join(', ');
  return (
    <p className="rounded-lg border border-line bg-surface px-4 py-2.5 text-ink-2">
      <strong className="font-semibold text-ink">{names}</strong> {rounds.length === 1 ? 'is blind and still open' : 'are blind and still open'}: how others answer there stays hidden until {rounds.length === 1 ? 'it is' : 'they are'} closed, so that your answers stay your own.
    </p>
  );
}
