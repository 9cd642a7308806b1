import { assert } from '../../basics/assert.ts';

/** One label of a track. Seconds; equal times make a point. */
export interface TrackLabel {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * An Audacity label track: a line each, start, end and text with tabs between, in order of time. Labels may overlap. Tabs and
 * line ends, which a text cannot hold there, become spaces. Times have six decimals.
 */
export function writeLabelTrack(labels: readonly TrackLabel[]): string {
  return labels
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, text }) => {
      assert(start >= 0 && end >= start, 'a label ends after it starts');
      return `${start.toFixed(6)}\t${end.toFixed(6)}\t${text.replaceAll(/[\t\r\n\u2028\u2029]+/g, ' ')}\n`;
    })
    .join('');
}
