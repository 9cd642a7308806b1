import { useState } from 'react';
import { type Adjustments, AS_IT_IS, CHANNELS, type Channel } from '../../canvas/adjustments.ts';

/** How images are looked at and drawn on; kept on this device, the files stay as they are. */
export interface ImageLook extends Adjustments {
  readonly snapping: boolean;
  readonly crosshair: boolean;
  readonly rulers: boolean;
  readonly readout: boolean;
  /** What the pointer is for: drawing with the tool of the question, by extreme points where it asks for boxes, or only editing. */
  readonly mode: 'draw' | 'extreme' | 'select';
}

export interface ImageLookSwitch {
  readonly look: ImageLook;
  readonly set: (change: Partial<ImageLook>) => void;
}

const PLACE = 'concord/image-look';
const DEFAULT: ImageLook = { ...AS_IT_IS, snapping: true, crosshair: true, rulers: false, readout: true, mode: 'draw' };

export function useImageLook(): ImageLookSwitch {
  const [look, setLook] = useState(readLook);
  return {
    look,
    set(change) {
      const next = { ...look, ...change };
      setLook(next);
      localStorage.setItem(PLACE, JSON.stringify(next));
    },
  };
}

function readLook(): ImageLook {
  return decodedLook(localStorage.getItem(PLACE));
}

/** What was kept, as far as it makes sense: the standard for the rest. */
export function decodedLook(kept: string | null): ImageLook {
  const said = parsed(kept);
  const within = (name: 'brightness' | 'contrast' | 'gamma', low: number, high: number) => {
    const value = said[name];
    return typeof value === 'number' && value >= low && value <= high ? value : DEFAULT[name];
  };
  const flag = (name: 'snapping' | 'crosshair' | 'rulers' | 'readout') => (typeof said[name] === 'boolean' ? said[name] : DEFAULT[name]);
  return {
    brightness: within('brightness', -1, 1),
    contrast: within('contrast', -1, 1),
    gamma: within('gamma', 0.2, 5),
    channel: CHANNELS.find((channel: Channel) => channel === said['channel']) ?? DEFAULT.channel,
    snapping: flag('snapping'),
    crosshair: flag('crosshair'),
    rulers: flag('rulers'),
    readout: flag('readout'),
    mode: said['mode'] === 'extreme' || said['mode'] === 'select' ? said['mode'] : DEFAULT.mode,
  };
}

function parsed(kept: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(kept ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

export function isAsItIs({ brightness, contrast, gamma, channel }: Adjustments): boolean {
  return brightness === 0 && contrast === 0 && gamma === 1 && channel === 'color';
}
