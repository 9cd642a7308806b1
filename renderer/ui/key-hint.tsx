import { classNames } from './class-names.ts';

const names: Record<string, readonly [other: string, mac: string]> = {
  Mod: ['Ctrl', '⌘'],
  Ctrl: ['Ctrl', '⌃'],
  Alt: ['Alt', '⌥'],
  Shift: ['Shift', '⇧'],
  Meta: ['Win', '⌘'],
  Enter: ['↵', '↵'],
  Escape: ['Esc', 'Esc'],
  Backspace: ['⌫', '⌫'],
  Delete: ['Del', 'Del'],
  Space: ['Space', 'Space'],
  Tab: ['Tab', '⇥'],
  ArrowLeft: ['←', '←'],
  ArrowRight: ['→', '→'],
  ArrowUp: ['↑', '↑'],
  ArrowDown: ['↓', '↓'],
  PageUp: ['PgUp', 'PgUp'],
  PageDown: ['PgDn', 'PgDn'],
};

/** The texts on the keys of a combination like `"Mod+Shift+K"`; a lone `+` at the end is the plus key. */
export function keyNames(keys: string, mac: boolean): string[] {
  const parts = keys === '+' ? ['+'] : keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+');
  return parts.map((part) => names[part]?.[mac ? 1 : 0] ?? (part.length === 1 ? part.toUpperCase() : part));
}

/** Whether keys should be shown as on a Mac. */
export function isMac(): boolean {
  return /Mac/.test(navigator.userAgent);
}

const tones = {
  plain: 'border-line-strong/60 bg-surface text-ink-2',
  inverse: 'border-current/40 bg-transparent text-current',
  bare: 'border-transparent bg-transparent text-ink-3',
};

/** The key that does a thing, drawn as a key; nothing where it has none. Read out with the control it stands in. */
export function KeyHint({ keys, tone = 'plain', className }: { keys: string | undefined; tone?: keyof typeof tones; className?: string | undefined }) {
  if (keys === undefined) return null;
  return (
    <span className={classNames('inline-flex shrink-0 items-center gap-0.5', className)}>
      {keyNames(keys, isMac()).map((name) => (
        <kbd
          key={name}
          className={classNames('inline-flex h-4 min-w-4 items-center justify-center rounded-sm border px-1 font-sans text-2xs leading-none', tones[tone])}
        >
          {name}
        </kbd>
      ))}
    </span>
  );
}
