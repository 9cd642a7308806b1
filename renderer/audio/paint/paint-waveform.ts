import { FRAMES_PER_PEAK, type PeakPyramid } from '../../../shared/signal/peak-pyramid.ts';
import { frameColumns, type FrameWindow } from '../visible-frames.ts';

/** Colours as a canvas understands them. */
export interface WaveformColors {
  /** One per channel, taken in turn; a single channel takes the first. */
  readonly waves: readonly string[];
  /** Where the sound touches full scale. */
  readonly clipped: string;
  /** The line at amplitude 0. */
  readonly middle: string;
  /** Hatching where the recording is not read yet. */
  readonly unread: string;
}

export interface WaveformPainting {
  /** Frames (fractions allowed, also outside the recording) at the left and the right edge. */
  readonly from: number;
  readonly to: number;
  /** Channels that are drawn over each other. */
  readonly channels: readonly number[];
  readonly pyramid: PeakPyramid;
  /** Real frames around what is visible, used below 256 frames a pixel; without them peaks are drawn. */
  readonly window?: FrameWindow | undefined;
  /** How many times taller than full scale; what goes beyond the strip is cut off at its edge. */
  readonly tall: number;
  readonly colors: WaveformColors;
}

/** A part of a canvas in CSS pixels. */
export interface StripArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** From this width (CSS pixels) on a single frame is a dot on the line. */
export const DOTS_FROM = 4;
const CLIPPED = 32_767 / 32_768;
const HATCH = 8;
const CLIP_MARK = 4;
/** Channels over each other let each other shine through. */
const OVERLAID = 0.72;

let scratch = new Float32Array(0);
let exact = new Float32Array(0);

/**
 * Paints one strip of waveform over what is there: the line at 0, then the channels over each other, a column of least and greatest
 * amplitude per pixel of the screen, joined to an area; where a frame is wider than a pixel a line through the frames, each in the
 * middle of its stretch [n, n + 1), and dots where there is room. What is not read yet is hatched; outside the recording there is nothing.
 * Allocates nothing per pixel; 2,000 columns of two channels take about 1 ms (2 with a software rasteriser).
 */
export function paintWaveform(context: CanvasRenderingContext2D, area: StripArea, pixelRatio: number, painting: WaveformPainting): void {
  const left = Math.round(area.x * pixelRatio);
  const top = Math.round(area.y * pixelRatio);
  const width = Math.round((area.x + area.width) * pixelRatio) - left;
  const height = Math.round((area.y + area.height) * pixelRatio) - top;
  if (width <= 0 || height <= 0 || !(painting.to > painting.from)) return;
  context.save();
  context.setTransform(1, 0, 0, 1, left, top);
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  const scale: Scale = { width, middle: height / 2, half: ((height - 1) / 2) * painting.tall, framesPerPixel: (painting.to - painting.from) / width, pixelRatio, alpha: context.globalAlpha };
  paintMiddle(context, scale, painting);
  paintUnread(context, scale, height, painting);
  if (painting.channels.length > 1) context.globalAlpha = scale.alpha * OVERLAID;
  painting.channels.forEach((channel, place) => {
    context.fillStyle = context.strokeStyle = painting.colors.waves[place % painting.colors.waves.length] ?? '#000';
    if (scale.framesPerPixel >= 1 || !lineThroughFrames(context, scale, painting, channel)) areaOfColumns(context, scale, painting, channel);
  });
  context.restore();
}

/** In pixels of the screen. */
interface Scale {
  readonly width: number;
  readonly middle: number;
  readonly half: number;
  readonly framesPerPixel: number;
  readonly pixelRatio: number;
  /** How opaque the strip is painted, as the context was set by who asks. */
  readonly alpha: number;
}

/** The pixels at which the recording begins and ends. */
function within({ width, framesPerPixel }: Scale, from: number, frames: number): readonly [number, number] {
  return [Math.max(0, -from / framesPerPixel), Math.min(width, (frames - from) / framesPerPixel)];
}

function paintMiddle(context: CanvasRenderingContext2D, scale: Scale, { from, pyramid, colors }: WaveformPainting): void {
  const [start, end] = within(scale, from, pyramid.frames);
  const thick = Math.max(1, Math.round(scale.pixelRatio));
  context.fillStyle = colors.middle;
  if (end > start) context.fillRect(start, Math.round(scale.middle - thick / 2), end - start, thick);
}

function paintUnread(context: CanvasRenderingContext2D, scale: Scale, height: number, { from, pyramid, colors }: WaveformPainting): void {
  const [, end] = within(scale, from, pyramid.frames);
  const [, known] = within(scale, from, pyramid.known);
  const start = Math.max(0, known);
  if (end <= start || pyramid.known >= pyramid.frames) return;
  const step = HATCH * scale.pixelRatio;
  context.save();
  context.beginPath();
  context.rect(start, 0, end - start, height);
  context.clip();
  context.beginPath();
  for (let x = Math.floor((start - height) / step) * step; x < end; x += step) {
    context.moveTo(x, height);
    context.lineTo(x + height, 0);
  }
  context.strokeStyle = colors.unread;
  context.lineWidth = scale.pixelRatio;
  context.stroke();
  context.restore();
}

