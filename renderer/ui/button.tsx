import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';
import type { Icon } from './icon.ts';
import { KeyHint } from './key-hint.tsx';
import { Spinner } from './spinner.tsx';

export type ButtonTone = 'primary' | 'neutral' | 'quiet' | 'danger';

export type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'type'> & {
  tone?: ButtonTone | undefined;
  size?: 'sm' | 'md' | 'lg' | undefined;
  icon?: Icon | undefined;
  iconAfter?: Icon | undefined;
  hotkey?: string | undefined;
  busy?: boolean | undefined;
  type?: 'button' | 'submit' | undefined;
};

export const buttonTones: Record<ButtonTone, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
  neutral: 'border-line-strong bg-surface text-ink hover:bg-hover active:bg-pressed data-popup-open:bg-pressed',
  quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed data-popup-open:bg-pressed',
  danger: 'border-transparent bg-danger text-on-danger hover:bg-danger-hover',
};

const sizes = { sm: 'h-6 px-1.5 text-xs gap-1', md: 'h-7 px-2.5 text-sm gap-1.5', lg: 'h-9 px-3.5 text-base gap-2' };

/** Something that can be done. `busy` keeps the size, shows a spinner and ignores presses while staying focusable. */
export function Button({ tone = 'neutral', size = 'md', icon: Before, iconAfter: After, hotkey, busy, type, className, children, onClick, disabled, ...rest }: ButtonProps) {
  const iconSize = size === 'lg' ? 16 : 14;
  return (
    <button
      {...rest}
      type={type === 'submit' ? 'submit' : 'button'}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={classNames(
        'inline-flex shrink-0 items-center justify-center rounded-md border font-medium whitespace-nowrap select-none',
        'disabled:border-line disabled:bg-sunken disabled:text-ink-3',
        sizes[size],
        buttonTones[tone],
        className,
      )}
    >
      {busy ? <Spinner size={iconSize} /> : Before && <Before size={iconSize} aria-hidden className="shrink-0" />}
      {children}
      {After && <After size={iconSize} aria-hidden className="shrink-0" />}
      {hotkey && <KeyHint keys={hotkey} tone={tone === 'primary' || tone === 'danger' ? 'inverse' : 'plain'} className="ml-1 -mr-1" />}
    </button>
  );
}
