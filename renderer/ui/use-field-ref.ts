import { type Ref, type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import { defined } from '../../shared/basics/assert.ts';

/** A ref for a field's element that also serves the caller's ref and, if wanted, focuses the element once when it appears. */
export function useFieldRef<Element extends HTMLElement>(ref: Ref<Element> | undefined, focus: boolean | undefined): RefObject<Element | null> {
  const own = useRef<Element>(null);
  useImperativeHandle(ref, () => defined(own.current, 'the element of a mounted field'));
  useEffect(() => {
    const element = own.current;
    if (!element || !focus) return;
    // A dialog must first note what had the focus, to give it back; so there the field is only marked, and `firstField` finds it.
    element.setAttribute('data-autofocus', '');
    if (!element.closest('[role="dialog"]')) element.focus();
  }, [focus]);
  return own;
}
