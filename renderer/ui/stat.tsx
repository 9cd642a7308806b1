import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { LinkButton } from './link-button.tsx';
import { Term } from './term.tsx';
import { type Tone, toneInk } from './tone.ts';

/**
 * One number that matters: its name (explained on demand), the figure, and a line of context (interval, n). With `onOpen` the figure
 * opens what is behind it. Pass a sentence instead of a figure where the number is undefined: it is set smaller by itself.
 */
export function Stat({
  label,
  value,
  caption,
  explanation,
  source,
  onOpen,
  size = 'md',
  tone = 'neutral',
}: {
  label: string;
  value: string;
  caption?: ReactNode;
  explanation?: ReactNode;
  source?: ReactNode;
  onOpen?: (() => void) | undefined;
  size?: 'md' | 'lg' | undefined;
  tone?: Tone | undefined;
}) {
  const sentence = value.length > 14;
  const figure = classNames(sentence ? 'text-sm text-ink-2' : classNames('font-semibold tracking-tight', size === 'lg' ? 'text-2xl' : 'text-xl', toneInk[tone]));
  return (
    <div className="min-w-0 px-4 py-2.5">
      <div className="flex min-h-6 items-center text-xs text-ink-3">
        {explanation ? (
          <Term block definition={explanation} source={source}>
            {label}
          </Term>
        ) : (
          label
        )}
      </div>
      <div className={figure}>{onOpen && !sentence ? <FigureButton value={value} label={label} onOpen={onOpen} /> : value}</div>
      {caption && <div className="text-xs text-ink-3">{caption}</div>}
      {onOpen && sentence && <LinkButton onClick={onOpen}>Show samples</LinkButton>}
    </div>
  );
}

function FigureButton({ value, label, onOpen }: { value: string; label: string; onOpen: () => void }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={`${label}: ${value}, open`}
      className="rounded-sm underline decoration-transparent decoration-1 underline-offset-4 hover:decoration-current"
    >
      {value}
    </button>
  );
}

/** Stats side by side, parted by hairlines. */
export function StatRow({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-px overflow-hidden rounded-lg border border-line bg-line *:bg-surface">{children}</div>
  );
}
