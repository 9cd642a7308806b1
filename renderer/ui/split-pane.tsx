import { type KeyboardEvent, type PointerEvent, type ReactNode, useId } from 'react';

/**
 * A pane beside the main part with a border that can be dragged, or moved with the arrow keys (8 px; Home and End for the limits).
 * Sizes in px. Without a `pane` the main part has all the room; it stays what it was when the pane comes and goes.
 */
export function SplitPane({
  label,
  side,
  size,
  onSizeChange,
  min = 200,
  max = 640,
  pane,
  children,
}: {
  label: string;
  side: 'start' | 'end';
  size: number;
  onSizeChange: (next: number) => void;
  min?: number | undefined;
  max?: number | undefined;
  pane: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  const shown = Math.min(max, Math.max(min, size));
  const grow = side === 'start' ? 1 : -1;
  const resize = (next: number) => onSizeChange(Math.round(Math.min(max, Math.max(min, next))));

  const onKeyDown = (event: KeyboardEvent) => {
    const step: Record<string, number> = { ArrowRight: shown + 8 * grow, ArrowLeft: shown - 8 * grow, Home: min, End: max };
    const next = step[event.key];
    if (next === undefined) return;
    event.preventDefault();
    resize(next);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const handle = event.currentTarget;
    const startX = event.clientX;
    const move = (moved: globalThis.PointerEvent) => resize(shown + (moved.clientX - startX) * grow);
    const stop = () => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('lostpointercapture', stop);
    };
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', stop);
  };
  const range = { 'aria-valuenow': shown, 'aria-valuemin': min, 'aria-valuemax': max, tabIndex: 0 };
  const handle = (
    <hr
      {...range}
      aria-orientation="vertical"
      aria-label={`Width of ${label}`}
      aria-controls={id}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      className="relative z-1 m-0 h-auto w-px shrink-0 cursor-col-resize touch-none self-stretch border-0 bg-line after:absolute after:inset-y-0 after:-left-1 after:w-2 hover:bg-accent focus-visible:bg-accent"
    />
  );
  const paneBox = (
    <div id={id} style={{ width: shown }} className="flex min-h-0 shrink-0 flex-col overflow-hidden bg-surface">
      {pane}
    </div>
  );
  const isShown = pane !== undefined;
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-1">
      {isShown && side === 'start' && paneBox}
      {isShown && side === 'start' && handle}
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">{children}</div>
      {isShown && side === 'end' && handle}
      {isShown && side === 'end' && paneBox}
    </div>
  );
}
