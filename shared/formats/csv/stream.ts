/** Why a record cannot be trusted: quotes that do not match, or no end within `MAX_RECORD` bytes. */
export type CsvDamage = 'quotes' | 'too-long';

/** The record at hand, as bytes: field i is `bytes[start[i]] … bytes[end[i] - 1]`. All of it is overwritten by the next one. */
export interface CsvRecordBytes {
  /** Where it starts, from 1. */
  readonly line: number;
  readonly fields: number;
  readonly bytes: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly damage: CsvDamage | null;
}

/** Longest record in bytes. What is longer is an unclosed quote, or no table. */
export const MAX_RECORD = 1024 * 1024;

/** So that the rest of a record before the next piece seldom makes a longer buffer necessary. */
const SPARE = 4096;

const LF = 10;
const CR = 13;
const QUOTE = 34;
const BOM = [0xef, 0xbb, 0xbf];

// Where the reader stands within a record.
const AT_FIELD = 0;
const IN_PLAIN = 1;
const IN_QUOTES = 2;
const AFTER_QUOTE = 3;
const IN_JUNK = 4;
const SKIPPING = 5;

/**
 * The records of a CSV file that arrives in pieces: the same records as `readCsv` gives of its text, as ranges of bytes
 * and without holding more than the record at hand and the last piece. A quote that is never closed damages the record
 * it is in and not the rest of the file: reading goes on behind its first line. O(bytes).
 */
export class CsvStream {
  private buffer = new Uint8Array(0);
  private length = 0;
  /** Where the record at hand starts, and how far it has been read. */
  private from = 0;
  private at = 0;
  private state = AT_FIELD;
  private line = 1;
  /** Line breaks within the record at hand, and what follows the first of them (-1 without one). */
  private breaks = 0;
  private afterBreak = -1;
  private fields = 0;
  private start = new Int32Array(32);
  private end = new Int32Array(32);
  private escaped = new Uint8Array(32);
  private junk = false;
  private afterReturn = false;
  private bomSeen = false;
  private readonly separator: number;
  private readonly onRecord: (record: CsvRecordBytes) => void;

  constructor(separator: string, onRecord: (record: CsvRecordBytes) => void) {
    this.separator = separator.charCodeAt(0);
    this.onRecord = onRecord;
  }

  /** Most bytes held so far: the last piece and the record that is still open. */
  get held(): number {
    return this.buffer.length;
  }

  /** Takes the next piece, which is copied. */
  push(piece: Uint8Array): void {
    this.makeRoom(piece.length);
    this.buffer.set(piece, this.length);
    this.length += piece.length;
    if (this.bomSeen || this.skipBom(false)) this.read();
  }

  /** There are no more pieces. */
  finish(): void {
    if (!this.bomSeen) this.skipBom(true);
    this.read();
    while (this.state === IN_QUOTES || this.isTooLong()) {
      this.recover(this.isTooLong() ? 'too-long' : 'quotes');
      this.read();
    }
    if (this.state !== SKIPPING && this.at > this.from) {
      this.closeField(this.at);
      this.emit(null);
    }
  }

  private isTooLong(): boolean {
    return this.state !== SKIPPING && this.at - this.from > MAX_RECORD;
  }

  /** Drops what was read, and makes the buffer long enough for what comes. */
  private makeRoom(bytes: number): void {
    const { from } = this;
    if (from > 0) {
      this.buffer.copyWithin(0, from, this.length);
      for (let i = 0; i <= this.fields && i < this.start.length; i++) {
        this.start[i] = (this.start[i] as number) - from;
        this.end[i] = (this.end[i] as number) - from;
      }
      if (this.afterBreak !== -1) this.afterBreak -= from;
      this.length -= from;
      this.at -= from;
      this.from = 0;
    }
    if (this.length + bytes <= this.buffer.length) return;
    const larger = new Uint8Array(this.length + bytes + SPARE);
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }

  private skipBom(ended: boolean): boolean {
    if (this.length < BOM.length && !ended) return false;
    this.bomSeen = true;
    if (BOM.every((byte, at) => at < this.length && this.buffer[at] === byte)) this.from = this.at = BOM.length;
    return true;
  }

