import { err, ok, type Problem, type Result } from '../basics/result.ts';
import type { ReadBytes } from './mp3-start.ts';

/** Where a WAV has its sound, and how it is written there. */
export interface WavLayout {
  readonly values: WavValues;
  readonly channels: number;
  readonly sampleRate: number;
  /** Bytes of one frame: one value of every channel. */
  readonly frameBytes: number;
  /** Offset of the first frame. */
  readonly start: number;
  /** Bytes of sound that the header promises; undefined where a recorder never wrote the length back: to the end of the file. */
  readonly promised: number | undefined;
}

/** How one value is written: whole numbers of 8 (unsigned) to 32 bits, floats of 32 or 64 bits, or a logarithm in 8 bits. */
export type WavValues = 'u8' | 's16' | 's24' | 's32' | 'f32' | 'f64' | 'a-law' | 'mu-law';

const MAX_CHUNKS = 10_000;
const EXTENSIBLE = 0xfffe;
const VALUES: Readonly<Record<number, Readonly<Record<number, WavValues>>>> = { 1: { 8: 'u8', 16: 's16', 24: 's24', 32: 's32' }, 3: { 32: 'f32', 64: 'f64' }, 6: { 8: 'a-law' }, 7: { 8: 'mu-law' } };
const CODEC_NAMES: Readonly<Record<number, string>> = { 2: 'ADPCM', 0x11: 'IMA ADPCM', 0x31: 'GSM', 0x50: 'MPEG', 0x55: 'MP3' };

type WavFormat = Omit<WavLayout, 'start' | 'promised'>;
type WavProblem = Problem<'damaged' | 'unsupported'>;

/** Reads the header of a WAV (RIFF, RF64, BW64; plain or extensible) up to where its sound begins. */
export async function wavLayout(read: ReadBytes, size: number): Promise<Result<WavLayout, WavProblem>> {
  let format: WavFormat | undefined;
  let longData: number | undefined;
  let at = 12;
  for (let i = 0; i < MAX_CHUNKS && at + 8 <= size; i++) {
    const chunk = viewOf(await read(at, 24));
    const name = String.fromCharCode(chunk.getUint8(0), chunk.getUint8(1), chunk.getUint8(2), chunk.getUint8(3));
    const length = chunk.getUint32(4, true);
    if (name === 'ds64' && chunk.byteLength >= 24) longData = Number(chunk.getBigUint64(16, true));
    if (name === 'fmt ') {
      const told = formatIn(viewOf(await read(at + 8, Math.max(16, Math.min(length, 40)))), length);
      if (!told.ok) return told;
      format = told.value;
    }
    if (name === 'data') {
      if (format === undefined) return damaged('the WAV does not say what its data are');
      const declared = longData !== undefined && length === 0xffff_ffff ? longData : length;
      const isOpen = declared === 0 || (declared >= 0x7fff_0000 && declared <= 0xffff_ffff && at + 8 + declared > size);
      return ok({ ...format, start: at + 8, promised: isOpen ? undefined : declared });
    }
    at += 8 + length + (length & 1);
  }
  return damaged('the WAV has no data');
}

function formatIn(view: DataView, length: number): Result<WavFormat, WavProblem> {
  if (view.byteLength < 16) return damaged('the file ends in the middle of the WAV header');
  const tag = view.getUint16(0, true);
  const code = tag === EXTENSIBLE && length >= 40 && view.byteLength >= 26 ? view.getUint16(24, true) : tag;
  const [channels, sampleRate, frameBytes, bits] = [view.getUint16(2, true), view.getUint32(4, true), view.getUint16(12, true), view.getUint16(14, true)];
  const kinds = VALUES[code];
  if (kinds === undefined) return err({ code: 'unsupported', message: `WAV with ${CODEC_NAMES[code] ?? `codec ${code}`} is not read; PCM, float, A-law and µ-law are` });
  const values = kinds[bits];
  if (values === undefined) return err({ code: 'unsupported', message: `WAV with ${bits}-bit samples of this kind is not read` });
  if (channels === 0 || frameBytes !== (channels * bits) / 8) return damaged('the WAV header contradicts itself');
  return ok({ values, channels, sampleRate, frameBytes });
}

function damaged(message: string): Result<never, WavProblem> {
  return err({ code: 'damaged', message });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
