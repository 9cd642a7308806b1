import { decodeUtf8 } from '../../basics/utf8.ts';

/**
 * Texts as numbers, in order of first appearance, without a string for each time one is met: what a file of a million rows
 * repeats is held once, as its UTF-8 bytes, and becomes a string when somebody asks for it. Expected O(bytes) a look-up.
 */
export class ByteInterner {
  private arena = new Uint8Array(4096);
  private start = new Int32Array(256);
  private hashes = new Int32Array(256);
  private slots = new Int32Array(512).fill(-1);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** Bytes held. */
  get held(): number {
    return this.arena.length + 4 * (this.start.length + this.hashes.length + this.slots.length);
  }

  /** The number of the text in `bytes[from] … bytes[to - 1]`; -1 for bytes that are no UTF-8 text, or hold a NUL. */
  numberOf(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashOf(bytes, from, to);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let known = this.slots[slot] as number; known >= 0; known = this.slots[slot] as number) {
      if (this.hashes[known] === hash && this.isSame(known, bytes, from, to)) return known;
      slot = (slot + 1) & mask;
    }
    return isText(bytes, from, to) ? this.add(bytes, from, to, hash, slot) : -1;
  }

  text(number: number): string {
    const text = decodeUtf8(this.arena.subarray(this.start[number], this.start[number + 1]));
    return text.ok ? text.value : '';
  }

  private isSame(known: number, bytes: Uint8Array, from: number, to: number): boolean {
    const { arena } = this;
    let at = this.start[known] as number;
    if ((this.start[known + 1] as number) - at !== to - from) return false;
    for (let i = from; i < to; i++) if (arena[at++] !== bytes[i]) return false;
    return true;
  }

  private add(bytes: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const number = this.count++;
    const at = this.start[number] as number;
    const end = at + to - from;
    if (end > this.arena.length) {
      const larger = new Uint8Array(Math.max(end, this.arena.length * 2));
      larger.set(this.arena);
      this.arena = larger;
    }
    this.arena.set(bytes.subarray(from, to), at);
    if (number + 2 > this.start.length) {
      this.start = twice(this.start);
      this.hashes = twice(this.hashes);
    }
    this.start[number + 1] = end;
    this.hashes[number] = hash;
    this.slots[slot] = number;
    if (this.count * 2 > this.slots.length) this.rehash();
    return number;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    for (let number = 0; number < this.count; number++) {
      let slot = (this.hashes[number] as number) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.slots = slots;
  }
}

function twice(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}

// FNV-1a, then Murmur3's finalizer.
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function isText(bytes: Uint8Array, from: number, to: number): boolean {
  let ascii = true;
  for (let i = from; i < to; i++) {
    if (bytes[i] === 0) return false;
    if ((bytes[i] as number) >= 0x80) ascii = false;
  }
  return ascii || decodeUtf8(bytes.subarray(from, to)).ok;
}
