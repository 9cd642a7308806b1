import type { SoundSurvey } from '../../shared/signal/sound-survey.ts';
import type { Trouble } from '../workers/sound-trouble.ts';
import type { LaneBand } from './geometry/lane-rows.ts';
import type { SoundRoom } from './shown-sound.ts';
import type { LayerCanvases } from './surface-layers.ts';
import type { SurfaceLayout } from './surface-layout.ts';
import type { WordElements } from './surface-words.ts';

export interface SurfaceElements {
  readonly frame: HTMLElement;
  readonly layers: LayerCanvases;
  readonly words: WordElements;
  /** Names of the lanes, scrolled with them. */
  readonly laneNames: HTMLElement;
}

/** What React shows beside the canvases: it changes seldom. */
export interface SurfaceState {
  readonly trouble: Trouble | undefined;
  readonly survey: SoundSurvey | undefined;
  readonly layout: SurfaceLayout;
  readonly bands: readonly LaneBand[];
}

export interface SurfaceRoom extends SoundRoom {
  readonly elements: SurfaceElements;
  readonly tell: (state: SurfaceState) => void;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
