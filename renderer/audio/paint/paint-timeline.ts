import { clockFace } from '../clock-text.ts';
import { type TickPlan, tickPlan, visitTicks } from '../geometry/time-ticks.ts';
import { type TimeView, xOf } from '../geometry/time-view.ts';
import { textWidth } from './fit-text.ts';
import { hairline, type Ink, onPixel, textFont } from './ink.ts';

export interface TimelinePainting {
  readonly view: TimeView;
  /** Length of the recording. */
  readonly seconds: number;
  readonly sampleRate: number;
  /** Top and height, in CSS pixels. */
  readonly y: number;
  readonly height: number;
  readonly ink: Ink;
}

/** Length of marks with and without a label. */
const [LONG, SHORT] = [8, 4];

/** Paints a strip with marks and times along the bottom edge of it, over whatever is there; gives what the marks stand for. */
export function paintTimeline(context: CanvasRenderingContext2D, pixelRatio: number, { view, seconds, sampleRate, y, height, ink }: TimelinePainting): TickPlan {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.font = textFont(ink);
  const plan = tickPlan(view, sampleRate, (label) => textWidth(context, label));
  context.fillStyle = ink.raised;
  context.fillRect(0, y, view.width, height);
  const line = hairline(pixelRatio);
  const bottom = onPixel(y + height, pixelRatio);
  context.fillStyle = ink.lineStrong;
  context.fillRect(0, bottom - line, view.width, line);
  visitTicks(plan, view, sampleRate, seconds, (at, hasLabel) => {
    const length = hasLabel ? LONG : SHORT;
    context.fillRect(onPixel(xOf(view, at), pixelRatio), bottom - length, line, length);
  });
  context.fillStyle = ink.ink2;
  context.direction = 'ltr';
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  visitTicks(plan, view, sampleRate, seconds, (at, hasLabel) => {
    if (hasLabel) context.fillText(clockFace(at, plan.digits), onPixel(xOf(view, at), pixelRatio) + 4, y + (height - 2) / 2);
  });
  return plan;
}
