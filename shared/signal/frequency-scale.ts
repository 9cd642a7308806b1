export type FrequencyScaleName = 'linear' | 'mel' | 'log';

export const FREQUENCY_SCALE_NAMES: readonly FrequencyScaleName[] = ['linear', 'mel', 'log'];

/** How frequencies lie on a picture of `rows` rows: `high` Hz at its top edge (row 0), `low` Hz at its bottom edge (row `rows`). */
export interface FrequencyScale {
  readonly name: FrequencyScaleName;
  readonly low: number;
  readonly high: number;
  readonly rows: number;
}

/** A logarithm never reaches 0 Hz: the log scale starts here at the lowest, or a thousandth below the top where that is lower. */
const LOWEST_LOG = 20;

function logBase(scale: FrequencyScale): number {
  return Math.max(scale.low, Math.min(LOWEST_LOG, scale.high / 1000));
}

/** Mel of Hz: 2595·log10(1 + f/700) (O'Shaughnessy, Speech Communication: Human and Machine, 1987). */
export function melOfHz(hz: number): number {
  return 2595 * Math.log10(1 + hz / 700);
}

export function hzOfMel(mel: number): number {
  return 700 * (10 ** (mel / 2595) - 1);
}

function bent(scale: FrequencyScale, hz: number): number {
  return scale.name === 'mel' ? melOfHz(hz) : scale.name === 'log' ? Math.log(Math.max(hz, logBase(scale))) : hz;
}

function unbent(scale: FrequencyScale, value: number): number {
  return scale.name === 'mel' ? hzOfMel(value) : scale.name === 'log' ? Math.exp(value) : value;
}

/** Where a frequency lies, in rows from the top edge, fractions included; outside the scale's range it lies outside the picture (on the log scale at its bottom edge). */
export function rowOfHz(scale: FrequencyScale, hz: number): number {
  const [low, high] = [bent(scale, scale.low), bent(scale, scale.high)];
  return (scale.rows * (high - bent(scale, hz))) / (high - low);
}

/** The frequency at a row (fractions allowed; 0 is the top edge). */
export function hzOfRow(scale: FrequencyScale, row: number): number {
  const [low, high] = [bent(scale, scale.low), bent(scale, scale.high)];
  return unbent(scale, high - (row / scale.rows) * (high - low));
}

export function hzOfBin(bin: number, sampleRate: number, windowSize: number): number {
  return (bin * sampleRate) / windowSize;
}

/** The bin of a frequency, fractions included. */
export function binOfHz(hz: number, sampleRate: number, windowSize: number): number {
  return (hz * windowSize) / sampleRate;
}

/** Of which bins each row is made. */
export interface RowBins {
  /** The bins [first, last) whose frequency lies in the row; none where last ≤ first. */
  readonly first: Uint16Array;
  readonly last: Uint16Array;
  /** The bin at or below the row's middle, and how much of the next one is in it (0 … 1). */
  readonly below: Uint16Array;
  readonly share: Float32Array;
}

/**
 * How rows are read from bins. A row is the greater of two: what lies at its middle, interpolated between its two neighbour bins (so rows
 * finer than bins show a slope, not blocks), and the loudest of the bins that lie within it (so a thin line never vanishes
 * where rows are coarser than bins; a mean would drown it). Every bin within the range counts in exactly one row.
 */
export function rowBins(scale: FrequencyScale, sampleRate: number, windowSize: number): RowBins {
  const top = windowSize / 2;
  const map = { first: new Uint16Array(scale.rows), last: new Uint16Array(scale.rows), below: new Uint16Array(scale.rows), share: new Float32Array(scale.rows) };
  const binAt = (row: number): number => Math.max(0, Math.min(top, binOfHz(hzOfRow(scale, row), sampleRate, windowSize)));
  for (let row = 0; row < scale.rows; row++) {
    map.first[row] = Math.ceil(binAt(row + 1));
    // The range ends with its highest frequency, so the top row takes the bin on its edge too.
    map.last[row] = row === 0 ? Math.floor(binAt(0)) + 1 : Math.ceil(binAt(row));
    const middle = binAt(row + 0.5);
    map.below[row] = Math.min(top - 1, Math.floor(middle));
    map.share[row] = middle - (map.below[row] as number);
  }
  return map;
}

/** Reads one column (its bins start at `offset` of `bins`) into rows, as bytes of the same meaning; allocates nothing. */
export function readRows(bins: Uint8Array, offset: number, map: RowBins, into: Uint8Array): void {
  const { first, last, below, share } = map;
  for (let row = 0; row < first.length; row++) {
    const at = offset + (below[row] as number);
    const low = bins[at] as number;
    let value = low + ((bins[at + 1] as number) - low) * (share[row] as number);
    const stop = offset + (last[row] as number);
    for (let bin = offset + (first[row] as number); bin < stop; bin++) if ((bins[bin] as number) > value) value = bins[bin] as number;
    into[row] = value + 0.5;
  }
}
