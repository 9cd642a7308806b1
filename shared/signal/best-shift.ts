/** Rate (Hz) at which shifts are looked for first: pitch periods show well, and the cost stays the same at any sample rate. */
const COARSE_RATE = 8000;
/** Rate (Hz) of the frames that are compared in the end: beyond, every second, third … is enough to tell shifts apart. */
const FINE_RATE = 48_000;
/** The loudest channels decide: others would hardly change the choice, and the audio thread has no time for sixteen. */
const MOST_COMPARED = 4;

/**
 * Where in a stretch of sound another one is found again, by normalised cross-correlation summed over the (loudest four) channels: first on
 * means of a few frames, then to the very frame around the best. Allocates nothing per search.
 */
export class BestShift {
  private readonly channels: number;
  /** Frames of which the coarse search takes the mean, and every how manyth frame the fine one compares. */
  private readonly step: number;
  private readonly stride: number;
  private readonly energies: Float64Array;
  /** The channels that are compared. */
  private readonly compared: Uint16Array;
  private readonly coarsePattern: Float32Array;
  private readonly coarseArea: Float32Array;
  private readonly dots: Float64Array;
  private readonly powers: Float64Array;

  /** For patterns of up to `length` frames and shifts of up to `reach`. */
  constructor(sampleRate: number, channels: number, length: number, reach: number) {
    this.channels = channels;
    this.step = Math.max(1, Math.round(sampleRate / COARSE_RATE));
    this.stride = Math.max(1, Math.round(sampleRate / FINE_RATE));
    this.energies = new Float64Array(channels);
    this.compared = new Uint16Array(Math.min(channels, MOST_COMPARED));
    this.coarsePattern = new Float32Array(Math.ceil(length / this.step));
    this.coarseArea = new Float32Array(Math.ceil((length + reach) / this.step));
    this.dots = new Float64Array(Math.ceil(reach / this.step) + 2);
    this.powers = new Float64Array(Math.ceil(reach / this.step) + 2);
  }

  /** The shift in [0, reach] at which the first `length` frames of `pattern` are most like `area`; `preferred` where none is better (silence). */
  find(pattern: readonly Float32Array[], area: readonly Float32Array[], length: number, reach: number, preferred: number): number {
    const { step } = this;
    const short = Math.floor(length / step);
    const shifts = Math.floor((length + reach) / step) - short + 1;
    if (reach === 0 || short === 0) return preferred;
    this.pickLoudest(pattern, length);
    this.dots.fill(0);
    this.powers.fill(0);
    for (let place = 0; place < this.compared.length; place++) this.compareCoarsely(pattern, area, this.compared[place] as number, short, shifts);
    let best = Math.min(shifts - 1, Math.round(preferred / step));
    let likeness = this.coarseLikeness(best);
    for (let shift = 0; shift < shifts; shift++) {
      const other = this.coarseLikeness(shift);
      if (other > likeness + 1e-9) {
        likeness = other;
        best = shift;
      }
    }
    if (likeness <= 0) return preferred;
    const near = Math.abs(best * step - preferred) <= step ? preferred : Math.min(reach, best * step);
    return this.refine(pattern, area, length, Math.max(0, near - step), Math.min(reach, near + step), near);
  }

  /** Puts the loudest channels of the pattern into `compared`. */
  private pickLoudest(pattern: readonly Float32Array[], length: number): void {
    const { channels, compared, energies } = this;
    for (let channel = 0; channel < channels; channel++) {
      const plane = pattern[channel] as Float32Array;
      let energy = 0;
      for (let i = 0; i < length; i++) energy += (plane[i] as number) ** 2;
      energies[channel] = energy;
    }
    for (let place = 0; place < compared.length; place++) {
      let loudest = 0;
      for (let channel = 1; channel < channels; channel++) if ((energies[channel] as number) > (energies[loudest] as number)) loudest = channel;
      compared[place] = loudest;
      energies[loudest] = -1;
    }
  }

  /** Adds one channel to the products and powers of every coarse shift; a power is that of the shift before, less what left, plus what came. */
  private compareCoarsely(pattern: readonly Float32Array[], area: readonly Float32Array[], channel: number, short: number, shifts: number): void {
    const { coarsePattern, coarseArea, dots, powers } = this;
    this.mean(pattern[channel] as Float32Array, short, coarsePattern);
    this.mean(area[channel] as Float32Array, short + shifts - 1, coarseArea);
    let power = 0;
    for (let i = 0; i < short; i++) power += (coarseArea[i] as number) ** 2;
    for (let shift = 0; shift < shifts; shift++) {
      let dot = 0;
      for (let i = 0; i < short; i++) dot += (coarsePattern[i] as number) * (coarseArea[shift + i] as number);
      dots[shift] = (dots[shift] as number) + dot;
      powers[shift] = (powers[shift] as number) + power;
      if (shift < shifts - 1) power += (coarseArea[shift + short] as number) ** 2 - (coarseArea[shift] as number) ** 2;
    }
  }

  private mean(frames: Float32Array, count: number, into: Float32Array): void {
    const { step } = this;
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let k = i * step; k < (i + 1) * step; k++) sum += frames[k] as number;
      into[i] = sum / step;
    }
  }

  private coarseLikeness(shift: number): number {
    const power = this.powers[shift] as number;
    return power > 1e-15 ? (this.dots[shift] as number) / Math.sqrt(power) : 0;
  }

  private refine(pattern: readonly Float32Array[], area: readonly Float32Array[], length: number, from: number, to: number, preferred: number): number {
    let best = preferred;
    let likeness = this.likeness(pattern, area, length, preferred);
    for (let shift = from; shift <= to; shift++) {
      const other = this.likeness(pattern, area, length, shift);
      if (other > likeness + 1e-9) {
        likeness = other;
        best = shift;
      }
    }
    return best;
  }

  private likeness(pattern: readonly Float32Array[], area: readonly Float32Array[], length: number, shift: number): number {
    const { compared, stride } = this;
    let dot = 0;
    let energy = 0;
    for (let place = 0; place < compared.length; place++) {
      const a = pattern[compared[place] as number] as Float32Array;
      const b = area[compared[place] as number] as Float32Array;
      for (let i = 0; i < length; i += stride) {
        const value = b[shift + i] as number;
        dot += (a[i] as number) * value;
        energy += value * value;
      }
    }
    return energy > 0 ? dot / Math.sqrt(energy) : 0;
  }
}
