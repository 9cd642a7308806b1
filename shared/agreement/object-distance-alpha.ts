import { compareText } from '../basics/order.ts';
import { type DistanceAlpha, distanceAlpha, type DistanceAlphaOptions, distancesWithinUnits } from './distance-alpha.ts';
import type { ObjectSample, OverlappedSample } from './object-sample.ts';
import { objectSetDistance, overlapDistance } from './object-set-distance.ts';
import { hasExtent, prepareShape, type PreparedShape } from './prepared-shape.ts';
import { scaledShape } from './shape.ts';

interface PlacedAnswer {
  readonly key: string;
  readonly rater: number;
  readonly acrossSamples: readonly PreparedShape[];
}

/**
 * Alpha with IoU distance (spec §6.5): chance-corrected and graded, whole answers compared by `objectSetDistance`. Within a
 * sample answers are compared as drawn (`overlapped` belongs to `samples`, index by index); across samples in coordinates
 * divided by the size of the image where sizes are known and differ. Undefined as `distanceAlpha`. Costs up to 2000² / 2
 * comparisons of answers, or 200 000 sampled ones where more answers differ: call it in a worker.
 */
export function objectDistanceAlpha(samples: readonly ObjectSample[], overlapped: readonly OverlappedSample[], seed: number): DistanceAlpha {
  const { units, options } = placedAnswers(samples, overlapped);
  return distanceAlpha(units, { ...options, seed });
}

/** `unitDistance` of `objectDistanceAlpha` alone: per sample the mean distance of whole answers, null with fewer than two. */
export function objectUnitDistances(samples: readonly ObjectSample[], overlapped: readonly OverlappedSample[]): readonly (number | null)[] {
  const { units, options } = placedAnswers(samples, overlapped);
  return distancesWithinUnits(units, options);
}

interface PlacedAnswers {
  readonly units: readonly (readonly (PlacedAnswer | null)[])[];
  readonly options: Omit<DistanceAlphaOptions<PlacedAnswer>, 'seed'>;
}

function placedAnswers(samples: readonly ObjectSample[], overlapped: readonly OverlappedSample[]): PlacedAnswers {
  const first = samples[0]?.size;
  const scaled = samples.some((sample) => sample.size?.width !== first?.width || sample.size?.height !== first?.height);
  const units = overlapped.map(({ answers }, s) =>
    answers.map((answer, rater): PlacedAnswer | null => {
      if (answer === null) return null;
      const size = samples[s]?.size;
      const acrossSamples = scaled && size !== undefined ? scaledAnswer(answer, size) : answer;
      // A region without area is at IoU 0 even with itself: an answer with one is never taken to equal another.
      const key = answer.every(hasExtent) ? answerKey(acrossSamples) : `${s}/${rater}`;
      return { key, rater, acrossSamples };
    }),
  );
  const options: PlacedAnswers['options'] = {
    distance: (a, b) => objectSetDistance(a.acrossSamples, b.acrossSamples),
    distanceWithin: (a, b, s) => {
      const known = overlapped[s]?.overlaps.find(({ raterA, raterB }) => raterA === a.rater && raterB === b.rater);
      return known === undefined ? objectSetDistance(a.acrossSamples, b.acrossSamples) : overlapDistance(known.pairs);
    },
    key: (answer) => answer.key,
  };
  return { units, options };
}

function scaledAnswer(answer: readonly PreparedShape[], size: { readonly width: number; readonly height: number }): PreparedShape[] {
  return answer.map((each) =>
    prepareShape(
      { label: each.label, shape: scaledShape(each.shape, size.width, size.height) },
      { pointTolerance: each.pointTolerance / Math.sqrt(size.width * size.height) },
    ),
  );
}

/** The same text for the same regions, in whatever order they were drawn. */
function answerKey(answer: readonly PreparedShape[]): string {
  return answer.map(regionKey).sort(compareText).join('|');
}

function regionKey({ label, shape }: PreparedShape): string {
  const quoted = JSON.stringify(label);
  if (shape.kind === 'box') return `${quoted},${shape.x},${shape.y},${shape.width},${shape.height}`;
  return `${quoted},${JSON.stringify(shape)}`;
}
