import type { SoundView } from './sound-view.ts';
import type { ShownSound } from './shown-sound.ts';
import type { SpanScene } from './span-scene.ts';
import type { SurfaceEditing } from './surface-editing.ts';
import type { SoundSettings } from './surface-settings.ts';

export interface FactsOf {
  readonly settings: SoundSettings;
  readonly scene: SpanScene;
  readonly view: SoundView;
  readonly sound: ShownSound;
  readonly editing: SurfaceEditing;
  readonly playhead: number;
  /** Spans painted in the lanes. */
  readonly visible: number;
}

/** Writes what tests and styles may read into the data attributes of an element. */
export function publishFacts(frame: HTMLElement, { settings, scene, view, sound, editing, playhead, visible }: FactsOf): void {
  const { open, player } = sound;
  const { isPlaying, loop } = player.state();
  const known = open.known;
  const facts: Readonly<Record<string, string>> = {
    loaded: String(open.pyramid.known > 0 || open.trouble !== undefined),
    known: String(known === 1 ? 1 : Math.floor(known * 1000) / 1000),
    view: `${view.view.start} ${view.view.pixelsPerSecond}`,
    spans: String(scene.size),
    visible: String(visible),
    selected: String(settings.selection.length),
    playing: String(isPlaying),
    loop: loop === undefined ? '' : `${loop.start} ${loop.end}`,
    rate: String(player.state().rate),
    drawing: String(editing.isDrawing),
    snap: snapOf(editing),
    trouble: open.trouble?.because ?? '',
    ...(isPlaying ? {} : { position: String(playhead) }),
  };
  for (const [name, value] of Object.entries(facts)) if (frame.dataset[name] !== value) frame.dataset[name] = value;
}

function snapOf({ gestures: { drag } }: SurfaceEditing): string {
  return drag === undefined || drag.doing === 'scrub' || drag.doing === 'stretch' ? '' : (drag.snap?.to ?? '');
}
