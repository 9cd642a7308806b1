import { hzOfRow } from '../../shared/signal/frequency-scale.ts';
import { FRAMES_PER_PEAK } from '../../shared/signal/peak-pyramid.ts';
import type { SpectrogramTile } from '../workers/spectrogram-tile.protocol.ts';
import { timeAt } from './geometry/time-view.ts';
import { textWidth } from './paint/fit-text.ts';
import { textFont } from './paint/ink.ts';
import { paintBands } from './paint/paint-bands.ts';
import { paintLanes } from './paint/paint-lanes.ts';
import { paintOverlay } from './paint/paint-overlay.ts';
import { hopFor, paintSpectrogram } from './paint/paint-spectrogram.ts';
import { paintTimeline } from './paint/paint-timeline.ts';
import { paintWaveform } from './paint/paint-waveform.ts';
import type { ShownSound } from './shown-sound.ts';
import type { SoundView } from './sound-view.ts';
import type { SpanScene } from './span-scene.ts';
import { spectrogramStyle } from './spectrogram-tiles.ts';
import type { SurfaceColors } from './surface-colors.ts';
import type { SurfaceEditing } from './surface-editing.ts';
import type { Layer, SurfaceSize } from './surface-layers.ts';
import type { Strip, SurfaceLayout, Track } from './surface-layout.ts';
import type { SoundSettings } from './surface-settings.ts';
import type { SurfaceSpan } from './surface-span.ts';

/** What is painted. */
export interface PaintedSurface {
  readonly settings: SoundSettings;
  readonly scene: SpanScene;
  readonly view: SoundView;
  readonly layout: SurfaceLayout;
  readonly sound: ShownSound;
  readonly editing: SurfaceEditing;
  readonly playhead: number;
  readonly scrolled: number;
  /** The span under the pointer. */
  readonly hovered: string | undefined;
  readonly pointer: { readonly x: number; readonly y: number } | undefined;
}

const COMING = 'More is being computed …';
/** Channels that are drawn over each other take these in turn, after the ink of the theme. */
const WAVES = { light: ['#3d6b8f', '#a8642a', '#4f7d3a', '#8a4a86'], dark: ['#7fb2d9', '#e0a36b', '#93c47d', '#cf8fca'] } as const;

/** Paints the layers of a surface, and asks for the frames and tiles that are missing in what is seen. */
export class SurfacePainting {
  readonly #surface: PaintedSurface;
  #colors: SurfaceColors;
  #visible = 0;
  #omitted = '';

  constructor(surface: PaintedSurface, colors: SurfaceColors) {
    this.#surface = surface;
    this.#colors = colors;
  }

  /** Spans painted in the lanes. */
  get visible(): number {
    return this.#visible;
  }

  recolored(colors: SurfaceColors): void {
    this.#colors = colors;
  }

