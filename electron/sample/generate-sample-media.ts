import type { Clip } from './commands/clip.ts';
import { planClips } from './commands/clip-plan.ts';
import { renderClip } from './commands/render-clip.ts';
import { decodeMuLawWav, encodeWav } from './commands/wav.ts';
import type { Photo } from './screens/photo.ts';
import { planPhotos } from './screens/photo-plan.ts';
import { encodeJpeg } from './screens/picture.ts';
import { renderPhoto } from './screens/render-photo.ts';

/** Everything in the sample project comes from this number and the voices. */
export const SAMPLE_SEED = 20_250;

const JPEG_QUALITY = 64;

/** What the photos and clips show and sound like: the truth that the labelers answer about. */
export interface SamplePlan {
  readonly photos: readonly Photo[];
  readonly clips: readonly Clip[];
}

/** `voices`: the bytes of `assets/sample/voices/*.wav` by file name. */
export function planSample(voices: ReadonlyMap<string, Uint8Array>): SamplePlan {
  return { photos: planPhotos(SAMPLE_SEED), clips: planClips(SAMPLE_SEED, decodeAll(voices)) };
}

/** Where a photo or clip lies in the project folder. */
export function photoPath(photo: Photo): string {
  return `media/screens/${photo.name}`;
}

export function clipPath(clip: Clip): string {
  return `media/commands/${clip.name}`;
}

/** The media of the sample project: path in the project folder → bytes. Deterministic; about four seconds. */
export function generateSampleMedia(voices: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const sounds = decodeAll(voices);
  const { photos, clips } = planSample(voices);
  const files = new Map<string, Uint8Array>();
  for (const photo of photos) files.set(photoPath(photo), encodeJpeg(renderPhoto(photo), JPEG_QUALITY));
  for (const clip of clips) files.set(clipPath(clip), encodeWav(renderClip(clip, sounds)));
  return files;
}

function decodeAll(voices: ReadonlyMap<string, Uint8Array>): Map<string, Float64Array> {
  return new Map([...voices].map(([file, bytes]) => [file, decodeMuLawWav(bytes)]));
}
