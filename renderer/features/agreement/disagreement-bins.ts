/** Units by how much labelers differ on them: those without any difference apart, the rest in bins of a tenth, upper edge included. */
export interface DisagreementBins {
  readonly agreed: readonly number[];
  readonly bins: readonly { readonly from: number; readonly to: number; readonly units: readonly number[] }[];
}

const BINS = 10;

/** Sorts units into bins of disagreement in (0, 1]. Units with fewer than two answers (null) are in none. */
export function disagreementBins(disagreement: readonly (number | null)[]): DisagreementBins {
  const agreed: number[] = [];
  const bins = Array.from({ length: BINS }, (_, at) => ({ from: at / BINS, to: (at + 1) / BINS, units: [] as number[] }));
  disagreement.forEach((score, unit) => {
    if (score === null) return;
    if (score <= 0) agreed.push(unit);
    // An edge such as 0.3 may come out of a division a last digit too high.
    else bins[Math.min(BINS - 1, Math.max(0, Math.ceil(score * BINS - 1e-9) - 1))]?.units.push(unit);
  });
  return { agreed, bins };
}
