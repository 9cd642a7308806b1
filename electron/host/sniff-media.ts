import { type ByteSource, lettersAt } from './byte-source.ts';
import { ID3_HEADER_BYTES, id3Bytes } from '../../shared/model/id3-tag.ts';
import type { MediaType } from './media-types.ts';
import { adtsFrame, mp3Frame } from '../../shared/model/audio-frames.ts';

/** How many first bytes decide; one read per file. */
export const SNIFF_BYTES = 4096;

/** A type that Concord reads, one it knows but does not read, or (`null`) nothing of its concern. */
export type Sniffed = { readonly type: MediaType } | { readonly unsupported: string } | null;

/**
 * What the first bytes say a file is, whatever its name says (but for MP4, which holds films as well as sound). Reads `SNIFF_BYTES`, and as many again behind an ID3 tag.
 * A frame of MP3 or AAC is believed only when another one follows, since their marks are only eleven bits long.
 */
export async function sniffMedia(source: ByteSource, path: string): Promise<Sniffed> {
  const head = await source.read(0, SNIFF_BYTES);
  if (head.length < 4) return null;
  const tag = head.length >= ID3_HEADER_BYTES ? id3Bytes(head) : 0;
  if (tag > 0) return sniffHead(await source.read(tag, SNIFF_BYTES), source.size - tag, path) ?? { type: 'mp3' };
  return sniffHead(head, source.size, path);
}

function sniffHead(head: Uint8Array, size: number, path: string): Sniffed {
  const text = lettersAt(head, 0, Math.min(16, head.length));
  if (text.startsWith('\xff\xd8\xff')) return { type: 'jpeg' };
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return { type: 'png' };
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return { type: 'gif' };
  if (text.startsWith('RIFF') || text.startsWith('RF64') || text.startsWith('BW64')) return sniffRiff(text.slice(8, 12));
  if (text.startsWith('fLaC')) return { type: 'flac' };
  if (text.startsWith('OggS')) return sniffOgg(head);
  if (text.slice(4, 8) === 'ftyp') return sniffBoxes(head, path);
  if (text.startsWith('BM') && looksLikeBmp(head)) return { type: 'bmp' };
  return sniffUnsupported(text) ?? sniffFrames(head, size);
}

function sniffRiff(form: string): Sniffed {
  return form === 'WAVE' ? { type: 'wav' } : form === 'WEBP' ? { type: 'webp' } : null;
}

function sniffOgg(head: Uint8Array): Sniffed {
  const packet = lettersAt(head, 27 + (head[26] ?? 0), 8);
  if (packet.startsWith('OpusHead') || packet.startsWith('\x01vorbis')) return { type: 'ogg' };
  if (packet.startsWith('\x7fFLAC')) return { unsupported: 'FLAC inside Ogg' };
  if (packet.startsWith('Speex')) return { unsupported: 'Speex' };
  return null;
}

function sniffBoxes(head: Uint8Array, path: string): Sniffed {
  const length = Math.min(new DataView(head.buffer, head.byteOffset, head.length).getUint32(0), head.length);
  const brands: string[] = [];
  for (let at = 8; at + 4 <= length; at += 4) if (at !== 12) brands.push(lettersAt(head, at, 4));
  const major = brands[0] ?? '';
  if (brands.includes('avif') || brands.includes('avis')) return { type: 'avif' };
  if (/^(hei[cmsx]|hev[cmsx]|mif1|msf1)$/.test(major)) return { unsupported: 'HEIC' };
  if (major === 'crx ') return { unsupported: 'camera raw' };
  if (/^M4[AB] $/.test(major)) return { type: 'm4a' };
  // The same container holds films; where its brand does not say which, its name does.
  return /\.m4[ab]$/i.test(path) ? { type: 'm4a' } : null;
}

function looksLikeBmp(head: Uint8Array): boolean {
  if (head.length < 26) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  return [12, 40, 52, 56, 64, 108, 124].includes(view.getUint32(14, true)) && view.getUint32(6, true) === 0;
}

function sniffUnsupported(text: string): Sniffed {
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return { unsupported: 'TIFF' };
  if (text.startsWith('FORM') && /^AIF[FC]/.test(text.slice(8))) return { unsupported: 'AIFF' };
  if (text.startsWith('\xff\x0a') || text.startsWith('\0\0\0\x0cJXL ')) return { unsupported: 'JPEG XL' };
  if (text.startsWith('\0\0\0\x0cjP  ')) return { unsupported: 'JPEG 2000' };
  if (text.startsWith('8BPS')) return { unsupported: 'Photoshop' };
  if (text.startsWith('#!AMR')) return { unsupported: 'AMR' };
  if (text.startsWith('caff')) return { unsupported: 'CAF' };
  if (text.startsWith('.snd')) return { unsupported: 'AU' };
  return null;
}

function sniffFrames(head: Uint8Array, size: number): Sniffed {
  for (const [type, frameAt] of [['mp3', mp3Frame], ['aac', adtsFrame]] as const) {
    const first = frameAt(head, 0);
    if (first === null) continue;
    const follows = first.bytes === size || (first.bytes + 9 < head.length ? frameAt(head, first.bytes) !== null : size > first.bytes);
    if (follows) return { type };
  }
  return null;
}
