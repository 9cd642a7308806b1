import { assert } from '../basics/assert.ts';

/** One of the values that raters may give: a label's id, or a number on an ordinal, interval or ratio scale. */
export type Category = string | number;

/**
 * Who said what about which unit, as columns: the values of unit u are `code[start[u]] … code[start[u + 1] - 1]`, by
 * ascending `rater`, each the index of its category. A missing rating is simply absent. At most one value per unit and
 * rater. A million units times five raters cost 36 MB and no objects.
 *
 * `categories` is the declared domain in its declared order: coefficients that depend on it (weighted kappa, AC1,
 * Brennan–Prediger, ordinal alpha's order) read it from here, whether a category was used or not.
 */
export interface RatingTable extends ValueLists {
  readonly categories: readonly Category[];
  readonly raters: number;
  readonly rater: Int32Array<ArrayBuffer>;
}

/** Lists of category codes laid end to end: list i is `code[start[i]] … code[start[i + 1] - 1]`. */
export interface ValueLists {
  readonly start: Int32Array<ArrayBuffer>;
  readonly code: Int32Array<ArrayBuffer>;
}

/** Ratings in long form, one entry per rating; `code` indexes the categories, −1 is missing. */
export interface LongColumns {
  readonly units: number;
  readonly raters: number;
  readonly categories: readonly Category[];
  readonly unit: ArrayLike<number>;
  readonly rater: ArrayLike<number>;
  readonly code: ArrayLike<number>;
}

/** How many units there are, those without a value included. */
export function unitCount(table: ValueLists): number {
  return table.start.length - 1;
}

/**
 * The table of ratings given in any order. Where one rater rated a unit twice, the first entry counts: repeats belong to
 * intra-rater agreement and must not enter twice. O(ratings + units + raters): two counting sorts, none when entries come by
 * unit and rater.
 */
export function tableOfColumns({ units, raters, categories, unit, rater, code }: LongColumns): RatingTable {
  assert(unit.length === rater.length && unit.length === code.length, 'columns of ratings have one length');
  checkNumbers(unit, units);
  checkNumbers(rater, raters);
  const order = comesInOrder(unit, rater) ? null : stableOrder(unit, units, stableOrder(rater, raters, null));
  const entries = unit.length;
  const start = new Int32Array(units + 1);
  const keptRater = new Int32Array(entries);
  const keptCode = new Int32Array(entries);
  let kept = 0;
  let at = 0;
  for (let u = 0; u < units; u++) {
    let lastRater = -1;
    for (; at < entries; at++) {
      const entry = order === null ? at : (order[at] as number);
      if (unit[entry] !== u) break;
      const value = code[entry] as number;
      const who = rater[entry] as number;
      if (value < 0 || who === lastRater) continue;
      if (value >= categories.length) assert(false, `code ${value} of ${categories.length} categories`);
      lastRater = who;
      keptRater[kept] = who;
      keptCode[kept++] = value;
    }
    start[u + 1] = kept;
  }
  return { categories, raters, start, rater: keptRater.slice(0, kept), code: keptCode.slice(0, kept) };
}

/** Refuses numbers out of range. The message is only made when it is needed: there are millions of rows. */
function checkNumbers(numbers: ArrayLike<number>, bound: number): void {
  for (let i = 0; i < numbers.length; i++) {
    const each = numbers[i] as number;
    if (!(each >= 0 && each < bound)) assert(false, `row ${i} names ${each} of ${bound}`);
  }
}

/** Whether entries already ascend by unit and, within a unit, by rater. */
function comesInOrder(unit: ArrayLike<number>, rater: ArrayLike<number>): boolean {
  for (let i = 1; i < unit.length; i++) {
    const step = (unit[i] as number) - (unit[i - 1] as number);
    if (step < 0 || (step === 0 && (rater[i] as number) < (rater[i - 1] as number))) return false;
  }
  return true;
}

