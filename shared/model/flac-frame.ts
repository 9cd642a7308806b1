/** What a FLAC says of itself in its STREAMINFO. */
export interface FlacInfo {
  readonly sampleRate: number;
  readonly channels: number;
  /** Sample frames in all; 0 when the encoder did not know. */
  readonly frames: number;
  /** Sample frames of a block where all blocks are equal; 0 where they vary. */
  readonly blockSize: number;
  readonly largestBlock: number;
}

/** A frame of FLAC: the sample frames that it holds. */
export interface FlacFrame {
  readonly start: number;
  readonly end: number;
}

/** Bytes of the mark and the STREAMINFO block that every FLAC begins with. */
export const FLAC_INFO_BYTES = 42;
/** Bytes that a frame's header takes at most. */
export const FLAC_HEADER_BYTES = 16;

/** The STREAMINFO in the first 42 bytes of a FLAC; undefined when they are none. (RFC 9639 §8.2.) */
export function flacInfo(bytes: Uint8Array): FlacInfo | undefined {
  if (bytes.length < FLAC_INFO_BYTES || String.fromCharCode(...bytes.subarray(0, 4)) !== 'fLaC' || ((bytes[4] ?? 0) & 0x7f) !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const largestBlock = view.getUint16(10);
  return {
    sampleRate: view.getUint32(18) >>> 12,
    channels: ((view.getUint8(20) >> 1) & 7) + 1,
    frames: (view.getUint8(21) & 15) * 2 ** 32 + view.getUint32(22),
    blockSize: view.getUint16(8) === largestBlock ? largestBlock : 0,
    largestBlock,
  };
}

/** The frame whose header these bytes begin with, proved by its checksum; undefined when none does. (RFC 9639 §9.1.) */
export function flacFrame(header: Uint8Array, { blockSize }: Pick<FlacInfo, 'blockSize'>): FlacFrame | undefined {
  const [first = 0, second = 0, third = 0, , lead = 0] = header;
  if (first !== 0xff || (second & 0xfe) !== 0xf8) return undefined;
  const extra = lead < 0x80 ? 0 : lead < 0xc0 ? -1 : Math.clz32(~(lead << 24)) - 1;
  if (extra < 0 || extra > 6) return undefined;
  let number = extra === 0 ? lead : lead & (0x3f >> extra);
  for (let i = 1; i <= extra; i++) number = number * 64 + ((header[4 + i] ?? 0) & 0x3f);
  let at = 5 + extra;
  const sizeCode = third >> 4;
  if (sizeCode === 0) return undefined;
  let size = sizeCode === 1 ? 192 : sizeCode <= 5 ? 576 * 2 ** (sizeCode - 2) : 256 * 2 ** (sizeCode - 8);
  if (sizeCode === 6) size = (header[at++] ?? 0) + 1;
  if (sizeCode === 7) {
    size = (((header[at] ?? 0) << 8) | (header[at + 1] ?? 0)) + 1;
    at += 2;
  }
  const rateCode = third & 15;
  at += rateCode === 12 ? 1 : rateCode === 13 || rateCode === 14 ? 2 : 0;
  if (header.length <= at || crc8(header, at) !== header[at]) return undefined;
  const start = (second & 1) === 1 ? number : number * blockSize;
  return { start, end: start + size };
}

/** CRC-8 with polynomial x^8 + x^2 + x + 1 of the first `length` bytes, as FLAC's frame headers carry. */
function crc8(bytes: Uint8Array, length: number): number {
  let crc = 0;
  for (let at = 0; at < length; at++) {
    crc ^= bytes[at] as number;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x80) === 0 ? (crc << 1) & 0xff : ((crc << 1) ^ 0x07) & 0xff;
  }
  return crc;
}
