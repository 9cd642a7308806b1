import { type AudioFrame, mp3Frame } from './audio-frames.ts';
import { type ByteSource, DamagedMedia, lettersAt } from './byte-source.ts';
import { ID3_HEADER_BYTES, id3Bytes } from './id3-tag.ts';
import { type SoundFacts, soundFacts } from './sound-facts.ts';

const MAX_TAGS = 16;
const SEARCH = 256 * 1024;
const STRIDE = 1024 * 1024;
const VBRI_OFFSET = 36;

/**
 * Length of an MP3 as players play it: the number of frames from its Xing, Info or VBRI header, less the encoder's delay
 * and padding where it tells them (LAME, Lavc); else all frames are counted, which reads the file once.
 */
export async function probeMp3(source: ByteSource): Promise<SoundFacts> {
  let start = 0;
  for (let i = 0; i < MAX_TAGS; i++) {
    const tag = id3Bytes(await source.read(start, ID3_HEADER_BYTES));
    if (tag === 0) break;
    start += tag;
  }
  const at = await firstFrame(source, start);
  const bytes = await source.read(at, 4096);
  const frame = mp3Frame(bytes, 0);
  if (!frame) throw new DamagedMedia('the MP3 holds no sound');
  const header = readHeader(bytes, frame);
  if (header === null) return soundFacts((await countFrames(source, at, frame)) * frame.samples, frame.sampleRate, frame.channels);
  // A tag behind the sound may be missing without harm; a tenth of the sound may not.
  if (header.bytes !== null && at + header.bytes * 0.98 > source.size) throw new DamagedMedia('the MP3 is cut off: its header promises more than the file holds');
  return soundFacts(header.frames * frame.samples - header.trimmed, frame.sampleRate, frame.channels);
}

async function firstFrame(source: ByteSource, start: number): Promise<number> {
  const bytes = await source.read(start, SEARCH);
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const frame = mp3Frame(bytes, at);
    if (frame === null) continue;
    const next = at + frame.bytes;
    if (start + next === source.size || mp3Frame(bytes, next) !== null) return start + at;
  }
  throw new DamagedMedia('the MP3 holds no sound');
}

interface Mp3Header {
  readonly frames: number;
  /** Bytes from this frame to the end of the sound. */
  readonly bytes: number | null;
  /** Sample frames that are delay and padding, not sound. */
  readonly trimmed: number;
}

/** The header that an encoder may leave in an otherwise silent first frame. */
function readHeader(bytes: Uint8Array, frame: AudioFrame): Mp3Header | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length >= VBRI_OFFSET + 18 && lettersAt(bytes, VBRI_OFFSET, 4) === 'VBRI') {
    return { frames: view.getUint32(VBRI_OFFSET + 14), bytes: view.getUint32(VBRI_OFFSET + 10), trimmed: 0 };
  }
  const tag = lettersAt(bytes, frame.tagOffset, 4);
  if ((tag !== 'Xing' && tag !== 'Info') || frame.tagOffset + 16 > bytes.length) return null;
  const flags = view.getUint32(frame.tagOffset + 4);
  if ((flags & 1) === 0) return null;
  let at = frame.tagOffset + 12;
  const length = (flags & 2) === 0 ? null : view.getUint32(at);
  at += ((flags & 2) === 0 ? 0 : 4) + ((flags & 4) === 0 ? 0 : 100) + ((flags & 8) === 0 ? 0 : 4);
  const told = at + 24 <= Math.min(bytes.length, frame.bytes) && /^(LAME|Lav[cf])/.test(lettersAt(bytes, at, 4));
  const trims = told ? ((view.getUint8(at + 21) << 16) | (view.getUint8(at + 22) << 8) | view.getUint8(at + 23)) : 0;
  return { frames: view.getUint32(frame.tagOffset + 8), bytes: length === 0 ? null : length, trimmed: (trims >> 12) + (trims & 0xfff) };
}

/** Counts frames of the first one's kind to the end of the file, over gaps where one must search again. */
async function countFrames(source: ByteSource, from: number, first: AudioFrame): Promise<number> {
  let count = 0;
  let at = from;
  while (at < source.size) {
    const bytes = await source.read(at, STRIDE);
    let inside = 0;
    while (inside + 4 <= bytes.length) {
      const frame = mp3Frame(bytes, inside);
      const fits = frame !== null && frame.sampleRate === first.sampleRate && frame.samples === first.samples;
      // A last frame cut short decodes to nothing.
      if (fits && at + inside + frame.bytes <= source.size) count++;
      inside += fits ? frame.bytes : 1;
    }
    at += Math.max(inside, 4);
  }
  return count;
}
