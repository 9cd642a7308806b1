import { FLAC_HEADER_BYTES, FLAC_INFO_BYTES, flacFrame, flacInfo, type FlacFrame, type FlacInfo } from '../../shared/model/flac-frame.ts';
import { id3Bytes } from '../../shared/model/id3-tag.ts';
import type { SoundBytes } from './sound-bytes.ts';
import type { PacketRun, SoundPackets } from './sound-packets.ts';

const PIECE = 512 * 1024;
const WINDOW = 64 * 1024;
const MOST_WINDOW = 4 * 1024 * 1024;
const MOST_BLOCKS = 1000;
const MOST_STEPS = 40;
/** Blocks that are rather walked over than searched for. */
const NEAR_BLOCKS = 16;
/** A header of five bytes at least, a subframe, and a checksum. */
const SMALLEST_FRAME = 9;

/** Where a frame begins. */
interface Place extends FlacFrame {
  readonly at: number;
}

/**
 * The frames of a FLAC, found by their marks: each says which sample it begins with, so that any place is found by halving, without
 * walking over hours of sound. A mark is believed by its checksum and by the next frame, which goes on where it ends.
 */
class FlacPackets implements SoundPackets {
  readonly config: AudioDecoderConfig;
  readonly origin = 0;
  readonly runUp = 0;
  readonly #bytes: SoundBytes;
  readonly #info: FlacInfo;
  readonly #first: Place;
  /** Places that were found, ascending. */
  readonly #known: Place[];
  /** Bytes that hold two frames and their headers, as far as one can know. */
  readonly #window: number;
  /** What was read last: the next stretch mostly begins in it. */
  #piece: { readonly begin: number; readonly bytes: Uint8Array } = { begin: 0, bytes: new Uint8Array(0) };
  #running: Promise<unknown> = Promise.resolve();

  constructor(bytes: SoundBytes, head: Uint8Array, info: FlacInfo, first: Place) {
    const description = head.slice(0, FLAC_INFO_BYTES);
    description.set([0x80, 0, 0, 34], 4); // STREAMINFO as the only block
    this.config = { codec: 'flac', sampleRate: info.sampleRate, numberOfChannels: info.channels, description };
    this.#bytes = bytes;
    this.#info = info;
    this.#first = first;
    this.#known = [first];
    this.#window = Math.min(MOST_WINDOW, WINDOW + 2 * info.largestBlock * info.channels * 4);
  }

  /** One after the other: each begins where the one before ended. */
  run(from: number, to: number): Promise<PacketRun | undefined> {
    const run = this.#running.then(() => this.#walk(from, to));
    this.#running = run.catch(() => undefined);
    return run;
  }

