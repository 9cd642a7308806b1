/** Peaks of a recording of `frames` frames, from its start up to `known`: per channel, least and greatest by turns. */
export interface KeptPeaks {
  readonly frames: number;
  readonly known: number;
  readonly peaks: readonly Int16Array<ArrayBuffer>[];
}

/** "CPK1" as a little-endian number: a machine of the other byte order does not recognise it, and measures again. */
const MAGIC = 0x314b5043;
const HEADER = 32;
const MOST_CHANNELS = 256;

/** FNV-1a (Fowler, Noll, Vo) over 32-bit words: any change of a single word changes it. */
function checksum(words: Uint32Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ (words[i] as number), 0x01000193);
  return hash >>> 0;
}

/** Header (magic, checksum of all that follows, channels, 0, frames, known), then least and greatest by turns, channel after channel. */
export function peaksToBytes({ frames, known, peaks }: KeptPeaks): Uint8Array<ArrayBuffer> {
  const length = peaks[0]?.length ?? 0;
  const buffer = new ArrayBuffer(HEADER + 2 * length * peaks.length);
  const words = new Uint32Array(buffer);
  words[0] = MAGIC;
  words[2] = peaks.length;
  new Float64Array(buffer, 16, 2).set([frames, known]);
  peaks.forEach((plane, channel) => new Int16Array(buffer, HEADER + 2 * length * channel, length).set(plane));
  words[1] = checksum(words.subarray(2));
  return new Uint8Array(buffer);
}

/** The peaks in bytes that `peaksToBytes` made; undefined unless magic, length, checksum and numbers fit. */
export function peaksFromBytes(bytes: Uint8Array, framesPerPeak: number): KeptPeaks | undefined {
  if (bytes.length < HEADER || bytes.length % 4 !== 0) return undefined;
  const { buffer } = bytes.slice();
  const words = new Uint32Array(buffer);
  if (words[0] !== MAGIC || words[1] !== checksum(words.subarray(2))) return undefined;
  const channels = words[2] as number;
  const [frames, known] = new Float64Array(buffer, 16, 2) as unknown as [number, number];
  if (channels < 1 || channels > MOST_CHANNELS || !Number.isSafeInteger(frames) || !Number.isSafeInteger(known) || known < 0 || known > frames) return undefined;
  const length = 2 * Math.ceil(known / framesPerPeak);
  if (bytes.length !== HEADER + 2 * length * channels) return undefined;
  return { frames, known, peaks: Array.from({ length: channels }, (_, channel) => new Int16Array(buffer, HEADER + 2 * length * channel, length)) };
}
