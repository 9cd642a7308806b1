import { gammaMetrics } from './gamma-metrics.ts';
import { objectMetrics } from './object-metrics.ts';
import { setMetrics } from './set-metrics.ts';
import { spanMetrics } from './span-metrics.ts';
import { transcriptMetrics } from './transcript-metrics.ts';

/** A reference function: from a vector's `input` to its `expected` shape. Input is trusted to have that shape. */
export type ReferenceMetric = (input: never) => unknown;

/** The reference door for structured answers: sets of labels, regions, spans, transcripts. */
export const structuredReferenceMetrics: Readonly<Record<string, ReferenceMetric>> = {
  ...setMetrics,
  ...objectMetrics,
  ...spanMetrics,
  ...gammaMetrics,
  ...transcriptMetrics,
};
