import { useState } from 'react';

const kept = new Map<string, unknown>();

/** State of a card that is still there after going to the samples behind a number and back. `key` names card and question. */
export function useKept<Value>(key: string, initial: Value): readonly [Value, (next: Value) => void] {
  const [value, setValue] = useState<Value>(() => (kept.has(key) ? (kept.get(key) as Value) : initial));
  return [
    value,
    (next) => {
      kept.set(key, next);
      setValue(next);
    },
  ];
}
