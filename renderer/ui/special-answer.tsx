import { classNames } from './class-names.ts';
import type { Icon } from './icon.ts';
import { KeyHint } from './key-hint.tsx';

/** An answer beside the labels: "Nothing there", "Can’t tell". Looks unlike a label, because it is none. */
export function SpecialAnswer({ icon: Glyph, pressed, hotkey, onClick, children }: { readonly icon: Icon; readonly pressed: boolean; readonly hotkey: string | undefined; readonly onClick: () => void; readonly children: string }) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className={classNames('flex h-7 flex-1 items-center gap-1.5 rounded-md border border-dashed px-2 text-sm whitespace-nowrap', pressed ? 'border-accent bg-selected font-medium' : 'border-line-strong text-ink-2 hover:bg-hover')}
    >
      <Glyph size={14} aria-hidden /> {children}
      <KeyHint keys={hotkey} className="ml-auto" />
    </button>
  );
}
