import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { IconButton } from './icon-button.tsx';
import { KeyHint } from './key-hint.tsx';
import { TextField } from './text-field.tsx';

/** Filters what is shown below it. Esc clears it first, and only then reaches the screen. */
export function SearchField({
  label,
  value,
  onChange,
  placeholder,
  hotkey,
  inputRef,
  className,
}: {
  label: string;
  value: string;
  onChange: (next: string) => void;
  placeholder?: string | undefined;
  hotkey?: string | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
  className?: string | undefined;
}) {
  return (
    <search className={className}>
      <TextField
        label={label}
        hideLabel
        value={value}
        onChange={onChange}
        placeholder={placeholder ?? label}
        inputRef={inputRef}
        spellCheck={false}
        onEscape={value === '' ? undefined : () => onChange('')}
        prefix={<Search size={14} aria-hidden />}
        suffix={value ? <IconButton label="Clear" icon={X} size="sm" className="-mr-1.5" onClick={() => onChange('')} /> : hotkey && <KeyHint keys={hotkey} />}
      />
    </search>
  );
}
