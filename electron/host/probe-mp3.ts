import { type AudioFrame, mp3Frame } from '../../shared/model/audio-frames.ts';
import { findMp3Start } from '../../shared/model/mp3-start.ts';
import { type ByteSource, DamagedMedia } from './byte-source.ts';
import { type SoundFacts, soundFacts } from './sound-facts.ts';

const STRIDE = 1024 * 1024;

/**
 * Length of an MP3 as players play it: the number of frames from its Xing, Info or VBRI header, less the encoder's delay
 * and padding where it tells them (LAME, Lavc); else all frames are counted, which reads the file once.
 */
export async function probeMp3(source: ByteSource): Promise<SoundFacts> {
  const start = await findMp3Start((offset, length) => source.read(offset, length), source.size);
  if (start === undefined) throw new DamagedMedia('the MP3 holds no sound');
  const { at, frame, header } = start;
  if (header === null) return soundFacts((await countFrames(source, at, frame)) * frame.samples, frame.sampleRate, frame.channels);
  // A tag behind the sound may be missing without harm; a tenth of the sound may not.
  if (header.bytes !== null && at + header.bytes * 0.98 > source.size) throw new DamagedMedia('the MP3 is cut off: its header promises more than the file holds');
  const trimmed = header.trim === null ? 0 : header.trim.delay + header.trim.padding;
  return soundFacts(header.frames * frame.samples - trimmed, frame.sampleRate, frame.channels);
}

/** Counts frames of the first one's kind to the end of the file, over gaps where one must search again. */
async function countFrames(source: ByteSource, from: number, first: AudioFrame): Promise<number> {
  let count = 0;
  let at = from;
  while (at < source.size) {
    const bytes = await source.read(at, STRIDE);
    let inside = 0;
    while (inside + 4 <= bytes.length) {
      const frame = mp3Frame(bytes, inside);
      const fits = frame !== null && frame.sampleRate === first.sampleRate && frame.samples === first.samples;
      // A last frame cut short decodes to nothing.
      if (fits && at + inside + frame.bytes <= source.size) count++;
      inside += fits ? frame.bytes : 1;
    }
    at += Math.max(inside, 4);
  }
  return count;
}
