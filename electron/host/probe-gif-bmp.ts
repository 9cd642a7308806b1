import { type ByteSource, DamagedMedia, viewAt } from './byte-source.ts';
import { type UprightSize, uprightSize } from './image-size.ts';

const MAX_BLOCKS_BEFORE_FRAME = 10_000;

/** Size of a GIF: its screen, widened to its first frame where that reaches beyond, as browsers do. */
export async function probeGif(source: ByteSource): Promise<UprightSize> {
  const screen = await viewAt(source, 6, 7, 'the GIF header');
  const flags = screen.getUint8(4);
  let at = 13 + tableBytes(flags);
  for (let i = 0; i < MAX_BLOCKS_BEFORE_FRAME; i++) {
    const mark = (await viewAt(source, at, 1, 'the GIF')).getUint8(0);
    if (mark === 0x2c) {
      const frame = await viewAt(source, at + 1, 9, 'the first frame of the GIF');
      const data = at + 10 + tableBytes(frame.getUint8(8));
      await viewAt(source, data, 3, 'the first frame of the GIF');
      return uprightSize(
        Math.max(screen.getUint16(0, true), frame.getUint16(0, true) + frame.getUint16(4, true)),
        Math.max(screen.getUint16(2, true), frame.getUint16(2, true) + frame.getUint16(6, true)),
      );
    }
    if (mark !== 0x21) break;
    at = await behindBlocks(source, at + 2);
  }
  throw new DamagedMedia('the GIF has no picture');
}

function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

async function behindBlocks(source: ByteSource, from: number): Promise<number> {
  for (let at = from; ; ) {
    const length = (await viewAt(source, at, 1, 'a GIF block')).getUint8(0);
    at += 1 + length;
    if (length === 0) return at;
  }
}

/** Size of a BMP; a negative height only says that its rows stand top down. */
export async function probeBmp(source: ByteSource): Promise<UprightSize> {
  const view = await viewAt(source, 0, 30, 'the BMP header');
  const old = view.getUint32(14, true) === 12;
  const width = old ? view.getUint16(18, true) : view.getInt32(18, true);
  const height = old ? view.getUint16(20, true) : Math.abs(view.getInt32(22, true));
  const size = uprightSize(width, height);
  const bits = view.getUint16(old ? 24 : 28, true);
  const compression = old ? 0 : (await viewAt(source, 30, 4, 'the BMP header')).getUint32(0, true);
  const pixels = view.getUint32(10, true);
  const needed = compression === 0 || compression === 3 ? height * Math.ceil((width * bits) / 32) * 4 : 1;
  if (pixels + needed > source.size) throw new DamagedMedia('the BMP is cut off in the middle of its picture');
  return size;
}
