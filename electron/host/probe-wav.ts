import { wavLayout } from '../../shared/model/wav-layout.ts';
import { type ByteSource, DamagedMedia, UnsupportedMedia } from './byte-source.ts';
import { type SoundFacts, soundFacts } from './sound-facts.ts';

/**
 * Exact length of a WAV (RIFF, RF64, BW64; PCM of 8 to 32 bits, float, A-law, µ-law; extensible): sample frames of its data
 * chunk over its sample rate. A recorder that never wrote the length back leaves 0 or all ones: then the data reach to the end.
 */
export async function probeWav(source: ByteSource): Promise<SoundFacts> {
  const read = await wavLayout((offset, length) => source.read(offset, length), source.size);
  if (!read.ok) throw read.problem.code === 'unsupported' ? new UnsupportedMedia(read.problem.message) : new DamagedMedia(read.problem.message);
  const { start, promised, frameBytes, sampleRate, channels } = read.value;
  const present = source.size - start;
  if (promised !== undefined && promised > present) {
    const seconds = (bytes: number) => (bytes / frameBytes / sampleRate).toFixed(1);
    throw new DamagedMedia(`the WAV is cut off: its header says ${seconds(promised)} s, the file holds ${seconds(present)} s`);
  }
  return soundFacts(Math.floor((promised ?? present) / frameBytes), sampleRate, channels);
}
