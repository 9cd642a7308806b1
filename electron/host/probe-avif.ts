import { type ByteSource, DamagedMedia, lettersAt, TooLargeMedia, viewAt } from './byte-source.ts';
import { type UprightSize, uprightSize } from './image-size.ts';

/** One box inside bytes held in memory: `start` is behind its header. */
interface Box {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const MAX_META = 4 * 1024 * 1024;
const MAX_TOP_BOXES = 1000;

/**
 * Upright size of an AVIF: the spatial extent of its primary item, cropped (`clap`) and turned (`irot`) as its properties
 * say. EXIF does not turn an AVIF. (ISO/IEC 14496-12 and 23008-12.)
 */
export async function probeAvif(source: ByteSource): Promise<UprightSize> {
  const meta = await readMeta(source);
  const view = new DataView(meta.buffer, meta.byteOffset, meta.length);
  const boxes = boxesIn(view, 4, meta.length); // a full box: version and flags first
  const primary = primaryItem(view, find(boxes, 'pitm'));
  const iprp = find(boxes, 'iprp');
  const inside = boxesIn(view, iprp.start, iprp.end);
  const ipco = find(inside, 'ipco');
  const properties = boxesIn(view, ipco.start, ipco.end);
  let width = 0;
  let height = 0;
  let turns = 0;
  for (const ipma of inside.filter((box) => box.name === 'ipma')) {
    for (const index of associations(view, ipma, primary)) {
      const property = properties[index - 1];
      if (property?.name === 'ispe') {
        width = view.getUint32(property.start + 4);
        height = view.getUint32(property.start + 8);
      }
      if (property?.name === 'clap') {
        width = Math.round(view.getUint32(property.start) / Math.max(1, view.getUint32(property.start + 4)));
        height = Math.round(view.getUint32(property.start + 8) / Math.max(1, view.getUint32(property.start + 12)));
      }
      if (property?.name === 'irot') turns = view.getUint8(property.start) & 3;
    }
  }
  return uprightSize(width, height, turns % 2 === 1 ? 6 : 1);
}

/** The body of the `meta` box; also checks that the boxes of the file fill it and none is cut off. */
async function readMeta(source: ByteSource): Promise<Uint8Array> {
  let found: Uint8Array | null = null;
  let data = false;
  let at = 0;
  for (let i = 0; i < MAX_TOP_BOXES && at < source.size; i++) {
    const header = await viewAt(source, at, 8, 'the AVIF');
    const name = lettersAt(header, 4, 4);
    const short = header.getUint32(0);
    const headerBytes = short === 1 ? 16 : 8;
    const length = short === 1 ? Number((await viewAt(source, at + 8, 8, 'the AVIF')).getBigUint64(0)) : short === 0 ? source.size - at : short;
    if (length < headerBytes || at + length > source.size) throw new DamagedMedia('the AVIF is cut off in the middle of its picture');
    if (name === 'meta' && !found) {
      if (length > MAX_META) throw new TooLargeMedia('the AVIF describes itself in more than 4 MB');
      found = await source.read(at + headerBytes, length - headerBytes);
    }
    data ||= name === 'mdat';
    at += length;
  }
  if (!data) throw new DamagedMedia('the AVIF has no picture');
  if (!found) throw new DamagedMedia('the AVIF does not describe its picture');
  return found;
}

function boxesIn(view: DataView, from: number, end: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= end; ) {
    const length = view.getUint32(at);
    if (length < 8 || at + length > end) throw new DamagedMedia('the AVIF describes its picture wrongly');
    boxes.push({ name: lettersAt(view, at + 4, 4), start: at + 8, end: at + length });
    at += length;
  }
  return boxes;
}

function find(boxes: readonly Box[], name: string): Box {
  const box = boxes.find((one) => one.name === name);
  if (!box) throw new DamagedMedia(`the AVIF has no ${name} box`);
  return box;
}

function primaryItem(view: DataView, pitm: Box): number {
  return view.getUint8(pitm.start) === 0 ? view.getUint16(pitm.start + 4) : view.getUint32(pitm.start + 4);
}

/** One-based indices of the properties that belong to an item, in the order in which they are applied. */
function associations(view: DataView, ipma: Box, item: number): number[] {
  const wideItem = view.getUint8(ipma.start) > 0;
  const wideIndex = (view.getUint8(ipma.start + 3) & 1) === 1;
  const entries = view.getUint32(ipma.start + 4);
  let at = ipma.start + 8;
  for (let i = 0; i < entries && at < ipma.end; i++) {
    const id = wideItem ? view.getUint32(at) : view.getUint16(at);
    at += wideItem ? 4 : 2;
    const count = view.getUint8(at);
    at += 1;
    if (id === item) {
      return Array.from({ length: count }, (_, k) => (wideIndex ? view.getUint16(at + 2 * k) & 0x7fff : view.getUint8(at + k) & 0x7f));
    }
    at += count * (wideIndex ? 2 : 1);
  }
  return [];
}
