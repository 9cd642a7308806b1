/** Whole numbers one after the other, in a typed array that grows. */
export class GrowingColumn {
  private values = new Int32Array(1024);
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** Bytes held. */
  get held(): number {
    return this.values.byteLength;
  }

  push(value: number): void {
    if (this.count === this.values.length) {
      const larger = new Int32Array(this.count * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.count++] = value;
  }

  at(index: number): number {
    return this.values[index] as number;
  }

  /** The values so far; a view that later values may leave behind. */
  all(): Int32Array<ArrayBuffer> {
    return this.values.subarray(0, this.count);
  }
}
