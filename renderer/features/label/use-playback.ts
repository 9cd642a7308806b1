import { type RefObject, useRef, useState } from 'react';
import type { AudioSurfaceHandle } from '../../audio/surface-props.ts';
import type { PlayerState } from '../../audio/play/player-state.ts';
import type { SoundHabits } from '../../listening/use-sound-look.ts';

const STILL: Pick<PlayerState, 'isPlaying' | 'loop' | 'trouble'> = { isPlaying: false, loop: undefined, trouble: undefined };
/** A playhead that moved by less than this, in seconds, was not moved by anybody: what was paused is what goes on. */
const STAYED = 0.1;

export type Playback = ReturnType<typeof usePlayback>;

/** Playing and pausing one sound, with the step back after a pause that transcribers know from their pedals. */
export function usePlayback(surface: RefObject<AudioSurfaceHandle | null>, { autoBack, playAtOnce }: Pick<SoundHabits, 'autoBack' | 'playAtOnce'>) {
  const [state, setState] = useState<Pick<PlayerState, 'isPlaying' | 'loop' | 'trouble'>>(STILL);
  const paused = useRef<number>(undefined);

  function playOrPause(): boolean {
    const player = surface.current;
    if (player === null) return false;
    if (player.isPlaying()) {
      player.pause();
      paused.current = player.currentTime();
      return true;
    }
    const goesOn = paused.current !== undefined && Math.abs(player.currentTime() - paused.current) < STAYED;
    if (goesOn && autoBack > 0 && state.loop === undefined) player.seekBy(-autoBack);
    paused.current = undefined;
    player.toggle();
    return true;
  }

  /** A recording came up. The browser plays nothing before the first press of a key or button: it would begin in the middle of another one. */
  function shown(): void {
    if (playAtOnce && navigator.userActivation.hasBeenActive && surface.current?.isPlaying() === false) surface.current.toggle();
  }

  return {
    ...state,
    playOrPause,
    shown,
    onPlayer: ({ isPlaying, loop, trouble }: PlayerState) => setState((now) => (now.isPlaying === isPlaying && now.loop === loop && now.trouble === trouble ? now : { isPlaying, loop, trouble })),
  };
}
