import { compareText } from '../basics/order.ts';
import { makeStamp, parseStamp, type Stamp } from '../history/clock.ts';
import type { Commit } from '../history/commit.ts';
import type { CommitId, PersonId, WriterId } from '../model/ids.ts';
import { GrowingColumn } from './growing-column.ts';
import { Interner } from './interner.ts';

/** The columns and dictionaries of a commit table, as they go into a snapshot. */
export interface CommitTableParts {
  readonly ids: ArrayBuffer;
  readonly ms: ArrayBuffer;
  readonly counter: ArrayBuffer;
  readonly writer: ArrayBuffer;
  readonly person: ArrayBuffer;
  readonly writers: readonly WriterId[];
  readonly persons: readonly PersonId[];
  readonly undoes: readonly (readonly [number, CommitId])[];
}

/**
 * All commits seen, one row each, in order of arrival. Ids are kept as four 32-bit words and found through an open
 * hash table: a million commits need about 40 MB and no million strings.
 */
export class CommitTable {
  readonly #ids: GrowingColumn<Uint32Array<ArrayBuffer>>;
  readonly ms: GrowingColumn<Float64Array<ArrayBuffer>>;
  readonly counter: GrowingColumn<Uint32Array<ArrayBuffer>>;
  readonly writer: GrowingColumn<Uint16Array<ArrayBuffer>>;
  readonly person: GrowingColumn<Uint16Array<ArrayBuffer>>;
  readonly writers: Interner<WriterId>;
  readonly persons: Interner<PersonId>;
  readonly #undoes: Map<number, CommitId>;
  #slots: Int32Array;

  constructor(parts?: CommitTableParts) {
    this.#ids = new GrowingColumn(Uint32Array, parts?.ids);
    this.ms = new GrowingColumn(Float64Array, parts?.ms);
    this.counter = new GrowingColumn(Uint32Array, parts?.counter);
    this.writer = new GrowingColumn(Uint16Array, parts?.writer);
    this.person = new GrowingColumn(Uint16Array, parts?.person);
    this.writers = new Interner(parts?.writers);
    this.persons = new Interner(parts?.persons);
    this.#undoes = new Map(parts?.undoes);
    this.#slots = this.#indexed(Math.max(64, 2 ** Math.ceil(Math.log2(this.length * 2 + 1))));
  }

  get length(): number {
    return this.ms.length;
  }

  /** The row of a commit, or -1. */
  find(id: CommitId): number {
    const words = wordsOf(id);
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(...words) & mask; ; slot = (slot + 1) & mask) {
      const row = this.#slots[slot] as number;
      if (row === -1 || this.#hasWords(row, words)) return row;
    }
  }

  /** Adds a commit that is not yet there and gives its row. */
  add(commit: Pick<Commit, 'id' | 'at' | 'by' | 'undoes'>): number {
    const row = this.length;
    const { ms, counter, writer } = parseStamp(commit.at);
    for (let from = 0; from < 32; from += 8) this.#ids.push(word(commit.id, from));
    this.ms.push(ms);
    this.counter.push(counter);
    this.writer.push(this.writers.number(writer));
    this.person.push(this.persons.number(commit.by));
    if (commit.undoes !== undefined) this.#undoes.set(row, commit.undoes);
    if (this.length * 2 > this.#slots.length) this.#slots = this.#indexed(this.#slots.length * 2);
    else this.#place(this.#slots, row);
    return row;
  }

  id(row: number): CommitId {
    let id = '';
    for (let i = 0; i < 4; i++) id += this.#ids.at(row * 4 + i).toString(16).padStart(8, '0');
    return id as CommitId;
  }

  at(row: number): Stamp {
    return makeStamp(this.ms.at(row), this.counter.at(row), this.writers.text(this.writer.at(row)));
  }

  by(row: number): PersonId {
    return this.persons.text(this.person.at(row));
  }

  undoes(row: number): CommitId | undefined {
    return this.#undoes.get(row);
  }

  /** Order of two rows' stamps, without making the texts; of their ids where a broken writer used one stamp twice. */
  compare(a: number, b: number): number {
    return (
      this.ms.at(a) - this.ms.at(b) ||
      this.counter.at(a) - this.counter.at(b) ||
      compareText(this.writers.text(this.writer.at(a)), this.writers.text(this.writer.at(b))) ||
      this.#compareIds(a, b)
    );
  }

  toParts(): CommitTableParts {
    return {
      ids: this.#ids.toBuffer(),
      ms: this.ms.toBuffer(),
      counter: this.counter.toBuffer(),
      writer: this.writer.toBuffer(),
      person: this.person.toBuffer(),
      writers: this.writers.texts,
      persons: this.persons.texts,
      undoes: [...this.#undoes],
    };
  }

  #compareIds(a: number, b: number): number {
    for (let i = 0; i < 4; i++) {
      const difference = this.#ids.at(a * 4 + i) - this.#ids.at(b * 4 + i);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  #hasWords(row: number, words: Words): boolean {
    for (let i = 0; i < 4; i++) if (this.#ids.at(row * 4 + i) !== words[i]) return false;
    return true;
  }

  #indexed(size: number): Int32Array {
    const slots = new Int32Array(size).fill(-1);
    for (let row = 0; row < this.length; row++) this.#place(slots, row);
    return slots;
  }

  #place(slots: Int32Array, row: number): void {
    const mask = slots.length - 1;
    const word = (at: number) => this.#ids.at(row * 4 + at);
    let slot = hashOf(word(0), word(1), word(2), word(3)) & mask;
    while (slots[slot] !== -1) slot = (slot + 1) & mask;
    slots[slot] = row;
  }
}

// Ids are random, but nobody makes others' tools draw them so: counted ones must not fall into one long row.
function hashOf(a: number, b: number, c: number, d: number): number {
  const mixed = Math.imul(a ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

const ZERO = 48;
const NINE = 57;
const BEFORE_A = 87;

type Words = readonly [number, number, number, number];

function wordsOf(id: CommitId): Words {
  return [word(id, 0), word(id, 8), word(id, 16), word(id, 24)];
}

function word(id: CommitId, from: number): number {
  let value = 0;
  for (let at = from; at < from + 8; at++) {
    const code = id.charCodeAt(at);
    value = value * 16 + (code <= NINE ? code - ZERO : code - BEFORE_A);
  }
  return value;
}
