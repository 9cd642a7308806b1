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
const wishes: { readonly sample: SampleId; readonly url: string; readonly done: (picture: string | undefined) => void; wanted: boolean }[] = [];
let drawing = 0;
const AT_ONCE = 2;

/** The address of a small picture of an image sample; undefined while it is being made or cannot be. */
export function useThumbnail(sample: SampleId): string | undefined {
  const url = useMediaUrl()(sample);
  const [made, setMade] = useState<{ readonly sample: SampleId; readonly picture: string | undefined } | undefined>();
  const ready = pictures.get(sample);

  useEffect(() => {
    if (ready !== undefined) return undefined;
    const wish = { sample, url, done: (picture: string | undefined) => setMade({ sample, picture }), wanted: true };
    wishes.push(wish);
    void draw();
    return () => {
      wish.wanted = false;
    };
  }, [sample, url, ready]);

  return ready ?? (made?.sample === sample ? made.picture : undefined);
}

async function draw(): Promise<void> {
  if (drawing >= AT_ONCE) return;
  drawing += 1;
  for (let wish = wishes.pop(); wish !== undefined; wish = wishes.pop()) {
    if (!wish.wanted) continue;
    wish.done(pictures.get(wish.sample) ?? (await pictureOf(wish.sample, wish.url).catch(() => undefined)));
  }
  drawing -= 1;
}

async function pictureOf(sample: SampleId, url: string): Promise<string | undefined> {
  const kept = await workingStore.thumbnail(sample);
  const picture = kept ?? (await makeThumbnail({ url, side: SIDE }).catch(() => undefined));
  if (picture === undefined) return undefined;
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
