import { useEffect, useState } from 'react';
import { ActiveTime } from './active-time.ts';

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Active time from now on, fed by what the hands do. */
export function useActiveTime(): ActiveTime {
  const [time] = useState(() => new ActiveTime(performance.now()));
  useEffect(() => {
    const touch = () => time.touch(performance.now());
    for (const sign of SIGNS_OF_LIFE) globalThis.addEventListener(sign, touch, { passive: true });
    return () => {
      for (const sign of SIGNS_OF_LIFE) globalThis.removeEventListener(sign, touch);
    };
  }, [time]);
  return time;
}