  async #walk(from: number, to: number): Promise<PacketRun | undefined> {
    let place: Place | undefined = await this.#placeBefore(from);
    const packets: Uint8Array[] = [];
    const starts: number[] = [];
    let end: number | undefined;
    while (place !== undefined && place.start < to) {
      const { begin, bytes } = await this.#pieceAt(place.at);
      const inside: number = place.at - begin;
      // Behind damage it goes on with the next frame that is whole; behind the last frame there is none.
      const next: Place | undefined = this.#next(bytes, inside, place, begin) ?? (await this.#search(place.at + SMALLEST_FRAME, place, Infinity));
      if (place.end > from) {
        packets.push(bytes.subarray(inside, next === undefined ? bytes.length : next.at - begin));
        starts.push(place.start);
        end = next === undefined ? undefined : place.end;
      }
      place = next;
    }
    if (place !== undefined) this.#learn(place);
    return packets.length === 0 ? undefined : { packets, starts, end };
  }

  /** Bytes that hold the frame at an offset whole, and the header behind it. */
  async #pieceAt(at: number): Promise<{ readonly begin: number; readonly bytes: Uint8Array }> {
    const { begin, bytes } = this.#piece;
    const isWhole = at >= begin && (at - begin <= bytes.length - this.#window || (at < begin + bytes.length && begin + bytes.length >= this.#bytes.size));
    if (!isWhole) this.#piece = { begin: at, bytes: await this.#bytes.read(at, at + PIECE + this.#window) };
    return this.#piece;
  }

  /** The last known place at or before a frame, after halving the way to it. */
  async #placeBefore(frame: number): Promise<Place> {
    const near = NEAR_BLOCKS * this.#info.largestBlock;
    for (let step = 0; step < MOST_STEPS; step++) {
      const before = this.#known.findLast(({ start }) => start <= frame) ?? this.#first;
      if (frame - before.start <= near) return before;
      const after = this.#known.find(({ start }) => start > frame);
      const [highAt, highStart] = [after?.at ?? this.#bytes.size, after?.start ?? (this.#info.frames || Infinity)];
      const share = Number.isFinite(highStart) ? Math.min(0.98, Math.max(0.02, (frame - before.start) / (highStart - before.start) - 0.005)) : 0.5;
      const guess = Math.floor(before.at + share * (highAt - before.at));
      if (highAt - before.at <= this.#window) return before;
      const found = await this.#search(guess, before, highStart);
      if (found === undefined) return before;
      this.#learn(found);
    }
    return this.#known.findLast(({ start }) => start <= frame) ?? this.#first;
  }

  /** The first frame behind an offset that lies between two known ones and goes over into another. */
  async #search(offset: number, before: Place, highStart: number): Promise<Place | undefined> {
    const bytes = await this.#bytes.read(offset, offset + this.#window);
    for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
      const frame = frameAt(bytes, at, this.#info);
      if (frame === undefined || frame.start <= before.start || frame.start >= highStart) continue;
      if (this.#next(bytes, at, frame, offset) !== undefined) return { ...frame, at: offset + at };
    }
    return undefined;
  }

  /** The frame behind one that begins at `at` of these bytes: the one that goes on where it ends. The bytes stand at `offset` of the file. */
  #next(bytes: Uint8Array, at: number, { end }: FlacFrame, offset: number): Place | undefined {
    for (let next = bytes.indexOf(0xff, at + SMALLEST_FRAME); next >= 0; next = bytes.indexOf(0xff, next + 1)) {
      const frame = frameAt(bytes, next, this.#info);
      if (frame?.start === end) return { ...frame, at: offset + next };
    }
    return undefined;
  }

  #learn(place: Place): void {
    const before = this.#known.findLastIndex(({ start }) => start <= place.start);
    if (this.#known[before]?.at !== place.at) this.#known.splice(before + 1, 0, place);
  }

  close(): void {
    this.#known.length = 0;
    this.#piece = { begin: 0, bytes: new Uint8Array(0) };
  }
}

function frameAt(bytes: Uint8Array, at: number, info: FlacInfo): FlacFrame | undefined {
  return ((bytes[at + 1] ?? 0) & 0xfe) === 0xf8 ? flacFrame(bytes.subarray(at, at + FLAC_HEADER_BYTES), info) : undefined;
}

/** The frames of a FLAC; undefined when the bytes are none, or its blocks are numbered in a way that does not tell where they begin. */
export async function openFlac(bytes: SoundBytes): Promise<SoundPackets | undefined> {
  const start = id3Bytes(await bytes.read(0, 10));
  const head = await bytes.read(start, start + FLAC_INFO_BYTES);
  const info = flacInfo(head);
  if (info === undefined) return undefined;
  let at = start + 4;
  for (let block = 0; block < MOST_BLOCKS; block++) {
    const [kind = 0x80, a = 0, b = 0, c = 0] = await bytes.read(at, at + 4);
    at += 4 + ((a << 16) | (b << 8) | c);
    if ((kind & 0x80) !== 0) break;
  }
  const header = await bytes.read(at, at + FLAC_HEADER_BYTES);
  const frame = flacFrame(header, info);
  const tellsPlaces = info.blockSize > 0 || ((header[1] ?? 0) & 1) === 1;
  return frame?.start === 0 && tellsPlaces ? new FlacPackets(bytes, head, info, { ...frame, at }) : undefined;
}
