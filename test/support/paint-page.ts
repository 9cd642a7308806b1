import { hopFor, paintSpectrogram, TilePainter, tilesBetween, type TilePicture } from '../../renderer/audio/paint/paint-spectrogram.ts';
import { paintWaveform } from '../../renderer/audio/paint/paint-waveform.ts';
import { PeakPyramid } from '../../shared/signal/peak-pyramid.ts';
import { spectrogramColumns, TILE_COLUMNS } from '../../shared/signal/spectrogram-columns.ts';

export interface Shown {
  readonly from: number;
  readonly to: number;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

function surfaceOf({ width, height, pixelRatio }: Shown): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width * pixelRatio, height * pixelRatio).getContext('2d');
  if (context === null) throw new Error('no canvas');
  return context;
}

/** R, G, B, A of every pixel, row by row. */
function pixelsOf(context: OffscreenCanvasRenderingContext2D): readonly number[] {
  return Array.from(context.getImageData(0, 0, context.canvas.width, context.canvas.height).data);
}

/** A page that is nothing but painted sound: what tests of painting look at. */
const page = {
  /** Silence with clicks (amplitudes by frame), painted from peaks, or from real frames too. */
  waveform(shown: Shown, sound: { readonly frames: number; readonly clicks: Readonly<Record<number, number>>; readonly known?: number; readonly isHeld?: boolean; readonly channels?: number; readonly tall?: number }): readonly number[] {
    const { frames, clicks, known = frames, isHeld = false, channels = 1, tall = 1 } = sound;
    const planes = Array.from({ length: channels }, (_, channel) => {
      const plane = new Float32Array(frames);
      // Every channel has its clicks a bit later.
      for (const [at, amplitude] of Object.entries(clicks)) plane[Number(at) + 50 * channel] = amplitude;
      return plane;
    });
    const pyramid = new PeakPyramid({ channels, frames });
    pyramid.add(planes.map((plane) => plane.subarray(0, known)));
    const context = surfaceOf(shown);
    const colors = { waves: ['rgb(0 0 255)', 'rgb(0 255 0)'], clipped: 'rgb(255 0 0)', middle: 'rgb(128 128 128)', unread: 'rgb(255 255 0)' };
    const area = { x: 0, y: 0, width: shown.width, height: shown.height };
    // The canvas of a page and one off the page paint alike.
    paintWaveform(context as unknown as CanvasRenderingContext2D, area, shown.pixelRatio, { from: shown.from, to: shown.to, channels: planes.map((_, channel) => channel), pyramid, window: isHeld ? { from: 0, planes } : undefined, tall, colors });
    return pixelsOf(context);
  },

  /** A tone of 1,000 Hz (8,000 Hz sample rate) from a frame on, its tiles at the hop of the zoom times `coarser`. */
  spectrogram(shown: Shown, sound: { readonly frames: number; readonly starts: number; readonly coarser?: number }): { readonly hop: number; readonly missing: readonly number[]; readonly wanted: readonly number[]; readonly pixels: readonly number[] } {
    const { frames, starts, coarser = 1 } = sound;
    const plane = Float32Array.from({ length: frames }, (_, n) => (n < starts ? 0 : Math.sin((Math.PI * n) / 4)));
    const hop = hopFor((shown.to - shown.from) / (shown.width * shown.pixelRatio));
    const painter = new TilePainter({ scale: { name: 'linear', low: 0, high: 4000, rows: shown.height * shown.pixelRatio }, sampleRate: 8000, windowSize: 256, colors: 'grey', floor: -100, ceiling: 0 });
    const made = new Map<string, TilePicture>();
    const tile = (of: number, index: number): TilePicture | undefined => {
      if (of !== hop * coarser) return undefined;
      const key = `${of}/${index}`;
      const picture = made.get(key) ?? painter.picture(spectrogramColumns(plane, index * TILE_COLUMNS * of, of, TILE_COLUMNS, { windowSize: 256, window: 'hann' }));
      made.set(key, picture);
      return picture;
    };
    const context = surfaceOf(shown);
    const missing = paintSpectrogram(context as unknown as CanvasRenderingContext2D, { x: 0, y: 0, width: shown.width, height: shown.height }, shown.pixelRatio, { from: shown.from, to: shown.to, frames, hop, tile });
    const [first, behind] = tilesBetween(hop, shown.from, shown.to, frames);
    return { hop, missing, wanted: Array.from({ length: behind - first }, (_, n) => first + n), pixels: pixelsOf(context) };
  },
};
export type PaintPage = typeof page;
Object.defineProperty(globalThis, 'paintPage', { value: page });
