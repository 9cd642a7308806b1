import type { SurfaceSpan } from '../surface-span.ts';
import { fittedText, knownDirection, textWidth } from './fit-text.ts';
import { hairline, type Ink, onPixel, textFont } from './ink.ts';

export interface BarPlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
}

/** As it is, under the pointer, selected, and as one of so many that none gets a text. */
export type BarState = 'plain' | 'hovered' | 'selected' | 'many';

/** How much of its colour a bar shows: little enough that the theme's text is readable on any colour. */
export const TINT: Readonly<Record<BarState, number>> = { plain: 0.22, hovered: 0.3, selected: 0.34, many: 0.22 };
/** From here on a bar has an outline and text; narrower ones are plain. */
export const WIDE = 8;
const CORNER = 3;
const EDGE = 3;
const LEAST_TEXT = 14;
/** Lower bars carry no text. */
const LEAST_TEXT_HEIGHT = 12;
/** How far the ends of a bar lie beyond the surface, at most: canvases lose precision far outside. */
const BEYOND = 20;

/**
 * Paints the bar of a span: tinted, with both edges in its full colour, its name and transcript as far as there is room. Without rights to change it (`fixed`) it has a
 * mark at its start only.
 *
 * @param width of the surface: text stays in the part of the bar that can be seen
 */
export function paintBar(context: CanvasRenderingContext2D, pixelRatio: number, span: SurfaceSpan, place: BarPlace, width: number, state: BarState, ink: Ink): void {
  const left = onPixel(Math.max(place.left, -BEYOND), pixelRatio);
  const right = onPixel(Math.min(place.right, width + BEYOND), pixelRatio);
  const { top, height } = place;
  const isWide = right - left >= WIDE;
  context.fillStyle = span.color;
  context.beginPath();
  if (isWide) {
    context.roundRect(left, top, right - left, height, CORNER);
    context.globalAlpha = span.dashed === true ? TINT[state] / 2 : TINT[state];
    context.fill();
    context.globalAlpha = 1;
    context.fillRect(left, top + 1, EDGE, height - 2);
    if (span.fixed !== true) context.fillRect(right - EDGE, top + 1, EDGE, height - 2);
  } else {
    context.rect(left, top, Math.max(right - left, 1 / pixelRatio), height);
    context.fill();
  }
  const isSelected = state === 'selected';
  context.lineWidth = isSelected ? 2 : hairline(pixelRatio);
  context.strokeStyle = isSelected ? ink.ink : ink.ink2;
  if (span.dashed === true) context.setLineDash(DASHES);
  context.stroke();
  if (span.dashed === true) context.setLineDash(SOLID);
  if (isWide && state !== 'many' && height >= LEAST_TEXT_HEIGHT) paintWords(context, span, Math.max(left, 0) + 6, Math.min(right, width) - 6, top + height / 2 + 0.5, state === 'hovered', ink);
}

const DASHES = [4, 3];
const SOLID: number[] = [];

function paintWords(context: CanvasRenderingContext2D, span: SurfaceSpan, left: number, right: number, middle: number, isHovered: boolean, ink: Ink): void {
  let start = left;
  let end = right;
  context.fillStyle = ink.ink;
  if (span.taken === true && end - start >= 10) {
    paintCheck(context, start, middle, ink);
    start += 13;
  }
  if (end - start < LEAST_TEXT) return;
  context.textBaseline = 'middle';
  context.font = textFont(ink, 600);
  if (span.badge !== undefined && span.badge !== '') {
    const width = textWidth(context, span.badge);
    if (end - start >= width + 30) {
      paintText(context, span.badge, end - width, end, middle);
      end -= width + 8;
    }
  }
  if (span.caption !== undefined && !isHovered) {
    paintText(context, span.caption, start, end, middle);
    return;
  }
  const after = start + paintText(context, span.name, start, end, middle) + 6;
  if (span.text === undefined || span.text === '' || end - after < LEAST_TEXT) return;
  context.font = textFont(ink);
  paintText(context, span.text, after, end, middle);
}

/** Writes as much of a text as fits between two places, from the side it is read from; gives the width it took. */
function paintText(context: CanvasRenderingContext2D, text: string, left: number, right: number, middle: number): number {
  const fitted = fittedText(context, text, right - left);
  if (fitted === '') return 0;
  const direction = knownDirection(context, text);
  context.direction = direction;
  context.textAlign = direction === 'rtl' ? 'right' : 'left';
  context.fillText(fitted, direction === 'rtl' ? right : left, middle);
  return textWidth(context, fitted);
}

function paintCheck(context: CanvasRenderingContext2D, left: number, middle: number, ink: Ink): void {
  context.beginPath();
  context.moveTo(left, middle);
  context.lineTo(left + 3, middle + 3.5);
  context.lineTo(left + 9, middle - 4);
  context.lineWidth = 2;
  context.strokeStyle = ink.ink;
  context.stroke();
}
