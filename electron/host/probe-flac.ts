import { FLAC_HEADER_BYTES, FLAC_INFO_BYTES, flacFrame, flacInfo, type FlacInfo } from '../../shared/model/flac-frame.ts';
import { ID3_HEADER_BYTES, id3Bytes } from '../../shared/model/id3-tag.ts';
import { type ByteSource, DamagedMedia } from './byte-source.ts';
import { probeContainer } from './probe-container.ts';
import { type SoundFacts, soundFacts } from './sound-facts.ts';

const TAIL = 512 * 1024;

/** Exact length of a FLAC from its STREAMINFO, checked against its last frame, so that a file cut off is known. (RFC 9639.) */
export async function probeFlac(source: ByteSource): Promise<SoundFacts> {
  const start = id3Bytes(await source.read(0, ID3_HEADER_BYTES));
  const info = flacInfo(await source.read(start, FLAC_INFO_BYTES));
  if (info === undefined) throw new DamagedMedia('the FLAC does not say what it holds');
  if (info.frames === 0) return probeContainer(source, 'flac');
  const facts = soundFacts(info.frames, info.sampleRate, info.channels);
  if (!(await endsWhole(source, info))) throw new DamagedMedia(`the FLAC is cut off: its header says ${facts.seconds.toFixed(1)} s, the file ends before`);
  return facts;
}

/**
 * Whether a frame near the end reaches the last sample. Marks may appear inside compressed data too, so any that fits will
 * do; where no frame begins in the last 512 KiB (they are smaller but for hundreds of channels), the header is trusted.
 */
async function endsWhole(source: ByteSource, info: FlacInfo): Promise<boolean> {
  const start = Math.max(0, source.size - TAIL);
  const tail = await source.read(start, TAIL);
  let frames = 0;
  for (let at = tail.length - 6; at >= 0; at--) {
    if (tail[at] !== 0xff) continue;
    const frame = flacFrame(tail.subarray(at, at + FLAC_HEADER_BYTES), info);
    if (frame === undefined) continue;
    if (frame.end === info.frames) return true;
    frames++;
  }
  return frames === 0 && start > 0;
}
