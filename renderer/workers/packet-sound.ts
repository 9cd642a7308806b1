import { type DecodedFrames, type DecodedSound, silence } from './decoded-sound.ts';
import { decodeRow, type DecodedRow } from './packet-decoder.ts';
import type { PacketRun, SoundPackets } from './sound-packets.ts';
import type { SoundSource } from './sound-source.ts';

/**
 * Sound that is stored as packets of a codec. A stretch is decoded from some packets before it, so that the decoder has settled,
 * and put in its place by the one thing that is always right: the last packet's sound ends where the container says that the next begins.
 */
export class PacketSound implements DecodedSound {
  readonly runUp: number;
  readonly #packets: SoundPackets;
  readonly #channels: number;
  readonly #rate: number;

  constructor(packets: SoundPackets, { channels, sampleRate }: SoundSource) {
    this.#packets = packets;
    this.#channels = channels;
    this.#rate = sampleRate;
    this.runUp = packets.runUp;
  }

  async decode(from: number, to: number): Promise<DecodedFrames> {
    const planes = silence(this.#channels, to - from);
    const { origin } = this.#packets;
    const run = await this.#packets.run(from + origin, to + origin);
    if (run === undefined) return { planes, held: 0 };
    const row = atRate(await decodeRow(this.#packets.config, run.packets), this.#rate);
    const length = row[0]?.length ?? 0;
    const end = run.end ?? run.lastStart + length - (await this.#lengthWithoutLast(run));
    const start = end - length - origin;
    for (const [channel, plane] of planes.entries()) {
      const decoded = row[channel];
      if (decoded === undefined) continue;
      const first = Math.max(from, start);
      const last = Math.min(to, end - origin);
      if (first < last) plane.set(decoded.subarray(first - start, last - start), first - from);
    }
    return { planes, held: Math.max(0, Math.min(to, end - origin) - from) };
  }

  /** How many frames come out without the last packet: what it adds begins where the container says. */
  async #lengthWithoutLast({ packets }: PacketRun): Promise<number> {
    return packets.length < 2 ? 0 : (atRate(await decodeRow(this.#packets.config, packets.slice(0, -1)), this.#rate)[0]?.length ?? 0);
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
