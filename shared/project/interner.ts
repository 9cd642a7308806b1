/** Gives each distinct text a small number, in order of first sight, so that columns can hold numbers. */
export class Interner<T extends string = string> {
  readonly #numbers = new Map<T, number>();
  readonly #texts: T[] = [];

  constructor(texts: readonly T[] = []) {
    for (const each of texts) this.number(each);
  }

  get size(): number {
    return this.#texts.length;
  }

  number(of: T): number {
    const known = this.#numbers.get(of);
    if (known !== undefined) return known;
    const next = this.#texts.length;
    this.#numbers.set(of, next);
    this.#texts.push(of);
    return next;
  }

  /** The number of a text that may be unknown: -1 then. */
  find(of: T): number {
    return this.#numbers.get(of) ?? -1;
  }

  text(of: number): T {
    const known = this.#texts[of];
    if (known === undefined) throw new Error(`Concord bug: no interned text ${of}`);
    return known;
  }

  get texts(): readonly T[] {
    return this.#texts;
  }
}
