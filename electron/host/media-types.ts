/** The kinds of media that Concord reads: what they are called, how they are served, and how their files are named. */
export const MEDIA_TYPES = {
  jpeg: { kind: 'image', name: 'JPEG', mime: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { kind: 'image', name: 'PNG', mime: 'image/png', endings: ['png', 'apng'] },
  webp: { kind: 'image', name: 'WebP', mime: 'image/webp', endings: ['webp'] },
  gif: { kind: 'image', name: 'GIF', mime: 'image/gif', endings: ['gif'] },
  bmp: { kind: 'image', name: 'BMP', mime: 'image/bmp', endings: ['bmp', 'dib'] },
  avif: { kind: 'image', name: 'AVIF', mime: 'image/avif', endings: ['avif'] },
  wav: { kind: 'audio', name: 'WAV', mime: 'audio/wav', endings: ['wav', 'wave'] },
  mp3: { kind: 'audio', name: 'MP3', mime: 'audio/mpeg', endings: ['mp3'] },
  flac: { kind: 'audio', name: 'FLAC', mime: 'audio/flac', endings: ['flac'] },
  ogg: { kind: 'audio', name: 'Ogg', mime: 'audio/ogg', endings: ['ogg', 'oga', 'opus'] },
  m4a: { kind: 'audio', name: 'M4A', mime: 'audio/mp4', endings: ['m4a', 'm4b'] },
  aac: { kind: 'audio', name: 'AAC', mime: 'audio/aac', endings: ['aac'] },
} as const;

export type MediaType = keyof typeof MEDIA_TYPES;

/** The type that is served under a MIME name; undefined for names that are not ours. */
export function typeOfMime(mime: string): MediaType | undefined {
  return (Object.keys(MEDIA_TYPES) as MediaType[]).find((type) => MEDIA_TYPES[type].mime === mime);
}

/** What people would take for an image or a sound but Concord cannot show the same everywhere, and what helps. */
const UNSUPPORTED_ENDINGS: Readonly<Record<string, string>> = {
  tif: 'TIFF', tiff: 'TIFF', heic: 'HEIC', heif: 'HEIC', jxl: 'JPEG XL', jp2: 'JPEG 2000', psd: 'Photoshop', svg: 'SVG',
  dng: 'camera raw', cr2: 'camera raw', cr3: 'camera raw', nef: 'camera raw', arw: 'camera raw',
  aif: 'AIFF', aiff: 'AIFF', aifc: 'AIFF', wma: 'WMA', amr: 'AMR', caf: 'CAF', au: 'AU', weba: 'WebM', mka: 'Matroska', spx: 'Speex',
}; // prettier-ignore

const TYPE_BY_ENDING: ReadonlyMap<string, MediaType> = new Map(
  (Object.keys(MEDIA_TYPES) as MediaType[]).flatMap((type) => MEDIA_TYPES[type].endings.map((ending) => [ending, type] as const)),
);

/** What a file's name says that it is. `undefined` when the name speaks of no image or sound. */
export function typeByName(path: string): { readonly type: MediaType } | { readonly unsupported: string } | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  if (dot < 0) return undefined;
  const ending = name.slice(dot + 1).toLowerCase();
  const type = TYPE_BY_ENDING.get(ending);
  if (type !== undefined) return { type };
  const unsupported = Object.hasOwn(UNSUPPORTED_ENDINGS, ending) ? UNSUPPORTED_ENDINGS[ending] : undefined;
  return unsupported === undefined ? undefined : { unsupported };
}
