import type { FrameSpan, SpanEdge } from './geometry/span-edits.ts';
import { extendedFromPrevious, lanesShifted, merged, resized, splitAt } from './geometry/span-edits.ts';
import type { SoundPlayer } from './play/sound-player.ts';
import { RATES, type SoundLook } from './sound-look.ts';
import type { SoundView } from './sound-view.ts';
import type { SpanScene } from './span-scene.ts';
import type { SoundSurfaceCommand } from './surface-commands.ts';
import type { SurfaceEditing } from './surface-editing.ts';
import type { SoundSettings } from './surface-settings.ts';

/** What commands need of a surface. Frames are integers. */
export interface CommandedSurface {
  readonly settings: SoundSettings;
  readonly scene: SpanScene;
  readonly view: SoundView;
  readonly player: SoundPlayer;
  readonly editing: SurfaceEditing;
  readonly frames: number;
  readonly playhead: number;
  /** Pixel at which keys zoom. */
  readonly zoomAt: number;
  /** Moves the playhead by hand, and brings it into sight. */
  seek(frame: number): void;
  /** Scrolls and zooms by hand. */
  byHand(act: (view: SoundView) => void): void;
  changeLook(part: Partial<SoundLook>): void;
  reveal(id: string): void;
  hint(text: string): void;
}

type Runner = (surface: CommandedSurface) => boolean;

const nudge = (edge: SpanEdge, milliseconds: number): Runner => (surface) => {
  const span = chosen(surface);
  if (span === undefined || !surface.scene.canChange(span.id)) return false;
  const rate = surface.settings.sound.sampleRate;
  // Below 1,000 frames a second a millisecond is less than a frame: keys move at least one.
  surface.editing.nudge(span, edge, Math.sign(milliseconds) * Math.max(1, Math.round((Math.abs(milliseconds) / 1000) * rate)));
  return true;
};

const cursor = (milliseconds: number): Runner => (surface) => seekBy(surface, (milliseconds / 1000) * surface.settings.sound.sampleRate);
const cursorByPixel = (pixels: number): Runner => (surface) => {
  const by = (pixels / surface.view.view.pixelsPerSecond) * surface.settings.sound.sampleRate;
  return seekBy(surface, Math.sign(by) * Math.max(1, Math.round(Math.abs(by))));
};

