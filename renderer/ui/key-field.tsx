import { Field } from '@base-ui/react/field';
import { controlBox } from './control-style.ts';
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx';
import { isMac, keyNames } from './key-hint.tsx';

export type KeyFieldProps = FieldFrameProps & {
  /** The chosen key; undefined for none of its own. */
  value: string | undefined;
  onChange: (next: string | undefined) => void;
  /** The key that holds while none is chosen. */
  standard?: string | undefined;
  /** The key of an event; undefined for one that is only held. */
  chordOf: (event: KeyboardEvent) => string | undefined;
};

/** Keys that move on, confirm or leave: they do here what they do everywhere. */
const PASSING: ReadonlySet<string> = new Set(['Tab', 'Shift+Tab', 'Escape', 'Enter']);

/** A field that takes the key pressed in it. Backspace and Delete give the standard key back. */
export function KeyField({ value, onChange, standard, chordOf, ...frame }: KeyFieldProps) {
  const written = (key: string) => keyNames(key, isMac()).join(' ');
  return (
    <FieldFrame {...frame}>
      <Field.Control
        type="text"
        value={value === undefined ? '' : written(value)}
        placeholder={standard === undefined ? 'Press a key' : written(standard)}
        autoComplete="off"
        readOnly
        className={controlBox}
        onKeyDown={(event) => {
          const key = chordOf(event.nativeEvent);
          if (key === undefined || PASSING.has(key)) return;
          event.preventDefault();
          event.stopPropagation();
          onChange(key === 'Backspace' || key === 'Delete' ? undefined : key);
        }}
      />
    </FieldFrame>
  );
}
