import { listeningGain } from '../../shared/signal/sound-survey.ts';
import { OpenSound, type SoundNews } from './open-sound.ts';
import type { PlayerState } from './play/player-state.ts';
import type { SoundPlayer } from './play/sound-player.ts';
import type { SoundCache } from './sound-cache.ts';
import { channelGains, type SoundLook } from './sound-look.ts';
import { type OverviewElements, type OverviewEvents, SoundOverview } from './sound-overview.ts';
import { SpectrogramTiles } from './spectrogram-tiles.ts';
import type { SurfaceColors } from './surface-colors.ts';
import type { SurfaceSound } from './surface-span.ts';
import { VisibleFrames } from './visible-frames.ts';

export interface SoundRoom {
  readonly overview: OverviewElements;
  readonly cspNonce: string;
}

export interface SoundEvents extends OverviewEvents {
  readonly onNews: (news: SoundNews) => void;
  readonly onPlayer: (state: PlayerState) => void;
  /** Something to paint has arrived. */
  readonly onArrived: () => void;
}

/** A recording with everything that the surface draws and plays of it: gone as a whole when another one comes. */
export class ShownSound {
  readonly open: OpenSound;
  readonly tiles: SpectrogramTiles;
  readonly visible: VisibleFrames;
  readonly #overviewIn: (colors: SurfaceColors) => SoundOverview;
  #overview: SoundOverview;
  readonly #unsubscribe: () => void;
  readonly #look: () => SoundLook;

  constructor(sound: SurfaceSound, cache: SoundCache, room: SoundRoom, colors: SurfaceColors, look: () => SoundLook, on: SoundEvents) {
    this.#look = look;
    this.open = new OpenSound(sound, cache, (news) => {
      if (news === 'survey') this.#gain();
      this.#overview.grown(news !== 'peaks' || this.open.known === 1);
      on.onNews(news);
    });
    this.tiles = new SpectrogramTiles(sound, cache, on.onArrived);
    this.visible = new VisibleFrames({ frames: this.open.frames, channels: sound.channels, read: (from, to) => this.open.reader.read(from, to) }, { arrived: on.onArrived, failed: (error) => this.open.fail(error) });
    this.#overviewIn = (inColors) => new SoundOverview(room.overview, this.open, { cspNonce: room.cspNonce, colors: inColors }, on);
    this.#overview = this.#overviewIn(colors);
    this.#unsubscribe = this.player.subscribe(on.onPlayer);
    this.lookChanged(undefined);
  }

  get player(): SoundPlayer {
    return this.open.player;
  }

  /** Heard as the look says; a rate that somebody chose otherwise stays until the look has another. */
  lookChanged(before: SoundLook | undefined): void {
    const look = this.#look();
    if (before?.rate !== look.rate) this.player.setRate(look.rate);
    this.player.setChannels(channelGains(look, this.open.sound.channels));
    this.#gain();
  }

  showWindow(start: number, end: number): void {
    this.#overview.show(start, end);
  }

  /** In another theme. */
  recolored(colors: SurfaceColors): void {
    const { shown } = this.#overview;
    this.#overview.close();
    this.#overview = this.#overviewIn(colors);
    this.#overview.show(shown.start, shown.end);
  }

  resized(): void {
    this.#overview.resized();
  }

  close(): void {
    this.#unsubscribe();
    this.#overview.close();
    this.tiles.close();
    this.visible.close();
    this.open.close();
  }

  #gain(): void {
    const { survey } = this.open;
    this.player.setGain(this.#look().normalize && survey !== undefined ? listeningGain(survey) : 1);
  }
}
