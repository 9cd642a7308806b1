/** A key with what is held beside it, as `KeyHint` draws it: `"Mod+z"`, `"Shift+1"`, `"ArrowDown"`, `"Space"`, `"?"`. Mod is Ctrl, or ⌘ on a Mac. */
export type KeyChord = string;

export type ChordEvent = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & { readonly getModifierState?: KeyboardEvent['getModifierState'] };

/** Keys that do nothing by themselves, or that the system writes with. */
const SILENT: ReadonlySet<string> = new Set(['Control', 'Meta', 'Alt', 'AltGraph', 'Shift', 'CapsLock', 'NumLock', 'Fn', 'Dead', 'Process', 'Unidentified', 'Compose']);

/**
 * The chord of a key press; undefined for a lone modifier or a key that only starts a letter. Digits go by their place on the
 * keyboard, so that they are in reach on every layout. Letters go by what the layout writes where that is Latin, else by place. Signs are
 * what is written: how it came about (Shift, AltGr) is part of the layout, not of the chord.
 */
export function chordOf(event: ChordEvent): KeyChord | undefined {
  if (SILENT.has(event.key)) return undefined;
  const writes = event.getModifierState?.('AltGraph') === true;
  const base = baseOf(event);
  const isSign = base.length === 1 && !/[a-z0-9]/.test(base);
  const held = [(event.ctrlKey || event.metaKey) && !writes && 'Mod', event.altKey && !writes && 'Alt', event.shiftKey && !isSign && 'Shift'];
  return [...held.filter((each) => each !== false), base].join('+');
}

function baseOf({ key, code }: ChordEvent): string {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  if (key === ' ') return 'Space';
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter !== undefined && !/^[\x21-\x7e]$/.test(key) ? letter.toLowerCase() : key;
}
