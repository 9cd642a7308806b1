import { type AudioFrame, mp3Frame } from '../../shared/model/audio-frames.ts';
import { findMp3Start, mp3RunUp } from '../../shared/model/mp3-start.ts';
import type { SoundBytes } from './sound-bytes.ts';
import { type PacketRun, RUN_UP_PACKETS, type SoundPackets } from './sound-packets.ts';

const STRIDE = 1024 * 1024;

/**
 * The frames of an MP3, found by walking over their headers from the first on: the only exact way where frames differ in
 * length. Remembers where each stands (eight bytes a frame), and walks only as far as it was asked.
 */
class Mp3Packets implements SoundPackets {
  readonly config: AudioDecoderConfig;
  readonly origin: number;
  readonly runUp: number;
  readonly #bytes: SoundBytes;
  readonly #first: AudioFrame;
  #places = new Float64Array(4096);
  #count = 0;
  #next: number;
  #walking: Promise<void> = Promise.resolve();

  constructor(bytes: SoundBytes, first: AudioFrame, start: number, origin: number) {
    this.config = { codec: 'mp3', sampleRate: first.sampleRate, numberOfChannels: first.channels };
    this.origin = origin;
    this.runUp = RUN_UP_PACKETS * first.samples;
    this.#bytes = bytes;
    this.#first = first;
    this.#next = start;
  }

  async run(from: number, to: number): Promise<PacketRun | undefined> {
    const { samples } = this.#first;
    const first = Math.max(0, Math.floor(from / samples) - RUN_UP_PACKETS);
    const wanted = Math.ceil(to / samples);
    this.#walking = this.#walking.catch(() => undefined).then(() => this.#walkTo(wanted));
    await this.#walking;
    const end = Math.min(wanted, this.#count);
    if (first >= end || end * samples <= from) return undefined;
    const begin = this.#places[first] as number;
    const bytes = await this.#bytes.read(begin, (this.#places[end - 1] as number) + 4096);
    const packets = Array.from({ length: end - first }, (_, n) => {
      const at = (this.#places[first + n] as number) - begin;
      return bytes.subarray(at, at + (mp3Frame(bytes, at)?.bytes ?? 0));
    });
    return { packets, starts: packets.map((_, n) => (first + n) * samples), end: end * samples };
  }

  async #walkTo(count: number): Promise<void> {
    while (this.#count < count && this.#next + 4 <= this.#bytes.size) {
      const bytes = await this.#bytes.read(this.#next, this.#next + STRIDE);
      let inside = 0;
      while (inside + 4 <= bytes.length) {
        const frame = mp3Frame(bytes, inside);
        const fits = frame !== null && frame.sampleRate === this.#first.sampleRate && frame.samples === this.#first.samples;
        // As the host counts: a last frame cut short decodes to nothing.
        if (fits && this.#next + inside + frame.bytes <= this.#bytes.size) this.#remember(this.#next + inside);
        inside += fits ? frame.bytes : 1;
      }
      this.#next += Math.max(inside, 4);
    }
  }

  #remember(place: number): void {
    if (this.#count === this.#places.length) {
      const longer = new Float64Array(2 * this.#places.length);
      longer.set(this.#places);
      this.#places = longer;
    }
    this.#places[this.#count++] = place;
  }

  close(): void {
    this.#places = new Float64Array(0);
    this.#count = 0;
    this.#next = this.#bytes.size;
  }
}

/** The packets of an MP3; undefined when the bytes are none. Time 0 lies behind the run-up that its encoder tells of. */
export async function openMp3(bytes: SoundBytes): Promise<SoundPackets | undefined> {
  const start = await findMp3Start((offset, length) => bytes.read(offset, offset + length), bytes.size);
  if (start === undefined) return undefined;
  const { at, frame, header } = start;
  return new Mp3Packets(bytes, frame, header === null ? at : at + frame.bytes, mp3RunUp(header));
}
