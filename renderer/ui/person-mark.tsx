import { classNames } from './class-names.ts';
import { personColor } from './palette.ts';

/** Up to two letters for a name: first of the first and of the last word. "?" for an empty name. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s.·_-]+/u).filter(Boolean);
  const letter = (word: string | undefined) => (word ? (Array.from(word)[0] ?? '') : '');
  const last = words.length > 1 ? letter(words.at(-1)) : '';
  return (letter(words[0]) + last).toUpperCase() || '?';
}

const sizes = { sm: 'size-5 text-[9px] tracking-tight', md: 'size-6 text-2xs', lg: 'size-8 text-sm' };

/** A person: round (labels are square), own colour, initials. */
export function PersonMark({ name, color, size = 'md', withName }: { name: string; color: number; size?: keyof typeof sizes | undefined; withName?: boolean | undefined }) {
  const disc = (
    <span
      role={withName ? undefined : 'img'}
      aria-label={withName ? undefined : name}
      aria-hidden={withName || undefined}
      title={withName ? undefined : name}
      style={{ backgroundColor: personColor(color) }}
      className={classNames('inline-flex shrink-0 items-center justify-center rounded-full font-semibold text-on-person select-none', sizes[size])}
    >
      {initials(name)}
    </span>
  );
  if (!withName) return disc;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      {disc}
      <span className="truncate">{name}</span>
    </span>
  );
}
