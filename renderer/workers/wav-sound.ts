import { wavLayout, type WavLayout } from '../../shared/model/wav-layout.ts';
import { type DecodedFrames, type DecodedSound, silence } from './decoded-sound.ts';
import { GREATEST_VALUE, pcmPlanes } from './pcm-values.ts';
import type { SoundBytes } from './sound-bytes.ts';
import type { SoundSource } from './sound-source.ts';
import { SoundTrouble } from './sound-trouble.ts';

/** What another read costs, as if so many more bytes had been read. */
const READ_BYTES = 64 * 1024;

/** A WAV: any frame lies at a known place, so that only what is asked for is read. */
class WavSound implements DecodedSound {
  readonly runUp: number;
  readonly fullScale: number;
  readonly #bytes: SoundBytes;
  readonly #layout: WavLayout;
  readonly #channels: number;

  constructor(bytes: SoundBytes, layout: WavLayout, channels: number) {
    this.#bytes = bytes;
    this.#layout = layout;
    this.#channels = channels;
    this.runUp = Math.ceil(READ_BYTES / layout.frameBytes);
    this.fullScale = GREATEST_VALUE[layout.values];
  }

  async decode(from: number, to: number): Promise<DecodedFrames> {
    const { start, frameBytes, promised, values, channels } = this.#layout;
    const last = Math.floor(Math.min(this.#bytes.size - start, promised ?? Infinity) / frameBytes);
    const held = Math.max(0, Math.min(to, last) - from);
    if (held === 0) return { planes: silence(this.#channels, to - from), held };
    const bytes = await this.#bytes.read(start + from * frameBytes, start + (from + held) * frameBytes);
    const planes = pcmPlanes(bytes, values, channels, this.#channels);
    return { planes: held === to - from ? planes : planes.map((plane) => lengthened(plane, to - from)), held };
  }

  close(): void {
    // Nothing is held open.
  }
}

export async function openWav(bytes: SoundBytes, source: SoundSource): Promise<DecodedSound> {
  const layout = await wavLayout((offset, length) => bytes.read(offset, offset + length), bytes.size);
  if (layout.ok) return new WavSound(bytes, layout.value, source.channels);
  const { code, message } = layout.problem;
  throw new SoundTrouble(
    code === 'unsupported'
      ? { because: 'cannot-decode', says: `The sound cannot be decoded: ${message}. Your labels are safe. Convert the file to 16-bit WAV or FLAC, and import that.` }
      : { because: 'damaged', says: `The file is damaged: ${message}. Your labels are safe. Import the recording again from where it came from.` },
  );
}

function lengthened(plane: Float32Array<ArrayBuffer>, length: number): Float32Array<ArrayBuffer> {
  const longer = new Float32Array(length);
  longer.set(plane);
  return longer;
}