/** Least and greatest amplitude of each pixel: of real frames where there are any, else of peaks. The array is used again by the next call. */
function columnsOf({ width, framesPerPixel }: Scale, { from, to, pyramid, window }: WaveformPainting, channel: number): Float32Array {
  if (scratch.length < 2 * width) {
    scratch = new Float32Array(2 * width);
    exact = new Float32Array(2 * width);
  }
  const columns = scratch.subarray(0, 2 * width);
  pyramid.columns(channel, from, to, columns);
  if (window === undefined || framesPerPixel >= FRAMES_PER_PEAK) return columns;
  const better = exact.subarray(0, 2 * width);
  frameColumns(window, channel, from, to, better);
  for (let i = 0; i < better.length; i++) {
    const value = better[i] as number;
    if (!Number.isNaN(value)) columns[i] = value;
  }
  return columns;
}

/** Columns are whole pixels, so that a single loud one stands out at full strength. */
function areaOfColumns(context: CanvasRenderingContext2D, scale: Scale, painting: WaveformPainting, channel: number): void {
  const columns = columnsOf(scale, painting, channel);
  const { width, middle, half } = scale;
  const thin = scale.pixelRatio / 2;
  bridge(columns);
  context.beginPath();
  for (let start = 0; start < width; ) {
    let end = start;
    while (end < width && !Number.isNaN(columns[2 * end])) end++;
    for (let x = start; x < end; x++) {
      const y = middle - (columns[2 * x + 1] as number) * half - thin;
      if (x === start) context.moveTo(x, y);
      else context.lineTo(x, y);
      context.lineTo(x + 1, y);
    }
    for (let x = end - 1; x >= start; x--) {
      const y = middle - (columns[2 * x] as number) * half + thin;
      context.lineTo(x + 1, y);
      context.lineTo(x, y);
    }
    if (end > start) context.closePath();
    start = end + 1;
  }
  context.fill();
  markClipped(context, scale, columns, painting.colors.clipped);
}

/** Makes columns that do not meet their neighbours reach to them: on a steep slope there is sound in between. */
function bridge(columns: Float32Array): void {
  for (let i = 2; i < columns.length; i += 2) {
    if ((columns[i] as number) > (columns[i - 1] as number)) columns[i] = columns[i - 1] as number;
    else if ((columns[i + 1] as number) < (columns[i - 2] as number)) columns[i + 1] = columns[i - 2] as number;
  }
}

/** A mark at full scale (or at the strip's edge, where that lies beyond), two CSS pixels wide, so that a single clipped frame is seen at any zoom. */
function markClipped(context: CanvasRenderingContext2D, { width, middle, half, pixelRatio, alpha }: Scale, columns: Float32Array, color: string): void {
  const wide = Math.round(2 * pixelRatio);
  const reach = Math.min(half, middle);
  const tall = Math.min(reach, CLIP_MARK * pixelRatio);
  let any = false;
  for (let x = 0; x < width; x++) {
    const [low, high] = [(columns[2 * x] as number) <= -CLIPPED, (columns[2 * x + 1] as number) >= CLIPPED];
    if (!low && !high) continue;
    if (!any) context.beginPath();
    any = true;
    if (high) context.rect(x, middle - reach, wide, tall);
    if (low) context.rect(x, middle + reach - tall, wide, tall);
  }
  if (!any) return;
  context.save();
  context.globalAlpha = alpha;
  context.fillStyle = color;
  context.fill();
  context.restore();
}

/** False where the frames are not here yet. */
function lineThroughFrames(context: CanvasRenderingContext2D, scale: Scale, { from, to, pyramid, window, colors }: WaveformPainting, channel: number): boolean {
  const plane = window?.planes[channel];
  const first = Math.max(0, Math.floor(from) - 1);
  const last = Math.min(pyramid.frames, Math.ceil(to) + 1);
  if (window === undefined || plane === undefined || first < window.from || last > window.from + plane.length) return false;
  const { middle, half, framesPerPixel, pixelRatio } = scale;
  const wide = 1 / framesPerPixel;
  context.lineWidth = 1.25 * pixelRatio;
  context.lineJoin = 'round';
  context.beginPath();
  for (let frame = first; frame < last; frame++) context.lineTo((frame + 0.5 - from) * wide, middle - (plane[frame - window.from] as number) * half);
  context.stroke();
  const radius = Math.min(3, wide / pixelRatio / 4) * pixelRatio;
  for (let frame = first; frame < last; frame++) {
    const value = plane[frame - window.from] as number;
    const isClipped = Math.abs(value) >= CLIPPED;
    if (!isClipped && wide < DOTS_FROM * pixelRatio) continue;
    context.fillStyle = isClipped ? colors.clipped : context.strokeStyle;
    context.beginPath();
    context.arc((frame + 0.5 - from) * wide, middle - value * half, isClipped ? Math.max(radius, 1.5 * pixelRatio) : radius, 0, 2 * Math.PI);
    context.fill();
  }
  return true;
}
