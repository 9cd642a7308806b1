import { useState } from 'react';
import type { ColorMapName } from '../../shared/signal/color-map.ts';
import { WINDOW_SIZES } from '../../shared/signal/spectrogram-columns.ts';
import { WINDOW_NAMES } from '../../shared/signal/window-functions.ts';
import { type SoundLook, STANDARD_LOOK } from '../audio/sound-look.ts';

/** How somebody works with sounds, beyond how they look. */
export interface SoundHabits {
  /** Seconds that playing goes back when it goes on after a pause, 0 to 2: the last word is heard again. */
  readonly autoBack: number;
  /** A span is played when its text is gone to. */
  readonly playOnFocus: boolean;
  /** A recording is played when it comes up: for one short clip after the other. */
  readonly playAtOnce: boolean;
}

export interface KeptSound {
  readonly look: SoundLook;
  readonly habits: SoundHabits;
}

export interface SoundLookSwitch extends KeptSound {
  readonly set: (change: Partial<SoundLook>) => void;
  readonly setHabits: (change: Partial<SoundHabits>) => void;
}

const PLACE = 'concord/sound-look';
const STANDARD: KeptSound = { look: STANDARD_LOOK, habits: { autoBack: 0, playOnFocus: true, playAtOnce: false } };

export const COLOR_NAMES: readonly { readonly value: ColorMapName; readonly label: string }[] = [
  { value: 'viridis', label: 'Viridis' },
  { value: 'magma', label: 'Magma' },
  { value: 'cividis', label: 'Cividis' },
  { value: 'grey', label: 'Gray' },
  { value: 'inverse-grey', label: 'Gray, dark is loud' },
];
export const SCALES = ['linear', 'mel', 'log'] as const satisfies readonly SoundLook['scale'][];

/**
 * How sounds are looked at and listened to, on every screen that shows them; kept on this device, the files stay as they are. Which channels are
 * heard belongs to one recording, and is not kept.
 */
export function useSoundLook(): SoundLookSwitch {
  const [kept, setKept] = useState(() => decodedSound(localStorage.getItem(PLACE)));
  function keep(next: KeptSound): void {
    setKept(next);
    localStorage.setItem(PLACE, JSON.stringify({ look: { ...next.look, muted: [], solo: [] }, habits: next.habits }));
  }
  return {
    ...kept,
    set: (change) => keep({ ...kept, look: { ...kept.look, ...change } }),
    setHabits: (change) => keep({ ...kept, habits: { ...kept.habits, ...change } }),
  };
}

/** What was kept, as far as it makes sense: the standard for the rest. */
export function decodedSound(kept: string | null): KeptSound {
  const said = record(parsed(kept));
  const [look, habits] = [record(said['look']), record(said['habits'])];
  const within = (value: unknown, low: number, high: number, standard: number) => (typeof value === 'number' && value >= low && value <= high ? value : standard);
  const flag = (value: unknown, standard: boolean) => (typeof value === 'boolean' ? value : standard);
  const one = <Value>(value: unknown, all: readonly Value[], standard: Value): Value => all.find((each) => each === value) ?? standard;
  const { look: as, habits: usual } = STANDARD;
  const [low, high] = [within(look['low'], 0, 96_000, as.low), within(look['high'], 0, 96_000, as.high)];
  return {
    look: {
      channels: one(look['channels'], ['together', 'split'] as const, as.channels),
      muted: [],
      solo: [],
      spectrogram: flag(look['spectrogram'], as.spectrogram),
      windowSize: one(look['windowSize'], WINDOW_SIZES, as.windowSize),
      window: one(look['window'], WINDOW_NAMES, as.window),
      scale: one(look['scale'], SCALES, as.scale),
      colors: one(look['colors'], COLOR_NAMES.map(({ value }) => value), as.colors),
      ...(high === 0 || low < high ? { low, high } : { low: as.low, high: as.high }),
      floor: within(look['floor'], 20, 120, as.floor),
      follow: flag(look['follow'], as.follow),
      normalize: flag(look['normalize'], as.normalize),
      snapping: flag(look['snapping'], as.snapping),
      tall: within(look['tall'], 1, 64, as.tall),
      rate: within(look['rate'], 0.25, 4, as.rate),
      jump: within(look['jump'], 0.1, 60, as.jump),
    },
    habits: {
      autoBack: within(habits['autoBack'], 0, 2, usual.autoBack),
      playOnFocus: flag(habits['playOnFocus'], usual.playOnFocus),
      playAtOnce: flag(habits['playAtOnce'], usual.playAtOnce),
    },
  };
}

function parsed(kept: string | null): unknown {
  try {
    return JSON.parse(kept ?? '{}');
  } catch {
    return {};
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
