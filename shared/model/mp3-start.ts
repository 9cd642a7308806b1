import { type AudioFrame, mp3Frame } from './audio-frames.ts';
import { ID3_HEADER_BYTES, id3Bytes } from './id3-tag.ts';

/** At most `length` bytes of a file from `offset`; fewer at its end. */
export type ReadBytes = (offset: number, length: number) => Promise<Uint8Array>;

/** How an MP3 begins. */
export interface Mp3Start {
  /** Where its first frame stands: the one with the header, if there is one. */
  readonly at: number;
  readonly frame: AudioFrame;
  readonly header: Mp3Header | null;
}

/** What an encoder may leave in an otherwise silent first frame (Xing, Info or VBRI). */
export interface Mp3Header {
  /** Frames of MPEG audio that follow this one. */
  readonly frames: number;
  /** Bytes from this frame to the end of the sound. */
  readonly bytes: number | null;
  /** Sample frames of the encoder's run-up and of its last frame's filling; null where it does not tell (LAME and Lavc do). */
  readonly trim: { readonly delay: number; readonly padding: number } | null;
}

const MAX_TAGS = 16;
const SEARCH = 256 * 1024;
const VBRI_OFFSET = 36;
/** What a decoder itself is late by: 528 of the filter bank and the one before it. */
const DECODER_DELAY = 529;

/** The first frame of an MP3 behind its ID3 tags, and the header in it; undefined when there is no sound in the first 256 KiB. */
export async function findMp3Start(read: ReadBytes, size: number): Promise<Mp3Start | undefined> {
  let start = 0;
  for (let i = 0; i < MAX_TAGS; i++) {
    const tag = id3Bytes(await read(start, ID3_HEADER_BYTES));
    if (tag === 0) break;
    start += tag;
  }
  const at = await firstFrame(read, start, size);
  if (at === undefined) return undefined;
  const bytes = await read(at, 4096);
  const frame = mp3Frame(bytes, 0);
  return frame === null ? undefined : { at, frame, header: mp3Header(bytes, frame) };
}

async function firstFrame(read: ReadBytes, start: number, size: number): Promise<number | undefined> {
  const bytes = await read(start, SEARCH);
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const frame = mp3Frame(bytes, at);
    if (frame === null) continue;
    const next = at + frame.bytes;
    if (start + next === size || mp3Frame(bytes, next) !== null) return start + at;
  }
  return undefined;
}

/** The header in the frame that these bytes begin with; null when it has none. */
export function mp3Header(bytes: Uint8Array, frame: AudioFrame): Mp3Header | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length >= VBRI_OFFSET + 18 && lettersAt(bytes, VBRI_OFFSET, 4) === 'VBRI') {
    return { frames: view.getUint32(VBRI_OFFSET + 14), bytes: view.getUint32(VBRI_OFFSET + 10), trim: null };
  }
  const tag = lettersAt(bytes, frame.tagOffset, 4);
  if ((tag !== 'Xing' && tag !== 'Info') || frame.tagOffset + 16 > bytes.length) return null;
  const flags = view.getUint32(frame.tagOffset + 4);
  if ((flags & 1) === 0) return null;
  let at = frame.tagOffset + 12;
  const length = (flags & 2) === 0 ? null : view.getUint32(at);
  at += ((flags & 2) === 0 ? 0 : 4) + ((flags & 4) === 0 ? 0 : 100) + ((flags & 8) === 0 ? 0 : 4);
  const told = at + 24 <= Math.min(bytes.length, frame.bytes) && /^(LAME|Lav[cf])/.test(lettersAt(bytes, at, 4));
  const trims = told ? (view.getUint8(at + 21) << 16) | (view.getUint8(at + 22) << 8) | view.getUint8(at + 23) : 0;
  return { frames: view.getUint32(frame.tagOffset + 8), bytes: length === 0 ? null : length, trim: told ? { delay: trims >> 12, padding: trims & 0xfff } : null };
}

/** Sample frames that decoding gives before time 0: nothing where no header tells the delay, as ffmpeg and sox have it too. */
export function mp3RunUp(header: Mp3Header | null): number {
  return header === null || header.trim === null ? 0 : header.trim.delay + DECODER_DELAY;
}

function lettersAt(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length));
}
