import type { CostlyFigure } from './region-figures.ts';

/** What to know before quoting a figure that is computed on request, one plain sentence each. */
export const COSTLY_CAVEATS: Readonly<Record<CostlyFigure['id'], readonly string[]>> = {
  alpha_unitizing: [
    'It depends on the tick: time is cut into milliseconds, and other ticks give other values.',
    'Squared distances make long spans count far more than short ones.',
    'Recordings and lanes are laid end to end as one continuum; only those that the same labelers marked are in it.',
  ],
  gamma: [
    'Chance is drawn at random (with a fixed seed), so the value is not exact.',
    'How chance is drawn changes the value: spans here are like those seen in number, length, gap and label (the statistical sampler).',
    'Recordings are pooled by how many spans they have; those with more than three labelers or 150 spans are left out.',
  ],
};
