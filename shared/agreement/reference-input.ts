import { assert } from '../basics/assert.ts';
import type { AgreementWeights } from './agreement-weights.ts';
import type { Level, LevelOptions } from './krippendorff-alpha.ts';
import { type PairTable, pairTableOfCounts, raterPair } from './rater-pair.ts';
import { type Category, type RatingTable, tableOfRows } from './rating-table.ts';

/** The `input` of a reference case: JSON whose members depend on the metric. */
export type ReferenceInput = Readonly<Record<string, unknown>>;

/** Takes a case’s `input` as its members; refuses what is no object. */
export function referenceInput(input: unknown): ReferenceInput {
  assert(typeof input === 'object' && input !== null, 'a reference input is an object');
  return input as ReferenceInput;
}

const LEVELS: readonly Level[] = ['nominal', 'ordinal', 'interval', 'ratio', 'circular'];

/** The level of measurement of a case, nominal unless it says; refuses names that are none. */
export function levelOf({ level, period }: ReferenceInput): LevelOptions {
  const known = LEVELS.find((name) => name === (level ?? 'nominal'));
  assert(known !== undefined, `${String(level)} is not a level of measurement`);
  return typeof period === 'number' ? { level: known, period } : { level: known };
}

/** The declared domain under whichever name the case has it; empty when it declares none. */
function declaredCategories({ domain, ordered_categories: ordered, categories }: ReferenceInput): Category[] {
  const declared = domain ?? ordered ?? categories;
  return Array.isArray(declared) ? declared.map(categoryOf) : [];
}

function categoryOf(value: unknown): Category {
  return typeof value === 'number' ? value : String(value);
}

function rowsOf(value: unknown): readonly (readonly unknown[])[] {
  assert(Array.isArray(value) && value.every(Array.isArray), 'ratings are a list of rows');
  return value as readonly (readonly unknown[])[];
}

/**
 * The table of a case's ratings in any layout: `units_by_raters` (the default), `raters_by_units`, or `units_by_categories`
 * (counts, raters unknown).
 */
export function tableOfInput(input: ReferenceInput): RatingTable {
  const counted = input['layout'] === 'units_by_categories' || input['ratings'] === undefined;
  return tableOfUnits(input, counted ? rowsOf(input['counts'] ?? input['ratings']) : unitsOf(input, input['ratings']), counted);
}

/** The ratings of a case, one row per unit, whichever way the case has them. */
export function unitsOf({ layout }: ReferenceInput, ratings: unknown): readonly (readonly unknown[])[] {
  const rows = rowsOf(ratings);
  return layout === 'raters_by_units' ? transposed(rows) : rows;
}

/** The table of rows of units: ratings, or counts of each category. */
export function tableOfUnits(input: ReferenceInput, units: readonly (readonly unknown[])[], counted: boolean): RatingTable {
  const declared = declaredCategories(input);
  if (counted) return tableOfCounts(units, declared);
  // JSON has categories as object keys (texts) in one place and as numbers in another: 1 is the declared "1".
  const known = new Set(declared);
  const byText = new Map(declared.map((category) => [String(category), category]));
  const read = (value: unknown): Category | null => {
    if (value === null || value === undefined) return null;
    const category = categoryOf(value);
    return known.has(category) ? category : (byText.get(String(category)) ?? category);
  };
  return tableOfRows(
    units.map((row) => row.map(read)),
    declared,
  );
}

function transposed(rows: readonly (readonly unknown[])[]): unknown[][] {
  const units = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: units }, (_, u) => rows.map((row) => row[u] ?? null));
}

function tableOfCounts(rows: readonly (readonly unknown[])[], declared: readonly Category[]): RatingTable {
  const width = rows.reduce((most, row) => Math.max(most, row.length), declared.length);
  const categories = Array.from({ length: width }, (_, c) => declared[c] ?? c);
  return tableOfRows(
    rows.map((row) => row.flatMap((count, c) => Array.from({ length: Number(count) }, () => categories[c] as Category))),
    categories,
  );
}

/** The cross table of a case of two raters, given as counts or as ratings. */
export function pairOfInput(input: ReferenceInput): PairTable {
  if (input['table'] !== undefined) return pairTableOfCounts(rowsOf(input['table']).map((row) => row.map(Number)));
  const table = tableOfInput(input);
  return raterPair(table, 0, 1);
}

/** The agreement weights of a case, by name or as a matrix; unweighted unless it says. */
export function weightsOf({ weights }: ReferenceInput): AgreementWeights {
  if (weights === 'linear' || weights === 'quadratic') return weights;
  if (Array.isArray(weights)) return rowsOf(weights).map((row) => row.map(Number));
  assert(weights === undefined || weights === 'unweighted' || weights === 'identity', `${String(weights)} are not known weights`);
  return 'unweighted';
}

/** Rows of numbers; refuses what is no list of lists. */
export function matrixOf(value: unknown): readonly (readonly number[])[] {
  return rowsOf(value).map((row) => row.map(Number));
}

/** A list of numbers; refuses what is no list. */
export function numbersOf(value: unknown): readonly number[] {
  assert(Array.isArray(value), 'a list of numbers is missing');
  return value.map(Number);
}

/** A number for `expected`: NaN, the columns' undefined, becomes null. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
