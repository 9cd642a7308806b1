/** A horizontal strip of the surface, in CSS pixels from its top. */
export interface Strip {
  readonly y: number;
  readonly height: number;
}

/** One strip of sound: the waveform or the spectrogram of a channel, or of all together. */
export interface Track extends Strip {
  readonly draws: 'waveform' | 'spectrogram';
  readonly channel: number | 'all';
}

export interface SurfaceLayout {
  readonly timeline: Strip;
  readonly tracks: readonly Track[];
  /** Where lanes are seen; they scroll inside when they need more. */
  readonly lanes: Strip;
}

export interface LayoutWish {
  readonly height: number;
  readonly channels: number;
  readonly isSplit: boolean;
  readonly spectrogram: boolean;
  /** What all lanes need. */
  readonly lanesHeight: number;
}

const TIMELINE = 22;
/** A spectrogram of each channel is worth it from this height on; below, one stands for all. */
const LEAST_SPECTROGRAM = 56;
/** Sound keeps this much of the height, however many lanes there are. */
const LEAST_SOUND = 72;
const GAP = 1;

/**
 * Where timeline, waveforms, spectrograms and lanes are, from the top down, without a rest. Lanes get what they need up to half of the
 * height (more, where the sound has enough); the sound gets the rest.
 */
export function surfaceLayout({ height, channels, isSplit, spectrogram, lanesHeight }: LayoutWish): SurfaceLayout {
  const free = Math.max(0, height - TIMELINE);
  const lanesMost = Math.max(free / 2, free - (spectrogram ? 2.5 : 1.5) * LEAST_SOUND);
  const lanes = Math.round(Math.min(lanesHeight, lanesMost));
  const sound = free - lanes;
  return { timeline: { y: 0, height: TIMELINE }, tracks: tracksOf(TIMELINE, sound, isSplit ? channels : 1, isSplit && channels > 1, spectrogram), lanes: { y: TIMELINE + sound, height: lanes } };
}

function tracksOf(top: number, height: number, count: number, isSplit: boolean, spectrogram: boolean): readonly Track[] {
  const each = spectrogram && count > 1 && height / count >= 1.7 * LEAST_SPECTROGRAM;
  // Parts of the height: waveforms, and spectrograms of one and a half.
  const wishes: { readonly draws: Track['draws']; readonly channel: Track['channel']; readonly part: number }[] = [];
  for (let channel = 0; channel < count; channel++) {
    const of = isSplit ? channel : 'all';
    wishes.push({ draws: 'waveform', channel: of, part: 1 });
    if (spectrogram && (each || count === 1)) wishes.push({ draws: 'spectrogram', channel: of, part: 1.5 });
  }
  if (spectrogram && count > 1 && !each) wishes.push({ draws: 'spectrogram', channel: 'all', part: Math.max(1.5, count * 0.6) });
  const parts = wishes.reduce((sum, { part }) => sum + part, 0);
  const room = Math.max(0, height - GAP * wishes.length);
  let before = 0;
  return wishes.map(({ draws, channel, part }, place) => {
    const y = top + Math.round((room * before) / parts) + GAP * place;
    before += part;
    const end = top + Math.round((room * before) / parts) + GAP * place;
    return { draws, channel, y, height: end - y };
  });
}

export type Place = { readonly on: 'timeline' } | { readonly on: 'track'; readonly track: Track } | { readonly on: 'lanes'; /** From the top of the first lane, scrolled or not. */ readonly y: number };

/** What lies at a height of the surface. `scrolled`: how far the lanes are scrolled. */
export function placeAt({ timeline, tracks, lanes }: SurfaceLayout, y: number, scrolled: number): Place {
  if (y < timeline.y + timeline.height) return { on: 'timeline' };
  if (lanes.height > 0 && y >= lanes.y) return { on: 'lanes', y: y - lanes.y + scrolled };
  const track = tracks.findLast((each) => each.y <= y) ?? tracks[0];
  return track === undefined ? { on: 'timeline' } : { on: 'track', track };
}
