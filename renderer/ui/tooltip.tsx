import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { KeyHint } from './key-hint.tsx';
import { usePopupContainer } from './popup-container.ts';

/** A few words about a control, on hover and focus. Never the only place where something is said. */
export function Tooltip({
  text,
  hotkey,
  side = 'bottom',
  children,
}: {
  text: string;
  hotkey?: string | undefined;
  side?: 'top' | 'bottom' | 'left' | 'right';
  children: ReactElement;
}) {
  const container = usePopupContainer();
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal container={container}>
        <Base.Positioner side={side} sideOffset={6} className="z-30">
          <Base.Popup className="flex max-w-72 items-center gap-2 rounded-md bg-inverse px-2 py-1 text-xs text-on-inverse">
            {text}
            {hotkey && <KeyHint keys={hotkey} tone="inverse" />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
