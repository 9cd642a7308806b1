import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { AudioSurface } from '../../renderer/audio/audio-surface.tsx';
import { type SoundLook, STANDARD_LOOK } from '../../renderer/audio/sound-look.ts';
import type { SoundSurfaceCommand } from '../../renderer/audio/surface-commands.ts';
import type { AudioSurfaceHandle, AudioSurfaceProps } from '../../renderer/audio/surface-props.ts';
import type { SurfaceSpan } from '../../renderer/audio/surface-span.ts';
import { SoundDoor } from '../../renderer/state/sound-door.ts';
import { WorkingDatabase } from '../../renderer/storage/database.ts';
import { SoundStore } from '../../renderer/storage/sound-store.ts';
import '../../renderer/app/tokens.css';

type PageProps = Omit<AudioSurfaceProps, 'label' | 'cspNonce' | 'look'> & { readonly look: Partial<SoundLook>; readonly keeps: boolean };

/** A page that is nothing but a sound surface, with an app of a few lines behind it: what tests and benches of the surface drive. */
export interface AudioPage {
  set(props: Partial<PageProps>): void;
  readonly spans: () => readonly SurfaceSpan[];
  readonly selection: () => readonly string[];
  readonly look: () => SoundLook;
  /** What the surface has told, in order: the event, and what came with it. */
  readonly told: (readonly [string, unknown])[];
  readonly run: (command: SoundSurfaceCommand) => boolean;
  readonly handle: () => AudioSurfaceHandle | null;
  /** Whether what was measured of a recording is in the page's store. */
  readonly isKept: (sound: AudioSurfaceProps['sound']) => Promise<boolean>;
}

const COLOR = '#0b8a6a';
const told: (readonly [string, unknown])[] = [];
let props: Partial<PageProps> = {};
let spans: readonly SurfaceSpan[] = [];
let selection: readonly string[] = [];
let look: SoundLook = STANDARD_LOOK;
let drawLane: string | undefined;
let handle: AudioSurfaceHandle | null = null;
let count = 0;

const forgetful: ConstructorParameters<typeof SoundDoor>[0] = {
  peaks: () => Promise.resolve(undefined),
  keepPeaks: () => Promise.resolve(),
  tile: () => Promise.resolve(undefined),
  keepTile: () => Promise.resolve(),
};
/** The app's own door, with a store that forgets all, or one of this page. */
const caches = { kept: new SoundDoor(new SoundStore(new WorkingDatabase('audio-page'))), forgotten: new SoundDoor(forgetful) };

const element = document.querySelector('#root');
const root = element === null ? undefined : createRoot(element);

function render(): void {
  flushSync(() => root?.render(<StrictMode>{surface()}</StrictMode>));
}

function tell(name: string, what: unknown, change: () => void = () => undefined): void {
  told.push([name, what]);
  change();
  queueMicrotask(render);
}

function surface() {
  const { sound, lanes = [], keeps = false, look: _, spans: __, selection: ___, drawLane: ____, ...others } = props;
  if (sound === undefined) return null;
  return (
    <AudioSurface
      sound={sound}
      label="Sound under test"
      cspNonce="nonce-under-test"
      cache={keeps ? caches.kept : caches.forgotten}
      lanes={lanes}
      drawColor={COLOR}
      onSelect={(ids) => tell('select', ids, () => { selection = ids; })}
      onDraw={(drawn) => tell('draw', drawn, () => {
        const span = { id: `new-${++count}`, color: COLOR, name: 'thing', ...drawn };
        spans = [...spans, span];
        selection = [span.id];
      })}
      onChange={(changes) => tell('change', changes, () => {
        const byId = new Map(changes.map((change) => [change.id, change]));
        spans = spans.map((span) => ({ ...span, ...byId.get(span.id) }));
      })}
      onSplit={(cut) => tell('split', cut, () => {
        spans = spans.flatMap((span) => (span.id === cut.id ? [{ ...span, end: cut.at }, { ...span, id: `new-${++count}`, start: cut.at }] : [span]));
      })}
      onMerge={(ids) => tell('merge', ids, () => {
        const [first] = ids;
        const parts = spans.filter(({ id }) => ids.includes(id));
        const whole = { start: Math.min(...parts.map(({ start }) => start)), end: Math.max(...parts.map(({ end }) => end)) };
        spans = spans.flatMap((span) => (span.id === first ? [{ ...span, ...whole }] : ids.includes(span.id) ? [] : [span]));
      })}
      onRemove={(ids) => tell('remove', ids, () => {
        spans = spans.filter(({ id }) => !ids.includes(id));
        selection = [];
      })}
      onLook={(next) => tell('look', next, () => { look = next; })}
      onLane={(lane) => tell('lane', lane, () => { drawLane = lane; })}
      {...others}
      {...(drawLane === undefined ? {} : { drawLane })}
      spans={spans}
      selection={selection}
      look={look}
      ref={(next) => { handle = next; }}
    />
  );
}

const page: AudioPage = {
  set: (next) => {
    props = { ...props, ...next };
    spans = next.spans ?? spans;
    selection = next.selection ?? (next.spans === undefined ? selection : []);
    look = { ...look, ...next.look };
    if ('drawLane' in next) drawLane = next.drawLane;
    render();
  },
  spans: () => spans,
  selection: () => selection,
  look: () => look,
  told,
  run: (command) => handle?.run(command) ?? false,
  handle: () => handle,
  isKept: async (sound) => (await caches.kept.kept(sound)) !== undefined,
};
Object.defineProperty(globalThis, 'audioPage', { value: page });