const RUNNERS: Readonly<Record<SoundSurfaceCommand, Runner>> = {
  play: ({ player }) => done(player.toggle()),
  'play-selected': (surface) => withStretch(surface, ({ start, end }) => surface.player.playSpan(start, end)),
  'loop-selected': (surface) => surface.editing.toggleLoop(chosen(surface)),
  'play-visible': ({ player, view, settings: { sound } }) => done(player.playSpan(Math.round(view.view.start * sound.sampleRate), Math.round(view.end * sound.sampleRate))),
  'play-around-start': (surface) => withStretch(surface, ({ start }) => surface.editing.playAround(start)),
  'play-around-end': (surface) => withStretch(surface, ({ end }) => surface.editing.playAround(end)),
  back: (surface) => seekBy(surface, -surface.settings.look.jump * surface.settings.sound.sampleRate),
  on: (surface) => seekBy(surface, surface.settings.look.jump * surface.settings.sound.sampleRate),
  slower: (surface) => setRate(surface, RATES.findLast((rate) => rate < surface.player.state().rate - 1e-6)),
  faster: (surface) => setRate(surface, RATES.find((rate) => rate > surface.player.state().rate + 1e-6)),
  'normal-speed': (surface) => setRate(surface, 1),
  start: (surface) => done(surface.seek(0)),
  end: (surface) => done(surface.seek(surface.frames)),
  'cursor-earlier': cursorByPixel(-1),
  'cursor-later': cursorByPixel(1),
  'cursor-earlier-100ms': cursor(-100),
  'cursor-later-100ms': cursor(100),
  'cursor-earlier-1s': cursor(-1000),
  'cursor-later-1s': cursor(1000),
  'draw-begin': (surface) => surface.editing.beginDrawing(),
  'draw-end': (surface) => surface.editing.endDrawing(),
  'extend-previous': extendPrevious,
  split,
  merge,
  remove,
  'select-all': ({ scene, settings }) => done(settings.events.onSelect?.(scene.index.spans.map(({ id }) => id))),
  'next-span': (surface) => goOn(surface, 1),
  'previous-span': (surface) => goOn(surface, -1),
  'start-to-playhead': (surface) => toPlayhead(surface, 'start'),
  'end-to-playhead': (surface) => toPlayhead(surface, 'end'),
  'start-earlier-1ms': nudge('start', -1),
  'start-later-1ms': nudge('start', 1),
  'start-earlier-10ms': nudge('start', -10),
  'start-later-10ms': nudge('start', 10),
  'start-earlier-100ms': nudge('start', -100),
  'start-later-100ms': nudge('start', 100),
  'end-earlier-1ms': nudge('end', -1),
  'end-later-1ms': nudge('end', 1),
  'end-earlier-10ms': nudge('end', -10),
  'end-later-10ms': nudge('end', 10),
  'end-earlier-100ms': nudge('end', -100),
  'end-later-100ms': nudge('end', 100),
  'lane-up': (surface) => toLane(surface, -1),
  'lane-down': (surface) => toLane(surface, 1),
  'zoom-in': (surface) => done(surface.byHand((view) => view.zoom(1.5, surface.zoomAt))),
  'zoom-out': (surface) => done(surface.byHand((view) => view.zoom(1 / 1.5, surface.zoomAt))),
  fit: ({ view }) => done(view.fit()),
  'zoom-selection': (surface) => withStretch(surface, ({ start, end }) => surface.view.zoomTo(start / surface.settings.sound.sampleRate, end / surface.settings.sound.sampleRate)),
  'scroll-left': (surface) => done(surface.byHand((view) => view.pan(-0.8 * view.view.width))),
  'scroll-right': (surface) => done(surface.byHand((view) => view.pan(0.8 * view.view.width))),
  taller: (surface) => done(surface.changeLook({ tall: Math.min(64, surface.settings.look.tall * 1.5) })),
  flatter: (surface) => done(surface.changeLook({ tall: Math.max(1, surface.settings.look.tall / 1.5) })),
  'toggle-spectrogram': (surface) => done(surface.changeLook({ spectrogram: !surface.settings.look.spectrogram })),
  'toggle-channels': (surface) => surface.settings.sound.channels > 1 && done(surface.changeLook({ channels: surface.settings.look.channels === 'split' ? 'together' : 'split' })),
  'toggle-snapping': (surface) => {
    surface.changeLook({ snapping: !surface.settings.look.snapping });
    return done(surface.hint(surface.settings.look.snapping ? 'Snapping is off' : 'Snapping is on'));
  },
  'toggle-follow': (surface) => {
    surface.changeLook({ follow: !surface.settings.look.follow });
    return done(surface.hint(surface.settings.look.follow ? 'The view stays where it is' : 'The view follows the playhead'));
  },
};

/** These go on while something is being drawn or dragged. */
const ANY_TIME: ReadonlySet<SoundSurfaceCommand> = new Set<SoundSurfaceCommand>(['play', 'back', 'on', 'slower', 'faster', 'normal-speed', 'start', 'end', 'cursor-earlier', 'cursor-later', 'cursor-earlier-100ms', 'cursor-later-100ms', 'cursor-earlier-1s', 'cursor-later-1s', 'draw-begin', 'draw-end', 'zoom-in', 'zoom-out', 'fit', 'scroll-left', 'scroll-right', 'taller', 'flatter', 'toggle-snapping', 'toggle-follow', 'toggle-spectrogram', 'toggle-channels']);

/** Does what a key of the surface does; false when it does not apply now. */
export function runSoundCommand(command: SoundSurfaceCommand, surface: CommandedSurface): boolean {
  if (surface.editing.isBusy && !ANY_TIME.has(command)) return true; // nothing is lost in the middle of a gesture
  if (!/^(?:start|end)-(?:earlier|later)-/.test(command)) surface.editing.settle();
  return RUNNERS[command](surface);
}

function done(_what: void | undefined): true {
  return true;
}

/** The span that keys are about: the one selected last, else the one in the lane to draw in at the playhead. */
function chosen({ settings: { selection, drawLane }, scene, editing, playhead }: CommandedSurface): FrameSpan | undefined {
  const last = selection.at(-1);
  const selected = last === undefined ? undefined : editing.current(last);
  return selected ?? scene.lasting(playhead, drawLane);
}

/** From the first start to the last end of what is selected, or of the span at the playhead. */
function withStretch(surface: CommandedSurface, act: (stretch: { readonly start: number; readonly end: number }) => void): boolean {
  const selected = surface.settings.selection.flatMap((id) => surface.editing.current(id) ?? []);
  const only = chosen(surface);
  const spans = selected.length > 0 ? selected : only === undefined ? [] : [only];
  if (spans.length === 0) return false;
  act({ start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) });
  return true;
}

