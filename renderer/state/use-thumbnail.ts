import { useEffect, useState } from 'react';
import type { SampleId } from '../../shared/model/ids.ts';
import { makeThumbnail } from '../workers/thumbnail.client.ts';
import { workingStore } from './app-store.ts';
import { useMediaUrl } from './use-app.ts';

const SIDE = 256;
const KEPT = 600;

/** Addresses of small pictures by sample, the least recently made dropped first. */
const pictures = new Map<SampleId, string>();
/** The newest wish first: what is scrolled past is not worth drawing. */
const wishes: { readonly sample: SampleId; readonly url: string; readonly done: (thumbnail: Thumbnail) => void; wanted: boolean }[] = [];
let drawing = 0;
const AT_ONCE = 2;

export interface Thumbnail {
  /** Its address; undefined while it is being made or cannot be. */
  readonly picture: string | undefined;
  /** Why there is none. */
  readonly problem: string | undefined;
}

const NONE: Thumbnail = { picture: undefined, problem: undefined };

/** A small picture of an image sample. */
export function useThumbnail(sample: SampleId): Thumbnail {
  const url = useMediaUrl()(sample);
  const [made, setMade] = useState<{ readonly sample: SampleId; readonly thumbnail: Thumbnail } | undefined>();
  const ready = pictures.get(sample);

  useEffect(() => {
    if (ready !== undefined) return undefined;
    const wish = { sample, url, done: (thumbnail: Thumbnail) => setMade({ sample, thumbnail }), wanted: true };
    wishes.push(wish);
    void draw();
    return () => {
      wish.wanted = false;
    };
  }, [sample, url, ready]);

  if (ready !== undefined) return { picture: ready, problem: undefined };
  return made?.sample === sample ? made.thumbnail : NONE;
}

async function draw(): Promise<void> {
  if (drawing >= AT_ONCE) return;
  drawing += 1;
  for (let wish = wishes.pop(); wish !== undefined; wish = wishes.pop()) {
    if (!wish.wanted) continue;
    try {
      wish.done({ picture: pictures.get(wish.sample) ?? (await pictureOf(wish.sample, wish.url)), problem: undefined });
    } catch (problem) {
      wish.done({ picture: undefined, problem: problem instanceof Error ? problem.message : 'The image cannot be shown.' });
    }
  }
  drawing -= 1;
}

async function pictureOf(sample: SampleId, url: string): Promise<string> {
  const kept = await workingStore.thumbnail(sample);
  const picture = kept ?? (await makeThumbnail({ url, side: SIDE }));
  if (kept === undefined) await workingStore.keepThumbnail(sample, picture);
  const address = URL.createObjectURL(picture);
  pictures.set(sample, address);
  for (const [oldest, old] of pictures) {
    if (pictures.size <= KEPT) break;
    pictures.delete(oldest);
    URL.revokeObjectURL(old);
  }
  return address;
}
