import type { Size } from './geometry/plane.ts';
import type { PictureState } from './use-picture.ts';

export interface PictureMessageProps {
  readonly state: PictureState;
  /** What the image should measure. */
  readonly size: Size;
  readonly again: () => void;
}

/** Says that the image is coming, why it is not, or what is special about it. Never a blank surface. */
export function PictureMessage({ state, size, again }: PictureMessageProps) {
  switch (state.is) {
    case 'waiting':
      return null;
    case 'slow':
      return (
        <p role="status" className="pointer-events-none absolute inset-0 grid place-content-center p-6 text-center text-sm text-ink-2">
          Loading the image …
        </p>
      );
    case 'refused':
      return (
        <div role="alert" className="absolute inset-0 grid place-content-center justify-items-center gap-3 bg-sunken p-6 text-center text-sm">
          <p className="max-w-96 font-medium">This image cannot be shown.</p>
          <p className="max-w-96 text-ink-2">{state.says} Nothing that was labeled on it is lost.</p>
          <button type="button" onClick={again} className="rounded-md border border-line-strong bg-surface px-3 py-1.5 font-medium hover:bg-hover focus-visible:ring-2 focus-visible:ring-accent">
            Try again
          </button>
        </div>
      );
    case 'shown': {
      const { picture } = state;
      const other = picture.size.width !== size.width || picture.size.height !== size.height;
      const notes = [...(other ? [`The file measures ${picture.size.width} × ${picture.size.height} now, and ${size.width} × ${size.height} when it was imported: regions may be off.`] : []), ...(picture.tiles === undefined ? [] : ['A very large image: detail follows as you zoom in.']), ...picture.notes];
      return notes.length === 0 ? null : (
        <p role="note" className="pointer-events-none absolute bottom-2 left-2 max-w-[60%] rounded-md border border-line bg-surface px-1.5 py-0.5 text-xs text-ink">
          {notes.join(' ')}
        </p>
      );
    }
  }
}
