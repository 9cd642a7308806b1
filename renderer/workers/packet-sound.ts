import { type DecodedFrames, type DecodedSound, silence } from './decoded-sound.ts';
import { decodeRow, type DecodedRow } from './packet-decoder.ts';
import { FULL_SCALE } from '../../shared/signal/sound-survey.ts';
import { type PacketRun, RUN_UP_PACKETS, type SoundPackets } from './sound-packets.ts';
import type { SoundSource } from './sound-source.ts';

/** Stretches without a single packet that can be decoded, before the file counts as damaged: the first of a recording, or so many elsewhere. */
const MOST_LOST = 3;

/** Sound that could be decoded in the time that a fresh decoder takes to begin and to end. */
const DECODER_SECONDS = 1.5;

/** What is being filled: frames of the recording from `from` on, and up to where there was sound so far. */
interface Filling {
  readonly planes: readonly Float32Array<ArrayBuffer>[];
  readonly from: number;
  end: number;
}

/**
 * Sound that is stored as packets of a codec. A stretch is decoded from some packets before it, so that the decoder has settled,
 * and put in its place by the one thing that is always right: the last packet's sound ends where the container says that the next begins.
 */
export class PacketSound implements DecodedSound {
  readonly runUp: number;
  readonly fullScale = FULL_SCALE;
  readonly #packets: SoundPackets;
  readonly #channels: number;
  readonly #rate: number;
  #isAnyDecoded = false;
  #lost = 0;

  constructor(packets: SoundPackets, { channels, sampleRate }: SoundSource) {
    this.#packets = packets;
    this.#channels = channels;
    this.#rate = sampleRate;
    this.runUp = packets.runUp + Math.round(DECODER_SECONDS * sampleRate);
  }

  async decode(from: number, to: number): Promise<DecodedFrames> {
    const planes = silence(this.#channels, to - from);
    const { origin } = this.#packets;
    const run = await this.#packets.run(from + origin, to + origin);
    if (run === undefined) return { planes, held: 0 };
    const filling: Filling = { planes, from, end: from };
    try {
      await this.#fill(filling, run, 0, run.packets.length);
    } catch (error) {
      await this.#fillAround(filling, run, 0, run.packets.length);
      if (filling.end === from && !this.#isAnyDecoded && (from === 0 || ++this.#lost >= MOST_LOST)) throw error;
    }
    this.#isAnyDecoded ||= filling.end > from;
    return { planes, held: Math.max(0, Math.min(to, filling.end) - from) };
  }

  /** Decodes packets [first, last) of a run after those before them, and puts their sound in its place. Rejects when one is damaged. */
  async #fill(filling: Filling, { packets, starts, end }: PacketRun, first: number, last: number, runUp = first): Promise<void> {
    const row = await this.#decoded(packets.slice(first - runUp, last));
    const length = row[0]?.length ?? 0;
    const { origin } = this.#packets;
    // The last packet of a file may be cut: what it adds begins where the container says.
    const stop = (starts[last] ?? end ?? (starts[last - 1] ?? 0) + length - (last - first + runUp < 2 ? 0 : ((await this.#decoded(packets.slice(first - runUp, last - 1)))[0]?.length ?? 0))) - origin;
    const start = stop - length;
    // A decoder swallows a packet or two when it begins; more is missing where packets are: then each part finds its own place.
    const swallowed = start - ((starts[first - runUp] ?? 0) - origin);
    if (last - first > 1 && swallowed > (2 * this.#packets.runUp) / RUN_UP_PACKETS) throw new Error('Packets are missing.');
    for (const [channel, plane] of filling.planes.entries()) {
      const decoded = row[channel];
      if (decoded === undefined) continue;
      const begin = Math.max(filling.from, start, first === 0 ? start : (starts[first] ?? 0) - origin);
      const finish = Math.min(filling.from + plane.length, stop);
      if (begin < finish) plane.set(decoded.subarray(begin - start, finish - start), begin - filling.from);
    }
    filling.end = Math.max(filling.end, stop);
  }

  /** Fills what can be decoded around damaged packets, by halves; the damaged ones stay silent. */
  async #fillAround(filling: Filling, run: PacketRun, first: number, last: number): Promise<void> {
    const middle = Math.floor((first + last) / 2);
    const parts = last - first > 1 ? [[first, middle], [middle, last]] as const : [];
    for (const [begin, end] of parts) await this.#fill(filling, run, begin, end, Math.min(begin, RUN_UP_PACKETS)).catch(() => this.#fillAround(filling, run, begin, end));
    // What follows a damaged packet is decoded without it.
    if (parts.length === 0) await this.#fill(filling, run, first, last, 0).catch(() => undefined);
  }

  async #decoded(packets: readonly Uint8Array[]): Promise<readonly Float32Array<ArrayBuffer>[]> {
    return atRate(await decodeRow(this.#packets.config, packets), this.#rate);
  }

  close(): void {
    this.#packets.close();
  }
}

/** AAC with band replication comes at twice the rate that the container tells: then the mean of each two frames. */
function atRate({ planes, sampleRate }: DecodedRow, rate: number): readonly Float32Array<ArrayBuffer>[] {
  const fold = Math.round(sampleRate / rate);
  if (fold <= 1) return planes;
  return planes.map((plane) => {
    const folded = new Float32Array(Math.floor(plane.length / fold));
    for (let n = 0; n < folded.length; n++) {
      let sum = 0;
      for (let k = 0; k < fold; k++) sum += plane[n * fold + k] as number;
      folded[n] = sum / fold;
    }
    return folded;
  });
}
