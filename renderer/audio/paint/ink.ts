/** Colours and font of what is painted on a surface, as a canvas understands them: those of the theme. */
export interface Ink {
  readonly background: string;
  readonly raised: string;
  readonly line: string;
  readonly lineStrong: string;
  /** Text; readable on background, raised, and on either tinted by a quarter. */
  readonly ink: string;
  readonly ink2: string;
  readonly accent: string;
  readonly danger: string;
  /** Family of all text. */
  readonly font: string;
}

/** Height of small text. */
export const TEXT_SIZE = 11;

export function textFont({ font }: Pick<Ink, 'font'>, weight = 400): string {
  return `${weight} ${TEXT_SIZE}px ${font}`;
}

/** A place between two pixels of the screen, so that lines are crisp. */
export function onPixel(value: number, pixelRatio: number): number {
  return Math.round(value * pixelRatio) / pixelRatio;
}

/** Width of a line that looks one pixel wide, in whole pixels of the screen. */
export function hairline(pixelRatio: number): number {
  return Math.max(1, Math.floor(pixelRatio)) / pixelRatio;
}
