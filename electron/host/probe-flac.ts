import { type ByteSource, DamagedMedia, lettersAt, viewAt } from './byte-source.ts';
import { ID3_HEADER_BYTES, id3Bytes } from '../../shared/model/id3-tag.ts';
import { probeContainer } from './probe-container.ts';
import { type SoundFacts, soundFacts } from './sound-facts.ts';

const TAIL = 512 * 1024;

interface StreamInfo {
  readonly sampleRate: number;
  readonly channels: number;
  /** 0 when the encoder did not know. */
  readonly frames: number;
  /** Sample frames of a block where all blocks are equal; 0 where they vary. */
  readonly blockSize: number;
}

/** Exact length of a FLAC from its STREAMINFO, checked against its last frame, so that a file cut off is known. (RFC 9639.) */
export async function probeFlac(source: ByteSource): Promise<SoundFacts> {
  const start = id3Bytes(await source.read(0, ID3_HEADER_BYTES));
  const view = await viewAt(source, start, 42, 'the FLAC header');
  if (lettersAt(view, 0, 4) !== 'fLaC' || (view.getUint8(4) & 0x7f) !== 0) throw new DamagedMedia('the FLAC does not say what it holds');
  const smallest = view.getUint16(8);
  const info: StreamInfo = {
    sampleRate: view.getUint32(18) >>> 12,
    channels: ((view.getUint8(20) >> 1) & 7) + 1,
    frames: (view.getUint8(21) & 15) * 2 ** 32 + view.getUint32(22),
    blockSize: smallest === view.getUint16(10) ? smallest : 0,
  };
  if (info.frames === 0) return probeContainer(source, 'flac');
  const facts = soundFacts(info.frames, info.sampleRate, info.channels);
  if (!(await endsWhole(source, info))) throw new DamagedMedia(`the FLAC is cut off: its header says ${facts.seconds.toFixed(1)} s, the file ends before`);
  return facts;
}

/**
 * Whether a frame near the end reaches the last sample. Marks may appear inside compressed data too, so any that fits will
 * do; where no frame begins in the last 512 KiB (they are smaller but for hundreds of channels), the header is trusted.
 */
async function endsWhole(source: ByteSource, info: StreamInfo): Promise<boolean> {
  const start = Math.max(0, source.size - TAIL);
  const tail = await source.read(start, TAIL);
  let frames = 0;
  for (let at = tail.length - 6; at >= 0; at--) {
    if (tail[at] !== 0xff || ((tail[at + 1] ?? 0) & 0xfe) !== 0xf8) continue;
    const end = frameEnd(tail.subarray(at, at + 16), info);
    if (end === null) continue;
    if (end === info.frames) return true;
    frames++;
  }
  return frames === 0 && start > 0;
}

/** Number of the sample behind the frame whose header these bytes begin with; null when they do not. */
function frameEnd(header: Uint8Array, info: StreamInfo): number | null {
  const [, second = 0, third = 0, , lead = 0] = header;
  const extra = lead < 0x80 ? 0 : lead < 0xc0 ? -1 : Math.clz32(~(lead << 24)) - 1;
  if (extra < 0 || extra > 6) return null;
  let number = extra === 0 ? lead : lead & (0x3f >> extra);
  for (let i = 1; i <= extra; i++) number = number * 64 + ((header[4 + i] ?? 0) & 0x3f);
  let at = 5 + extra;
  const sizeCode = third >> 4;
  let size = sizeCode === 1 ? 192 : sizeCode <= 5 ? 576 * 2 ** (sizeCode - 2) : 256 * 2 ** (sizeCode - 8);
  if (sizeCode === 0) return null;
  if (sizeCode === 6) size = (header[at++] ?? 0) + 1;
  if (sizeCode === 7) {
    size = (((header[at] ?? 0) << 8) | (header[at + 1] ?? 0)) + 1;
    at += 2;
  }
  const rateCode = third & 15;
  at += rateCode === 12 ? 1 : rateCode === 13 || rateCode === 14 ? 2 : 0;
  if (header.length <= at || crc8(header.subarray(0, at)) !== header[at]) return null;
  return ((second & 1) === 1 ? number : number * info.blockSize) + size;
}

/** CRC-8 with polynomial x^8 + x^2 + x + 1, as FLAC's frame headers carry. */
function crc8(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x80) === 0 ? (crc << 1) & 0xff : ((crc << 1) ^ 0x07) & 0xff;
  }
  return crc;
}
