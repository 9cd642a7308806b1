/** How the picture is shown; the file stays as it is. */
export interface Adjustments {
  /** -1 black … 0 as it is … 1 white. */
  readonly brightness: number;
  /** -1 flat … 0 as it is … 1 hard. */
  readonly contrast: number;
  /** 0.2 … 5; more than 1 lifts the shadows. */
  readonly gamma: number;
  readonly channel: Channel;
}

export const CHANNELS = ['color', 'red', 'green', 'blue', 'alpha', 'grey'] as const;
export type Channel = (typeof CHANNELS)[number];

export const AS_IT_IS: Adjustments = { brightness: 0, contrast: 0, gamma: 1, channel: 'color' };

/** Parameters of an SVG filter: out = matrix · in, then amplitude-free gamma, then slope and intercept; all in sRGB as stored. */
export interface PictureFilter {
  /** 4 × 5, row by row. */
  readonly matrix: readonly number[];
  readonly exponent: number;
  readonly slope: number;
  readonly intercept: number;
}

/** The filter of adjustments; undefined when the picture is shown as it is. The browser applies it to what is on the screen only. */
export function pictureFilter({ brightness, contrast, gamma, channel }: Adjustments): PictureFilter | undefined {
  if (brightness === 0 && contrast === 0 && gamma === 1 && channel === 'color') return undefined;
  const slope = contrast >= 0 ? 1 + contrast * 4 : 1 + contrast;
  return { matrix: channelMatrix(channel), exponent: 1 / gamma, slope, intercept: 0.5 - 0.5 * slope + brightness };
}

/** Luma weights of Rec. 709. */
const GREY = [0.2126, 0.7152, 0.0722, 0, 0] as const;

function channelMatrix(channel: Channel): readonly number[] {
  const opaque = [0, 0, 0, 0, 1];
  const own = [0, 0, 0, 1, 0];
  const three = (row: readonly number[]) => [...row, ...row, ...row];
  switch (channel) {
    case 'color':
      return [1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, ...own];
    case 'red':
      return [...three([1, 0, 0, 0, 0]), ...own];
    case 'green':
      return [...three([0, 1, 0, 0, 0]), ...own];
    case 'blue':
      return [...three([0, 0, 1, 0, 0]), ...own];
    case 'alpha':
      return [...three([0, 0, 0, 1, 0]), ...opaque];
    case 'grey':
      return [...three(GREY), ...own];
  }
}