  private read(): void {
    const { separator } = this;
    while (this.at < this.length) {
      if (this.isTooLong()) this.recover('too-long');
      const { buffer, length } = this;
      let { at } = this;
      let byte = buffer[at] as number;
      switch (this.state) {
        case AT_FIELD:
          if (this.afterReturn && at === this.from) {
            this.afterReturn = false;
            if (byte === LF) {
              this.from = this.at = at + 1;
              break;
            }
          }
          this.state = byte === QUOTE ? IN_QUOTES : IN_PLAIN;
          if (byte === QUOTE) this.at = at + 1;
          this.openField(this.at);
          break;
        case IN_PLAIN:
        case IN_JUNK:
          while (byte !== separator && byte !== LF && byte !== CR && ++at < length) byte = buffer[at] as number;
          this.at = at;
          if (at < length && !this.isTooLong()) this.leaveField(byte, this.state === IN_JUNK ? (this.end[this.fields] as number) : at);
          break;
        case IN_QUOTES:
          while (byte !== QUOTE && byte !== LF && byte !== CR && ++at < length) byte = buffer[at] as number;
          this.at = at;
          if (at === length) break;
          this.at = at + 1;
          if (byte === QUOTE) {
            this.end[this.fields] = at;
            this.state = AFTER_QUOTE;
          } else this.countBreak(byte);
          break;
        case AFTER_QUOTE:
          if (byte === QUOTE) {
            this.escaped[this.fields] = 1;
            this.state = IN_QUOTES;
            this.at = at + 1;
          } else if (byte === separator || byte === LF || byte === CR) this.leaveField(byte, this.end[this.fields] as number);
          else {
            this.junk = true;
            this.state = IN_JUNK;
          }
          break;
        default:
          this.from = this.at = at + 1;
          if (byte === LF || byte === CR) {
            this.afterReturn = byte === CR;
            this.line += 1;
            this.state = AT_FIELD;
          }
      }
    }
  }

  private openField(at: number): void {
    if (this.fields === this.start.length) {
      this.start = longer(this.start);
      this.end = longer(this.end);
      const escaped = new Uint8Array(this.start.length);
      escaped.set(this.escaped);
      this.escaped = escaped;
    }
    this.start[this.fields] = at;
    this.end[this.fields] = at;
    this.escaped[this.fields] = 0;
  }

  private leaveField(by: number, end: number): void {
    this.end[this.fields] = end;
    this.fields += 1;
    this.state = AT_FIELD;
    this.at += 1;
    if (by === this.separator) return;
    this.afterReturn = by === CR;
    this.breaks += 1;
    this.emit(null);
  }

  private closeField(end: number): void {
    if (this.state === AT_FIELD) this.openField(end);
    else if (this.state === IN_PLAIN) this.end[this.fields] = end;
    this.fields += 1;
  }

  private countBreak(byte: number): void {
    const second = byte === LF && this.at >= 2 && this.buffer[this.at - 2] === CR && this.breaks > 0;
    if (!second) this.breaks += 1;
    if (this.afterBreak === -1 || (second && this.afterBreak === this.at - 1)) this.afterBreak = this.at;
  }

  /** Gives the record that has no end up, and goes on behind its first line. */
  private recover(damage: CsvDamage): void {
    const cut = this.afterBreak;
    this.breaks = cut === -1 ? 0 : 1;
    if (cut !== -1) this.at = cut;
    this.emit(damage);
    if (cut === -1) this.state = SKIPPING;
  }

  private emit(damage: CsvDamage | null): void {
    const { buffer: bytes, start, end, fields, line } = this;
    for (let i = 0; i < fields; i++) if (this.escaped[i] === 1) end[i] = unescaped(bytes, start[i] as number, end[i] as number);
    if (damage !== null || this.junk || fields > 1 || !isBlank(bytes, start[0] as number, end[0] as number)) {
      this.onRecord({ line, fields: damage === null ? fields : 0, bytes, start, end, damage: damage ?? (this.junk ? 'quotes' : null) });
    }
    this.line += this.breaks;
    this.breaks = 0;
    this.afterBreak = -1;
    this.fields = 0;
    this.junk = false;
    this.state = AT_FIELD;
    this.from = this.at;
  }
}

function longer(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(column.length * 2);
  twice.set(column);
  return twice;
}

/** Makes one quote of two, in place; gives where the field ends now. */
function unescaped(bytes: Uint8Array, from: number, to: number): number {
  let kept = from;
  for (let at = from; at < to; at++) {
    bytes[kept++] = bytes[at] as number;
    if (bytes[at] === QUOTE) at += 1;
  }
  return kept;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSpace(bytes[at] as number)) return false;
  return true;
}

/** Space, tab and line breaks: what is trimmed from cells. */
export function isSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}