function seekBy(surface: CommandedSurface, by: number): boolean {
  surface.seek(Math.min(surface.frames, Math.max(0, surface.playhead + Math.round(by))));
  return true;
}

function setRate(surface: CommandedSurface, rate: number | undefined): boolean {
  if (rate === undefined) return true;
  surface.player.setRate(rate);
  surface.changeLook({ rate });
  return true;
}

/** Selected spans that can be changed. */
function changeable({ settings, scene }: CommandedSurface): readonly FrameSpan[] {
  return settings.selection.filter((id) => scene.canChange(id)).flatMap((id) => scene.inFrames(id) ?? []);
}

function extendPrevious(surface: CommandedSurface): boolean {
  const { drawLane, events, sound } = surface.settings;
  if (drawLane === undefined || !surface.scene.openLanes.includes(drawLane)) return false;
  const stretch = extendedFromPrevious(surface.scene.frameSpans, drawLane, surface.playhead, surface.frames);
  if (stretch === undefined) surface.hint('Nothing to extend: put the playhead behind the last span of the lane.');
  else events.onDraw?.({ lane: drawLane, start: stretch.start / sound.sampleRate, end: stretch.end / sound.sampleRate });
  return true;
}

function split(surface: CommandedSurface): boolean {
  const { events, sound, drawLane } = surface.settings;
  if (events.onSplit === undefined) return false;
  const at = surface.playhead;
  const candidates = [...changeable(surface), surface.scene.lasting(at, drawLane), surface.scene.lasting(at)].flatMap((span) => span ?? []);
  const span = candidates.find((each) => surface.scene.canChange(each.id) && splitAt(each, at) !== undefined);
  if (span === undefined) surface.hint('Nothing to split: put the playhead inside a span.');
  else events.onSplit({ id: span.id, at: at / sound.sampleRate });
  return true;
}

function merge(surface: CommandedSurface): boolean {
  const { onMerge } = surface.settings.events;
  if (onMerge === undefined) return false;
  const selected = changeable(surface);
  const [only] = selected;
  if (only === undefined) return false;
  const next = selected.length > 1 ? undefined : surface.scene.index.next(only.id, only.lane);
  const all = [...selected, ...(next === undefined || !surface.scene.canChange(next.id) ? [] : [surface.scene.inFrames(next.id)])].flatMap((span) => span ?? []);
  if (all.length < 2) surface.hint('Nothing to merge with: no span follows in the lane.');
  else if (merged(all) === undefined) surface.hint('Spans of different lanes cannot be merged: put them into one lane first.');
  else onMerge(all.sort((a, b) => a.start - b.start || a.end - b.end).map(({ id }) => id));
  return true;
}

function remove(surface: CommandedSurface): boolean {
  const ids = changeable(surface).map(({ id }) => id);
  const { onRemove } = surface.settings.events;
  if (onRemove === undefined || ids.length === 0) return false;
  onRemove(ids);
  return true;
}

/** The span after, or before, the selected one in the order of time, wrapping round; with none selected, from the playhead. */
function goOn(surface: CommandedSurface, by: 1 | -1): boolean {
  const { settings, scene, playhead } = surface;
  const { spans } = scene.index;
  const near = scene.next(settings.selection.at(-1), playhead, by);
  const next = near ?? (by === 1 ? spans[0] : spans.at(-1));
  if (next === undefined) return false;
  settings.events.onSelect?.([next.id]);
  surface.reveal(next.id);
  return true;
}

function toPlayhead(surface: CommandedSurface, edge: SpanEdge): boolean {
  const span = changeable(surface).at(-1);
  if (span === undefined) return false;
  const spans = resized([{ span, edge }], surface.playhead, surface.frames);
  if (spans.length > 0) surface.editing.changed(spans);
  return true;
}

function toLane(surface: CommandedSurface, by: 1 | -1): boolean {
  const { drawLane, events } = surface.settings;
  const { openLanes } = surface.scene;
  const selected = changeable(surface);
  if (selected.length > 0) {
    const spans = lanesShifted(selected, openLanes, by);
    if (spans.length > 0) surface.editing.changed(spans);
    return true;
  }
  const next = openLanes[openLanes.indexOf(drawLane ?? '') + by];
  if (next === undefined || events.onLane === undefined) return false;
  events.onLane(next);
  return true;
}
