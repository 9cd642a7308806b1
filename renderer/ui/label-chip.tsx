import { classNames } from './class-names.ts';
import { formatCount } from './format-count.ts';
import { KeyHint } from './key-hint.tsx';
import { labelColor } from './palette.ts';

/** The colour of a label as a small square; 0 is hollow: no label, or "can't tell". */
export function LabelSwatch({ color, size = 10 }: { color: number; size?: number | undefined }) {
  const paint = labelColor(color);
  return (
    <span
      aria-hidden
      className="inline-block shrink-0 rounded-[2px] border-2"
      style={{ width: size, height: size, borderColor: paint, backgroundColor: color === 0 ? 'transparent' : paint }}
    />
  );
}

const sizes = { sm: 'h-5 px-1 text-xs gap-1.5', md: 'h-7 px-2 text-sm gap-2', lg: 'h-9 px-2.5 text-base gap-2.5' };

/** A label of the label set: colour, name, and the key that sets it. With `onClick` it is a toggle, else a mark. */
export function LabelChip({
  name,
  color,
  hotkey,
  selected,
  onClick,
  count,
  size = 'sm',
}: {
  name: string;
  color: number;
  hotkey?: string | undefined;
  selected?: boolean | undefined;
  onClick?: (() => void) | undefined;
  count?: number | undefined;
  size?: keyof typeof sizes | undefined;
}) {
  const inside = (
    <>
      <LabelSwatch color={color} size={size === 'lg' ? 12 : 10} />
      <span className="min-w-0 truncate">{name}</span>
      {count !== undefined && <span className="text-ink-3">{formatCount(count)}</span>}
      {hotkey && <KeyHint keys={hotkey} className="ml-auto pl-1" />}
    </>
  );
  const look = classNames('inline-flex max-w-full min-w-0 items-center rounded-md border', sizes[size]);
  if (!onClick) return <span className={`${look} border-line bg-surface text-ink`}>{inside}</span>;
  return (
    <button
      type="button"
      aria-pressed={selected ?? false}
      onClick={onClick}
      style={selected ? { borderColor: labelColor(color), boxShadow: `inset 3px 0 0 ${labelColor(color)}` } : undefined}
      className={classNames(look, 'text-left hover:bg-hover active:bg-pressed', selected ? 'bg-hover font-medium text-ink' : 'border-line-strong bg-surface text-ink')}
    >
      {inside}
    </button>
  );
}
