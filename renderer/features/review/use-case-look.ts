import { useState } from 'react';
import { type SoundLook, STANDARD_LOOK } from '../../audio/sound-look.ts';

const PLACE = 'concord/review-sound';
/** What is kept of it: switches. The rest belongs to one recording, or to one moment. */
const KEPT = ['spectrogram', 'follow', 'normalize', 'snapping'] as const satisfies readonly (keyof SoundLook)[];

/** How the lead likes to look at sounds and hear them; switches are kept on this device. */
export function useCaseLook(): readonly [SoundLook, (next: SoundLook) => void] {
  const [look, setLook] = useState(() => lookFrom(localStorage.getItem(PLACE)));
  return [
    look,
    (next) => {
      setLook(next);
      localStorage.setItem(PLACE, JSON.stringify(Object.fromEntries(KEPT.map((what) => [what, next[what]]))));
    },
  ];
}

/** The look that a text holds; the standard where it is damaged or from another Concord. */
export function lookFrom(written: string | null): SoundLook {
  const kept = parsed(written ?? '{}');
  const switches = KEPT.flatMap((what) => (typeof kept?.[what] === 'boolean' ? [[what, kept[what]] as const] : []));
  return { ...STANDARD_LOOK, ...Object.fromEntries(switches) };
}

function parsed(written: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const kept: unknown = JSON.parse(written);
    return typeof kept === 'object' && kept !== null ? (kept as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
