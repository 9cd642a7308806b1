import { type ByteSource, DamagedMedia, lettersAt, viewAt } from './byte-source.ts';
import { exifOrientation } from '../../shared/model/exif-orientation.ts';
import { type UprightSize, uprightSize } from './image-size.ts';

const MAX_CHUNKS_BEFORE_PICTURE = 10_000;

/** Upright size of a PNG: its IHDR, an eXIf before the picture (as browsers heed it), and whether it ends with IEND. */
export async function probePng(source: ByteSource): Promise<UprightSize> {
  const header = await viewAt(source, 8, 25, 'the PNG header');
  if (lettersAt(header, 4, 4) !== 'IHDR') throw new DamagedMedia('the PNG does not begin with its header');
  const width = header.getUint32(8);
  const height = header.getUint32(12);
  let orientation = 1;
  let at = 8;
  for (let i = 0; ; i++) {
    if (i === MAX_CHUNKS_BEFORE_PICTURE) throw new DamagedMedia('the PNG has no picture');
    const chunk = await viewAt(source, at, 8, 'a PNG chunk');
    const length = chunk.getUint32(0);
    const name = lettersAt(chunk, 4, 4);
    if (name === 'IEND') throw new DamagedMedia('the PNG has no picture');
    if (name === 'IDAT') break;
    if (name === 'eXIf') orientation = exifOrientation(await source.read(at + 8, Math.min(length, 65_536)));
    at += 12 + length;
  }
  if (!(await endsWhole(source, at))) throw new DamagedMedia('the PNG is cut off in the middle of its picture');
  return uprightSize(width, height, orientation);
}

async function endsWhole(source: ByteSource, firstData: number): Promise<boolean> {
  if (lettersAt(await source.read(source.size - 8, 4), 0, 4) === 'IEND') return true;
  for (let at = firstData; ; ) {
    const chunk = await source.read(at, 8);
    if (chunk.length < 8) return false;
    if (lettersAt(chunk, 4, 4) === 'IEND') return true;
    at += 12 + new DataView(chunk.buffer, chunk.byteOffset, 8).getUint32(0);
  }
}
