import { type ByteSource, DamagedMedia, lettersAt, UnsupportedMedia, viewAt } from './byte-source.ts';
import { type SoundFacts, soundFacts } from './sound-facts.ts';

const MAX_CHUNKS = 10_000;
const EXTENSIBLE = 0xfffe;
const PCM = 1;
const FLOAT = 3;
const READABLE_BITS: Readonly<Record<number, readonly number[]>> = { [PCM]: [8, 16, 24, 32], [FLOAT]: [32], 6: [8], 7: [8] };
const CODEC_NAMES: Readonly<Record<number, string>> = { 2: 'ADPCM', 0x11: 'IMA ADPCM', 0x31: 'GSM', 0x50: 'MPEG', 0x55: 'MP3' };

interface WavFormat {
  readonly channels: number;
  readonly sampleRate: number;
  /** Bytes of one sample frame: one sample of every channel. */
  readonly frameBytes: number;
}

/**
 * Exact length of a WAV (RIFF, RF64, BW64; PCM of 8 to 32 bits, float, A-law, µ-law; extensible): sample frames of its data
 * chunk over its sample rate. A recorder that never wrote the length back leaves 0 or all ones: then the data reach to the end.
 */
export async function probeWav(source: ByteSource): Promise<SoundFacts> {
  let format: WavFormat | null = null;
  let longData: number | null = null;
  let at = 12;
  for (let i = 0; i < MAX_CHUNKS && at + 8 <= source.size; i++) {
    const chunk = await viewAt(source, at, 8, 'a WAV chunk');
    const name = lettersAt(chunk, 0, 4);
    const length = chunk.getUint32(4, true);
    if (name === 'ds64') longData = Number((await viewAt(source, at + 16, 8, 'the WAV header')).getBigUint64(0, true));
    if (name === 'fmt ') format = await readFormat(source, at + 8, length);
    if (name === 'data') {
      if (!format) throw new DamagedMedia('the WAV does not say what its data are');
      return dataFacts(format, longData !== null && length === 0xffff_ffff ? longData : length, source.size - at - 8);
    }
    at += 8 + length + (length & 1);
  }
  throw new DamagedMedia('the WAV has no data');
}

async function readFormat(source: ByteSource, at: number, length: number): Promise<WavFormat> {
  const view = await viewAt(source, at, Math.max(16, Math.min(length, 40)), 'the WAV header');
  const tag = view.getUint16(0, true);
  const code = tag === EXTENSIBLE && length >= 40 ? view.getUint16(24, true) : tag;
  const bits = view.getUint16(14, true);
  const channels = view.getUint16(2, true);
  const frameBytes = view.getUint16(12, true);
  if (READABLE_BITS[code] === undefined) throw new UnsupportedMedia(`WAV with ${CODEC_NAMES[code] ?? `codec ${code}`} is not read; PCM, float, A-law and µ-law are`);
  if (!READABLE_BITS[code].includes(bits)) throw new UnsupportedMedia(`WAV with ${bits}-bit samples of this kind is not read`);
  if (frameBytes !== (channels * bits) / 8) throw new DamagedMedia('the WAV header contradicts itself');
  return { channels, sampleRate: view.getUint32(4, true), frameBytes };
}

function dataFacts(format: WavFormat, declared: number, present: number): SoundFacts {
  const openEnded = declared === 0 || declared >= 0x7fff_0000;
  if (declared > present && !(openEnded && declared <= 0xffff_ffff)) {
    const seconds = (bytes: number) => (bytes / format.frameBytes / format.sampleRate).toFixed(1);
    throw new DamagedMedia(`the WAV is cut off: its header says ${seconds(declared)} s, the file holds ${seconds(present)} s`);
  }
  const bytes = openEnded ? (declared === 0 ? present : Math.min(declared, present)) : declared;
  return soundFacts(Math.floor(bytes / format.frameBytes), format.sampleRate, format.channels);
}
