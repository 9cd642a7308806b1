import { type RefObject, useEffect, useRef } from 'react';

type FocusStep = (inputs: readonly HTMLInputElement[]) => void;

/** Gives a function that says what is focused once the fields of a list are drawn anew, so that the keyboard keeps its place. */
export function useFocusAfter(list: RefObject<HTMLElement | null>): (step: FocusStep) => void {
  const waiting = useRef<FocusStep | undefined>(undefined);
  useEffect(() => {
    const step = waiting.current;
    waiting.current = undefined;
    step?.([...(list.current?.querySelectorAll<HTMLInputElement>('input:not([type=checkbox], [aria-hidden=true])') ?? [])]);
  });
  return (step) => {
    waiting.current = step;
  };
}
