import type { UnreadableFile } from '../../shared/host/host-api.ts';
import type { SampleFacts } from '../../shared/model/sample.ts';
import { type ByteSource, DamagedMedia, TooLargeMedia, UnsupportedMedia } from './byte-source.ts';
import { MEDIA_TYPES, type MediaType, typeByName } from './media-types.ts';
import { AUDIO_PROBES, type AudioType } from './probe-audio.ts';
import { IMAGE_PROBES, type ImageType } from './probe-image.ts';
import { sniffMedia } from './sniff-media.ts';

/** Why a file cannot be used, or is not what its name says. */
export type MediaTrouble = Pick<UnreadableFile, 'reason' | 'detail'>;

export type SniffedFile =
  | { readonly state: 'usable'; readonly type: MediaType; readonly misnamed: MediaTrouble | null }
  | { readonly state: 'unusable'; readonly trouble: MediaTrouble }
  /** Neither an image nor a sound, by bytes and by name. */
  | { readonly state: 'other' };

export type ProbedFile =
  | { readonly state: 'usable'; readonly type: MediaType; readonly facts: SampleFacts; readonly misnamed: MediaTrouble | null }
  | Exclude<SniffedFile, { state: 'usable' }>;

/** What a file is by its first bytes, judged against its name. Never throws but for errors of reading. */
export async function sniffFile(source: ByteSource, path: string): Promise<SniffedFile> {
  const named = typeByName(path);
  if (source.size === 0) {
    return named === undefined ? { state: 'other' } : { state: 'unusable', trouble: { reason: 'empty', detail: 'the file is empty' } };
  }
  const sniffed = await sniffMedia(source, path);
  if (sniffed !== null && 'unsupported' in sniffed) return unsupported(sniffed.unsupported);
  if (sniffed === null) {
    if (named === undefined) return { state: 'other' };
    if ('unsupported' in named) return unsupported(named.unsupported);
    return { state: 'unusable', trouble: { reason: 'damaged', detail: `the name says ${MEDIA_TYPES[named.type].name}, the bytes are nothing that Concord knows` } };
  }
  return { state: 'usable', type: sniffed.type, misnamed: nameTrouble(path, sniffed.type) };
}

/** What a file is, and how large or long. Reads headers only. Never throws but for errors of reading. */
export async function probeMedia(source: ByteSource, path: string): Promise<ProbedFile> {
  const sniffed = await sniffFile(source, path);
  if (sniffed.state !== 'usable') return sniffed;
  const { type, misnamed } = sniffed;
  try {
    return { state: 'usable', type, facts: await readFacts(source, type), misnamed };
  } catch (error) {
    return { state: 'unusable', trouble: troubleOf(error) };
  }
}

async function readFacts(source: ByteSource, type: MediaType): Promise<SampleFacts> {
  const { kind, mime } = MEDIA_TYPES[type];
  const common = { mime, bytes: source.size };
  if (kind === 'image') return { kind, ...common, ...(await IMAGE_PROBES[type as ImageType](source)) };
  return { kind, ...common, ...(await AUDIO_PROBES[type as AudioType](source)) };
}

function troubleOf(error: unknown): MediaTrouble {
  if (error instanceof UnsupportedMedia) return { reason: 'unsupported', detail: error.message };
  if (error instanceof TooLargeMedia) return { reason: 'too-large', detail: error.message };
  if (error instanceof DamagedMedia) return { reason: 'damaged', detail: error.message };
  // The operating system's errors carry a code and are not the file's fault; what else is thrown, hostile bytes caused.
  if (error instanceof Error && 'code' in error && 'syscall' in error) throw error;
  return { reason: 'damaged', detail: 'its header cannot be understood' };
}

function unsupported(name: string): SniffedFile {
  return { state: 'unusable', trouble: { reason: 'unsupported', detail: `${name} is not read by Concord` } };
}

/** That a file's name says another type than its bytes do; null when it does not, or says none. */
export function nameTrouble(path: string, type: MediaType): MediaTrouble | null {
  const named = typeByName(path);
  if (named === undefined) return null;
  const says = 'type' in named ? MEDIA_TYPES[named.type].name : named.unsupported;
  const is = MEDIA_TYPES[type].name;
  return says === is ? null : { reason: 'misnamed', detail: `the name says ${says}, the bytes say ${is}; it is used as what it is` };
}
