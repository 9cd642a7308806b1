type Cells = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;
type CellsConstructor<A extends Cells> = new (source: number | ArrayBuffer) => A;

/**
 * One column of a table as a typed array that grows by doubling. Rows are appended and cells may be set; nothing is ever
 * removed. A million rows cost their bytes and nothing else, and travel to workers and into the working store as one buffer.
 */
export class GrowingColumn<A extends Cells> {
  readonly #make: CellsConstructor<A>;
  #cells: A;
  #length = 0;

  constructor(make: CellsConstructor<A>, from?: ArrayBuffer) {
    this.#make = make;
    this.#cells = from === undefined ? new make(16) : new make(from);
    if (from !== undefined) this.#length = this.#cells.length;
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#cells.length) {
      const larger = new this.#make(Math.max(16, this.#cells.length * 2));
      larger.set(this.#cells);
      this.#cells = larger;
    }
    this.#cells[this.#length] = value;
    this.#length += 1;
  }

  at(row: number): number {
    if (!(row >= 0 && row < this.#length)) this.#refuse(row);
    return this.#cells[row] as number;
  }

  set(row: number, value: number): void {
    if (!(row >= 0 && row < this.#length)) this.#refuse(row);
    this.#cells[row] = value;
  }

  // Apart from the hot path: a message made for every cell would cost more than the cell.
  #refuse(row: number): never {
    throw new Error(`Concord bug: row ${row} of ${this.#length}`);
  }

  /** A view of the filled part, valid until the next push: for tight loops. */
  get cells(): A {
    return this.#cells.subarray(0, this.#length) as A;
  }

  /** A copy of the filled part's bytes. */
  toBuffer(): ArrayBuffer {
    return this.cells.slice().buffer;
  }
}
