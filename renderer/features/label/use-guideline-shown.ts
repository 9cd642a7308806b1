import { useState } from 'react';

const PLACE = 'concord/guideline-shown';

/** Whether the guideline stands beside the sample, and what turns it on or off; kept on this device. */
export function useGuidelineShown(): readonly [isShown: boolean, turn: () => void] {
  const [isShown, setShown] = useState(() => localStorage.getItem(PLACE) === 'yes');
  return [
    isShown,
    () => {
      localStorage.setItem(PLACE, isShown ? 'no' : 'yes');
      setShown(!isShown);
    },
  ];
}
