export const ID3_HEADER_BYTES = 10;

/** Length of the ID3v2 tag that these bytes begin with, its header and footer included; 0 when there is none. */
export function id3Bytes(bytes: Uint8Array): number {
  const [i, d, three, , , flags = 0, a = 0, b = 0, c = 0, e = 0] = bytes;
  if (i !== 0x49 || d !== 0x44 || three !== 0x33 || ((a | b | c | e) & 0x80) !== 0) return 0;
  return ID3_HEADER_BYTES + ((a << 21) | (b << 14) | (c << 7) | e) + ((flags & 0x10) === 0 ? 0 : 10);
}
