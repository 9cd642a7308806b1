import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';
import type { Icon } from './icon.ts';
import { Tooltip } from './tooltip.tsx';

const tones = {
  neutral: 'border-line-strong bg-surface text-ink-2 hover:bg-hover hover:text-ink',
  quiet: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink data-popup-open:bg-pressed',
  danger: 'border-transparent text-danger-ink hover:bg-danger-soft',
};

const sizes = { sm: 'size-6', md: 'size-7' };

export type IconButtonProps = Omit<ComponentPropsWithRef<'button'>, 'type' | 'children'> & {
  label: string;
  icon: Icon;
  hotkey?: string | undefined;
  pressed?: boolean | undefined;
  tone?: keyof typeof tones | undefined;
  size?: keyof typeof sizes | undefined;
};

/** A button that is only an icon; its label is its name and its tooltip. `pressed` makes it a toggle. */
export function IconButton({ label, icon: Glyph, hotkey, pressed, tone = 'quiet', size = 'md', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} hotkey={hotkey}>
      <button
        {...rest}
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        className={classNames(
          'inline-flex shrink-0 items-center justify-center rounded-md border active:bg-pressed disabled:text-ink-3 disabled:opacity-50',
          sizes[size],
          tones[tone],
          pressed && 'bg-selected text-accent-ink!',
          className,
        )}
      >
        <Glyph size={size === 'sm' ? 14 : 16} aria-hidden />
      </button>
    </Tooltip>
  );
}
