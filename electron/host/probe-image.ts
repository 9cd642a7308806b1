import type { ByteSource } from './byte-source.ts';
import type { UprightSize } from './image-size.ts';
import type { MediaType, MEDIA_TYPES } from './media-types.ts';
import { probeAvif } from './probe-avif.ts';
import { probeBmp, probeGif } from './probe-gif-bmp.ts';
import { probeJpeg } from './probe-jpeg.ts';
import { probePng } from './probe-png.ts';
import { probeWebp } from './probe-webp.ts';

export type ImageType = { [T in MediaType]: (typeof MEDIA_TYPES)[T]['kind'] extends 'image' ? T : never }[MediaType];

/** How each type tells its upright size. They read headers only, and throw `DamagedMedia`, `UnsupportedMedia` or `TooLargeMedia`. */
export const IMAGE_PROBES: Readonly<Record<ImageType, (source: ByteSource) => Promise<UprightSize>>> = {
  jpeg: probeJpeg,
  png: probePng,
  webp: probeWebp,
  gif: probeGif,
  bmp: probeBmp,
  avif: probeAvif,
};
