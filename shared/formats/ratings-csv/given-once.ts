import type { GrowingColumn } from './growing-column.ts';

/** Which (question, sample, labeler) have a label already: a hash table over rows of columns, 4 to 8 bytes a row. */
export class GivenOnce {
  private slots = new Int32Array(2048).fill(-1);
  private count = 0;
  private readonly columns: readonly GrowingColumn[];

  constructor(columns: readonly GrowingColumn[]) {
    this.columns = columns;
  }

  /** Bytes held. */
  get held(): number {
    return this.slots.byteLength;
  }

  /** Notes that the row with these values will be row `row`; false when an earlier row has the same. */
  add(row: number, values: readonly number[]): boolean {
    const slot = this.slotOf(values);
    if ((this.slots[slot] as number) >= 0) return false;
    this.slots[slot] = row;
    this.count += 1;
    if (this.count * 2 > this.slots.length) this.rehash();
    return true;
  }

  private slotOf(values: readonly number[]): number {
    const mask = this.slots.length - 1;
    let hash = 0;
    for (const value of values) hash = Math.imul(hash ^ value, 0x9e3779b1) ^ (hash >>> 15);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (let row = this.slots[slot] as number; row >= 0 && !this.columns.every((column, at) => column.at(row) === values[at]); row = this.slots[slot] as number) slot = (slot + 1) & mask;
    return slot;
  }

  private rehash(): void {
    const rows = this.slots.filter((row) => row >= 0);
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (const row of rows) this.slots[this.slotOf(this.columns.map((column) => column.at(row)))] = row;
  }
}
