import { useEffect, useState } from 'react';
import { holdImage, readyImage } from './image-cache.ts';
import type { Picture } from './paint/picture.ts';

/** Decoding faster than this needs no word. */
const PATIENCE = 150;

export type PictureState = { readonly is: 'waiting' } | { readonly is: 'slow' } | { readonly is: 'shown'; readonly picture: Picture } | { readonly is: 'refused'; readonly says: string };

const WAITING: PictureState = { is: 'waiting' };

/** The decoded image of an address, and how far it is; `again` tries a refused one once more. */
export function usePicture(src: string): { readonly state: PictureState; readonly again: () => void } {
  const [found, setFound] = useState<{ readonly src: string; readonly attempt: number; readonly state: PictureState } | undefined>();
  const [attempt, setAttempt] = useState(0);
  const again = () => setAttempt(attempt + 1);
  useEffect(() => {
    let current = true;
    const held = holdImage(src);
    if (readyImage(src) !== undefined) return held.release; // shown by the render before
    const tell = (state: PictureState) => {
      if (current) setFound({ src, attempt, state });
    };
    const slow = setTimeout(() => tell({ is: 'slow' }), PATIENCE);
    held.picture
      .then(
        (picture) => tell({ is: 'shown', picture }),
        (problem: unknown) => tell({ is: 'refused', says: problem instanceof Error ? problem.message : 'The image cannot be shown.' }),
      )
      .finally(() => clearTimeout(slow));
    return () => {
      current = false;
      clearTimeout(slow);
      held.release();
    };
  }, [src, attempt]);
  if (found?.src === src && found.attempt === attempt) return { state: found.state, again };
  const picture = readyImage(src);
  return { state: picture === undefined ? WAITING : { is: 'shown', picture }, again };
}
