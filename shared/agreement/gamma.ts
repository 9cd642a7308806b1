import { seededRandom } from '../basics/random.ts';
import { type Undefined, undefinedBecause } from './estimate.ts';
import { GAMMA_COSTS, type GammaCosts, leastDisorder, type SpanContinuum } from './gamma-alignment.ts';
import { continuumSampler, type GammaSampler } from './gamma-sampler.ts';

export interface GammaOptions extends Partial<GammaCosts> {
  /** Default statistical. */
  readonly sampler?: GammaSampler;
  /** Random continua at least. Default 30. */
  readonly samples?: number;
  /** More are drawn until the expected disorder is this precise (95 %, relative). Default .02. */
  readonly precision?: number;
  /** Random continua at most. Default 5000. */
  readonly mostSamples?: number;
  readonly seed?: number;
}

export type Gamma =
  | {
      readonly kind: 'defined';
      readonly value: number;
      readonly observedDisorder: number;
      readonly expectedDisorder: number;
      /** Standard error of the expected disorder. */
      readonly expectedError: number;
      readonly samples: number;
      readonly sampler: GammaSampler;
    }
  | Undefined;

/**
 * Gamma (Mathet, Widlöcher & Métivier 2015; spec §7.5): 1 − observed / expected disorder, aligning, labelling and placing at
 * once. For small recordings only and never the headline: it is exponential in annotators, its expectation is drawn (seeded),
 * and the sampler changes its value. Undefined without two annotators or without any span.
 */
export function gamma(continuum: SpanContinuum, options: GammaOptions = {}): Gamma {
  const { sampler = 'statistical', samples = 30, precision = 0.02, mostSamples = 5000, seed = 1 } = options;
  const costs: GammaCosts = {
    alpha: options.alpha ?? GAMMA_COSTS.alpha,
    beta: options.beta ?? GAMMA_COSTS.beta,
    deltaEmpty: options.deltaEmpty ?? GAMMA_COSTS.deltaEmpty,
  };
  const observedDisorder = leastDisorder(continuum, costs);
  if (observedDisorder === null) return undefinedBecause(continuum.length < 2 ? 'no_pairable_values' : 'no_variation');

  const draw = continuumSampler(continuum, sampler);
  const disorders: number[] = [];
  let wanted = samples;
  while (disorders.length < wanted) {
    disorders.push(leastDisorder(draw(seededRandom(seed, disorders.length)), costs) ?? 0);
    if (disorders.length === samples) {
      const first = spread(disorders);
      wanted = Math.min(mostSamples, Math.max(samples, Math.ceil(((1.96 * first.deviation) / first.mean / precision) ** 2)));
    }
  }
  const { mean, deviation } = spread(disorders);
  if (!(mean > 0)) return undefinedBecause('no_variation');
  return {
    kind: 'defined',
    value: 1 - observedDisorder / mean,
    observedDisorder,
    expectedDisorder: mean,
    expectedError: deviation / Math.sqrt(disorders.length),
    samples: disorders.length,
    sampler,
  };
}

function spread(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}
