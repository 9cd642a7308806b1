const ELLIPSIS = '…';
/** Text is fitted to steps of this width, so that zooming by a little measures nothing anew. */
const STEP = 4;
/** A longer text never fits on a screen. */
const LONGEST = 2000;
const MOST_TEXTS = 4000;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

interface Measured {
  readonly width: number;
  readonly direction: 'ltr' | 'rtl';
  /** Where each character that people see ends; found when the text has to be cut. */
  ends: readonly number[] | undefined;
  /** By width in steps. */
  readonly fitted: Map<number, string>;
}
const measuredByFont = new Map<string, Map<string, Measured>>();

/** Width of a text in the font of the context; remembered. */
export function textWidth(context: CanvasRenderingContext2D, text: string): number {
  return measured(context, text).width;
}

/** Which way a text is read: by its first letter (Unicode bidirectional algorithm, rules P2 and P3). */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

/** `directionOf`, remembered for texts that are painted again and again. */
export function knownDirection(context: CanvasRenderingContext2D, text: string): 'ltr' | 'rtl' {
  return measured(context, text).direction;
}

/**
 * The text, or as much of its beginning as fits into a width with an ellipsis behind it; empty when not even a character fits. Never cuts a character from its
 * accents or marks. Remembered by text and width; else O(log length) measurements.
 */
export function fittedText(context: CanvasRenderingContext2D, text: string, width: number): string {
  const known = measured(context, text);
  if (known.width <= width) return text;
  const steps = Math.floor(width / STEP);
  if (steps <= 1) return '';
  let fitted = known.fitted.get(steps);
  if (fitted === undefined) known.fitted.set(steps, (fitted = cut(context, text, known, steps * STEP)));
  return fitted;
}

function cut(context: CanvasRenderingContext2D, text: string, known: Measured, width: number): string {
  known.ends ??= Array.from(segmenter.segment(text.slice(0, LONGEST)), ({ index, segment }) => index + segment.length);
  const beginning = (count: number) => text.slice(0, known.ends?.[count - 1] ?? 0).trimEnd() + ELLIPSIS;
  let [fits, tooMany] = [0, known.ends.length + 1];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >>> 1;
    if (context.measureText(beginning(middle)).width <= width) fits = middle;
    else tooMany = middle;
  }
  return fits === 0 ? '' : beginning(fits);
}

function measured(context: CanvasRenderingContext2D, text: string): Measured {
  let texts = measuredByFont.get(context.font);
  if (texts === undefined) measuredByFont.set(context.font, (texts = new Map()));
  let known = texts.get(text);
  if (known === undefined) {
    if (texts.size >= MOST_TEXTS) texts.clear();
    texts.set(text, (known = { width: context.measureText(text).width, direction: directionOf(text), ends: undefined, fitted: new Map() }));
  }
  return known;
}