  /** Calls back when other spans than before are drawn by the top layer, and so left out below. */
  omitted(changed: () => void): void {
    const omitted = this.#surface.editing.preview().map(({ id }) => id).join(' ');
    if (omitted === this.#omitted) return;
    this.#omitted = omitted;
    changed();
  }

  paint(layer: Layer, context: CanvasRenderingContext2D, size: SurfaceSize, pixelRatio: number): void {
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    context.globalAlpha = 1;
    context.clearRect(0, 0, size.width, size.height);
    if (layer === 'sound') this.#paintSound(context, size, pixelRatio);
    else if (layer === 'lanes') this.#paintLanes(context, pixelRatio);
    else this.#paintTop(context, pixelRatio);
  }

  /** The frequency at a height of the surface, in words; empty beside spectrograms. */
  hertzAt(y: number): string {
    const { layout, settings } = this.#surface;
    const track = layout.tracks.find((each) => each.draws === 'spectrogram' && y >= each.y && y < each.y + each.height);
    if (track === undefined) return '';
    const hertz = hzOfRow(spectrogramStyle(settings.look, settings.sound.sampleRate, track.height).scale, y - track.y);
    return hertz < 1000 ? `${Math.round(hertz)} Hz` : `${(hertz / 1000).toFixed(2)} kHz`;
  }

  #paintSound(context: CanvasRenderingContext2D, size: SurfaceSize, pixelRatio: number): void {
    const { settings, view, layout, sound } = this.#surface;
    const { sampleRate } = settings.sound;
    const { open, visible } = sound;
    const [from, to] = [view.view.start * sampleRate, view.end * sampleRate];
    const framesPerPixel = (to - from) / Math.max(1, size.width * pixelRatio);
    if (framesPerPixel < FRAMES_PER_PEAK && open.trouble === undefined) visible.want(Math.floor(from) - 2, Math.ceil(to) + 2);
    const { muted, solo, tall } = settings.look;
    const heard = Array.from({ length: open.pyramid.channels }, (_, channel) => channel).filter((channel) => (solo.length > 0 ? solo.includes(channel) : !muted.includes(channel)));
    const wishes: SpectrogramTile[] = [];
    for (const track of layout.tracks) {
      const area = { x: 0, y: track.y, width: size.width, height: track.height };
      if (track.draws === 'spectrogram') {
        wishes.push(...this.#paintTiles(context, track, size, pixelRatio, from, to, framesPerPixel));
        continue;
      }
      const channels = track.channel === 'all' ? (heard.length > 0 ? heard : [0]) : [track.channel];
      const isQuiet = track.channel === 'all' ? heard.length === 0 : !heard.includes(track.channel);
      context.globalAlpha = isQuiet ? 0.35 : 1;
      paintWaveform(context, area, pixelRatio, { from, to, channels, pyramid: open.pyramid, window: visible.window, tall, colors: this.#waveColors(track, channels) });
      context.globalAlpha = 1;
    }
    sound.tiles.want(wishes);
    paintTimeline(context, pixelRatio, { view: view.view, seconds: settings.sound.seconds, sampleRate, y: layout.timeline.y, height: layout.timeline.height, ink: this.#colors });
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    context.fillStyle = this.#colors.line;
    for (const track of layout.tracks.slice(1)) context.fillRect(0, track.y - 1, size.width, 1);
  }

  #waveColors(track: Track, channels: readonly number[]): { readonly waves: readonly string[]; readonly clipped: string; readonly middle: string; readonly unread: string } {
    const { isDark, danger, lineStrong, line } = this.#colors;
    const waves = isDark ? WAVES.dark : WAVES.light;
    const isTold = track.channel === 'all' && channels.length <= waves.length;
    const first = isTold ? channels.map((channel) => waves[channel % waves.length] ?? waves[0]) : [waves[0]];
    return { waves: first, clipped: danger, middle: lineStrong, unread: line };
  }

  #paintTiles(context: CanvasRenderingContext2D, track: Track, size: SurfaceSize, pixelRatio: number, from: number, to: number, framesPerPixel: number): readonly SpectrogramTile[] {
    const { settings, sound } = this.#surface;
    const { look } = settings;
    const style = spectrogramStyle(look, settings.sound.sampleRate, Math.round(track.height * pixelRatio));
    const channel = track.channel === 'all' ? (look.solo.length === 1 ? (look.solo[0] ?? 'mean') : settings.sound.channels === 1 ? 0 : 'mean') : track.channel;
    const tileOf = (hop: number, index: number): SpectrogramTile => ({ channel, hop, index, shape: { windowSize: look.windowSize, window: look.window } });
    const hop = hopFor(framesPerPixel);
    const missing = paintSpectrogram(context, { x: 0, y: track.y, width: size.width, height: track.height }, pixelRatio, { from, to, frames: sound.open.frames, hop, tile: (each, index) => sound.tiles.picture(tileOf(each, index), style) });
    if (missing.length > 0 && sound.open.trouble === undefined) this.#paintComing(context, track, size, pixelRatio);
    // From the middle outwards.
    const middle = missing[Math.floor(missing.length / 2)] ?? 0;
    return sound.open.trouble === undefined ? [...missing].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle)).map((index) => tileOf(hop, index)) : [];
  }

  /** Says in the corner of a spectrogram that there is more to come. */
  #paintComing(context: CanvasRenderingContext2D, { y, height }: Track, { width }: SurfaceSize, pixelRatio: number): void {
    if (height < 24) return;
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    context.font = textFont(this.#colors);
    const wide = textWidth(context, COMING) + 10;
    context.fillStyle = this.#colors.raised;
    context.fillRect(width - wide - 4, y + height - 20, wide, 16);
    context.fillStyle = this.#colors.ink2;
    context.direction = 'ltr';
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillText(COMING, width - wide + 1, y + height - 11.5);
  }

  #paintLanes(context: CanvasRenderingContext2D, pixelRatio: number): void {
    const { settings, scene, view, layout, scrolled, hovered } = this.#surface;
    const selected = new Set(settings.selection);
    const omit = new Set(this.#omitted === '' ? [] : this.#omitted.split(' '));
    // With many lanes only what is being worked on shows through; else everything does.
    const few = scene.lanes.length <= 3;
    const isShown = ({ id, lane, showsThrough = few || lane === settings.drawLane }: SurfaceSpan) => showsThrough || selected.has(id) || id === hovered;
    for (const { draws, y, height } of layout.tracks) {
      // The colours of a spectrogram mean something: only the edges of what is selected lie on them.
      const isWave = draws === 'waveform';
      paintBands(context, pixelRatio, { view: view.view, index: scene.index, y, height, selected, hovered, omit, isShown: isWave ? isShown : ({ id }) => selected.has(id), isTinted: isWave });
    }
    this.#visible = paintLanes(context, pixelRatio, { view: view.view, layout: scene.layout, y: layout.lanes.y, height: layout.lanes.height, scrolled, selected, hovered, omit, ties: settings.ties, drawLane: settings.drawLane, ink: this.#colors });
  }

  #paintTop(context: CanvasRenderingContext2D, pixelRatio: number): void {
    const { settings, scene, view, layout, scrolled, playhead, pointer, editing } = this.#surface;
    const { sampleRate } = settings.sound;
    const { drag } = editing.gestures;
    const snap = drag === undefined || drag.doing === 'scrub' || drag.doing === 'stretch' ? undefined : drag.snap;
    paintOverlay(context, pixelRatio, {
      view: view.view,
      layout: scene.layout,
      timeline: layout.timeline,
      sound: soundStrip(layout),
      lanes: layout.lanes,
      scrolled,
      playhead: playhead / sampleRate,
      hover: pointer === undefined || drag !== undefined ? undefined : Math.max(0, Math.min(settings.sound.seconds, timeAt(view.view, pointer.x))),
      inHand: this.#inHand(),
      snap: snap === undefined ? undefined : { seconds: snap.frame / sampleRate, to: snap.to },
      ink: this.#colors,
    });
  }

  /** What is being drawn or dragged, as it would be now; the one in hand first. */
  #inHand(): readonly SurfaceSpan[] {
    const { settings, scene, editing } = this.#surface;
    const { sampleRate } = settings.sound;
    const { drag } = editing.gestures;
    const stretch = drag?.doing === 'stretch' ? drag.stretch : undefined;
    if (stretch !== undefined) return [{ id: '', name: '', lane: '', color: this.#colors.accent, start: stretch.start / sampleRate, end: stretch.end / sampleRate }];
    const drawn = editing.drawn();
    const fresh = drawn === undefined ? [] : [{ id: '', name: '', lane: drawn.lane, color: settings.drawColor, start: drawn.stretch.start / sampleRate, end: drawn.stretch.end / sampleRate }];
    return [...fresh, ...editing.preview().flatMap(({ id, lane, start, end }) => {
      const span = scene.byId(id);
      return span === undefined ? [] : [{ ...span, lane, start: start / sampleRate, end: end / sampleRate }];
    })];
  }
}

/** From the first track to the last. */
function soundStrip({ timeline, lanes }: SurfaceLayout): Strip {
  const y = timeline.y + timeline.height;
  return { y, height: lanes.y - y };
}