/** Entries by ascending key, equal keys in the order of `entries` (all entries when null). */
function stableOrder(keys: ArrayLike<number>, bound: number, entries: Int32Array | null): Int32Array<ArrayBuffer> {
  const next = new Int32Array(bound + 1);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    next[key + 1] = (next[key + 1] as number) + 1;
  }
  for (let key = 0; key < bound; key++) next[key + 1] = (next[key + 1] as number) + (next[key] as number);
  const order = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const entry = entries === null ? i : (entries[i] as number);
    const key = keys[entry] as number;
    const slot = next[key] as number;
    next[key] = slot + 1;
    order[slot] = entry;
  }
  return order;
}

/**
 * The table of a units × raters matrix (one row per unit, null for a missing rating; short rows are padded).
 *
 * Categories default to the values that occur: numbers ascending, then texts by code units. Declared categories come
 * first and in their order; a value that was not declared is appended, so that nothing is silently dropped.
 *
 * @example
 * tableOfRows([['cat', 'cat'], ['dog', null]]).categories // → ['cat', 'dog']
 */
export function tableOfRows(rows: readonly (readonly (Category | null)[])[], declared: readonly Category[] = []): RatingTable {
  const categories = categoriesOf(rows, declared);
  const indexOf = new Map(categories.map((category, index) => [category, index]));
  const start = new Int32Array(rows.length + 1);
  const rater: number[] = [];
  const code: number[] = [];
  let raters = 0;
  for (const [u, row] of rows.entries()) {
    raters = Math.max(raters, row.length);
    for (const [who, value] of row.entries()) {
      if (value === null) continue;
      rater.push(who);
      code.push(indexOf.get(value) as number);
    }
    start[u + 1] = code.length;
  }
  return { categories, raters, start, rater: Int32Array.from(rater), code: Int32Array.from(code) };
}

function categoriesOf(rows: readonly (readonly (Category | null)[])[], declared: readonly Category[]): Category[] {
  const known = new Set(declared);
  const found = new Set<Category>();
  for (const row of rows) for (const value of row) if (value !== null && !known.has(value)) found.add(value);
  return [...known, ...[...found].sort(compareCategories)];
}

/** Numbers ascending before texts by code units: the order of a domain that nobody declared. */
export function compareCategories(a: Category, b: Category): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  if (typeof b === 'number') return 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Ratings as records, with the names that the columns stand for. */
export interface NamedTable {
  readonly table: RatingTable;
  readonly unitNames: readonly string[];
  readonly raterNames: readonly string[];
}

/**
 * The table of records (long form), units and raters numbered by first appearance. Undeclared categories are appended as in
 * `tableOfRows`. O(ratings) with one map look-up per name.
 */
export function tableOfRecords(
  records: Iterable<{ readonly unit: string; readonly rater: string; readonly value: Category | null }>,
  declared: readonly Category[] = [],
): NamedTable {
  const units = new Map<string, number>();
  const raters = new Map<string, number>();
  const domain = [...new Set(declared)];
  const codes = new Map<Category, number>(domain.map((category, index) => [category, index]));
  const unit: number[] = [];
  const rater: number[] = [];
  const code: number[] = [];
  for (const record of records) {
    unit.push(numbered(units, record.unit));
    rater.push(numbered(raters, record.rater));
    code.push(record.value === null ? -1 : numbered(codes, record.value));
  }
  // Undeclared categories were numbered as they came; sorting them makes the table independent of the order of records.
  const found = [...codes.keys()].slice(domain.length).sort(compareCategories);
  const categories = [...domain, ...found];
  const renumbered = new Int32Array(categories.length);
  for (const [index, category] of categories.entries()) renumbered[codes.get(category) as number] = index;
  const columns = { units: units.size, raters: raters.size, categories, unit, rater, code: code.map((old) => (old < 0 ? -1 : (renumbered[old] as number))) };
  return { table: tableOfColumns(columns), unitNames: [...units.keys()], raterNames: [...raters.keys()] };
}

function numbered<K>(numbers: Map<K, number>, key: K): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
