/** Ways to adjust p values of several comparisons. */
export type Adjustment = 'holm' | 'benjamini-hochberg' | 'bonferroni' | 'hochberg' | 'benjamini-yekutieli';

/**
 * P values adjusted for having made several comparisons, in the given order. Holm (the default) keeps the chance of any false alarm below the
 * level whatever the dependence; Benjamini–Hochberg keeps the share of false alarms low instead. O(n log n).
 *
 * Source: Holm 1979, Scand. J. Stat. 6; Benjamini & Hochberg 1995, JRSS B 57; Hochberg 1988, Biometrika 75; Benjamini & Yekutieli 2001, Ann. Stat. 29.
 *
 * @example
 * adjustedPValues([0.01, 0.04, 0.03]) // → [0.03, 0.06, 0.06]
 */
export function adjustedPValues(p: readonly number[], by: Adjustment = 'holm'): number[] {
  const n = p.length;
  const ascending = p.map((_, i) => i).sort((a, b) => (p[a] as number) - (p[b] as number));
  const adjusted = Array.from({ length: n }, () => 1);
  if (by === 'bonferroni') return p.map((value) => Math.min(1, value * n));
  if (by === 'holm') {
    let most = 0;
    for (const [rank, i] of ascending.entries()) {
      most = Math.max(most, (p[i] as number) * (n - rank));
      adjusted[i] = Math.min(1, most);
    }
    return adjusted;
  }
  const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  let least = 1;
  for (const [fromLargest, i] of [...ascending].reverse().entries()) {
    const rank = n - fromLargest;
    const factor = by === 'hochberg' ? fromLargest + 1 : (n / rank) * (by === 'benjamini-yekutieli' ? harmonic : 1);
    least = Math.min(least, (p[i] as number) * factor);
    adjusted[i] = least;
  }
  return adjusted;
}
