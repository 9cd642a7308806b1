import { type Decoded, finite, object, oneOf, optional, recordOf, tagged, text } from '../basics/decode.ts';

const PIXELS = finite({ min: 1, max: 1_000_000, integer: true });

/**
 * What history knows of a sample's bytes: never where they lie. Image sizes are those of the upright image (EXIF
 * orientation applied). Durations are in seconds, and exact (frames / sample rate) where the container tells frames.
 */
export const sampleFacts = tagged('kind', {
  image: object({
    mime: text({ max: 100 }),
    bytes: finite({ min: 0, integer: true }),
    width: PIXELS,
    height: PIXELS,
  }),
  audio: object({
    mime: text({ max: 100 }),
    bytes: finite({ min: 0, integer: true }),
    seconds: finite({ min: 0 }),
    sampleRate: finite({ min: 1, max: 1_000_000 }),
    channels: finite({ min: 1, max: 1024, integer: true }),
  }),
});
export type SampleFacts = Decoded<typeof sampleFacts>;
export type ImageFacts = Extract<SampleFacts, { kind: 'image' }>;
export type AudioFacts = Extract<SampleFacts, { kind: 'audio' }>;

/** One place where a sample's bytes were found: `path` is relative to its root, with `/`. Exact duplicates have several. */
export const occurrence = object({
  group: optional(text({ max: 500 })),
  metadata: optional(recordOf(text({ max: 10_000 }))),
});
export type Occurrence = Decoded<typeof occurrence>;

export const exclusion = object({ reason: text({ max: 2000 }) });
export type Exclusion = Decoded<typeof exclusion>;

export const MEDIA_KINDS = ['image', 'audio'] as const;
export const mediaKind = oneOf(...MEDIA_KINDS);
export type MediaKind = (typeof MEDIA_KINDS)[number];
