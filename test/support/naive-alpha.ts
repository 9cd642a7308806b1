import type { Category } from '../../shared/agreement/rating-table.ts';
import type { Level } from '../../shared/agreement/krippendorff-alpha.ts';
import type { Rows } from './arbitrary-ratings.ts';

/**
 * Krippendorff's alpha straight from its definition, every pair of values visited: slow, and written without looking at the engine.
 * Null when there is no variation or nothing pairable. `order` is the order of categories for the ordinal level.
 */
export function naiveAlpha(rows: Rows, level: Exclude<Level, 'circular'>, order: readonly Category[] = []): number | null {
  const units = rows.map((row) => row.filter((value) => value !== null)).filter((values) => values.length >= 2);
  const all = units.flat();
  const apart = distance(all, level, order);
  let observed = 0;
  for (const values of units) {
    for (const [i, a] of values.entries()) for (const [j, b] of values.entries()) if (i !== j) observed += apart(a, b) / (values.length - 1) / all.length;
  }
  let expected = 0;
  for (const [i, a] of all.entries()) for (const [j, b] of all.entries()) if (i !== j) expected += apart(a, b) / (all.length * (all.length - 1));
  return all.length === 0 || expected === 0 ? null : 1 - observed / expected;
}

function distance(all: readonly Category[], level: Exclude<Level, 'circular'>, order: readonly Category[]): (a: Category, b: Category) => number {
  const count = (category: Category): number => all.filter((value) => value === category).length;
  switch (level) {
    case 'nominal':
      return (a, b) => (a === b ? 0 : 1);
    case 'ordinal':
      return (a, b) => {
        const [low, high] = [order.indexOf(a), order.indexOf(b)].sort((x, y) => x - y) as [number, number];
        const between = order.slice(low, high + 1).reduce((sum: number, category) => sum + count(category), 0);
        return (between - (count(a) + count(b)) / 2) ** 2;
      };
    case 'interval':
      return (a, b) => (Number(a) - Number(b)) ** 2;
    case 'ratio':
      return (a, b) => (Number(a) + Number(b) === 0 ? 0 : ((Number(a) - Number(b)) / (Number(a) + Number(b))) ** 2);
  }
}
