/** Rate (Hz) at which shifts are looked for first: pitch periods show well, and the cost stays that of speech at any sample rate. */
const COARSE_RATE = 12_000;

/**
 * Where in a stretch of sound another one is found again, by normalised cross-correlation summed over the channels: first on
 * means of a few frames, then to the very frame around the best. Allocates nothing per search.
 */
export class BestShift {
  private readonly channels: number;
  /** Frames of which the coarse search takes the mean. */
  private readonly step: number;
  private readonly coarsePattern: Float32Array;
  private readonly coarseArea: Float32Array;

  /** For patterns of up to `length` frames and shifts of up to `reach`. */
  constructor(sampleRate: number, channels: number, length: number, reach: number) {
    this.channels = channels;
    this.step = Math.max(1, Math.round(sampleRate / COARSE_RATE));
    this.coarsePattern = new Float32Array(channels * Math.ceil(length / this.step));
    this.coarseArea = new Float32Array(channels * Math.ceil((length + reach) / this.step));
  }

  /** The shift in [0, reach] at which the first `length` frames of `pattern` are most like `area`; `preferred` where none is better (silence). */
  find(pattern: readonly Float32Array[], area: readonly Float32Array[], length: number, reach: number, preferred: number): number {
    if (reach === 0) return 0;
    const { step } = this;
    const short = Math.floor(length / step);
    const long = Math.floor((length + reach) / step);
    if (short === 0) return preferred;
    this.mean(pattern, short, this.coarsePattern);
    this.mean(area, long, this.coarseArea);
    let best = Math.round(preferred / step);
    if (best > long - short) best = long - short;
    let likeness = this.coarseLikeness(best, short, long);
    for (let shift = 0; shift <= long - short; shift++) {
      const other = this.coarseLikeness(shift, short, long);
      if (other > likeness + 1e-9) {
        likeness = other;
        best = shift;
      }
    }
    if (likeness <= 0) return preferred;
    return this.refine(pattern, area, length, Math.max(0, best * step - step), Math.min(reach, best * step + step), Math.min(reach, best * step));
  }

  private mean(frames: readonly Float32Array[], count: number, into: Float32Array): void {
    const { step } = this;
    for (let channel = 0; channel < this.channels; channel++) {
      const plane = frames[channel] as Float32Array;
      for (let i = 0; i < count; i++) {
        let sum = 0;
        for (let k = i * step; k < (i + 1) * step; k++) sum += plane[k] as number;
        into[channel * count + i] = sum / step;
      }
    }
  }

  private coarseLikeness(shift: number, short: number, long: number): number {
    const pattern = this.coarsePattern;
    const area = this.coarseArea;
    let dot = 0;
    let energy = 0;
    for (let channel = 0; channel < this.channels; channel++) {
      const a = channel * short;
      const b = channel * long + shift;
      for (let i = 0; i < short; i++) {
        const value = area[b + i] as number;
        dot += (pattern[a + i] as number) * value;
        energy += value * value;
      }
    }
    return energy > 0 ? dot / Math.sqrt(energy) : 0;
  }

  private refine(pattern: readonly Float32Array[], area: readonly Float32Array[], length: number, from: number, to: number, preferred: number): number {
    let best = preferred;
    let likeness = this.likeness(pattern, area, length, preferred);
    for (let shift = from; shift <= to; shift++) {
      const other = this.likeness(pattern, area, length, shift);
      if (other > likeness) {
        likeness = other;
        best = shift;
      }
    }
    return best;
  }

  private likeness(pattern: readonly Float32Array[], area: readonly Float32Array[], length: number, shift: number): number {
    let dot = 0;
    let energy = 0;
    for (let channel = 0; channel < this.channels; channel++) {
      const a = pattern[channel] as Float32Array;
      const b = area[channel] as Float32Array;
      for (let i = 0; i < length; i++) {
        const value = b[shift + i] as number;
        dot += (a[i] as number) * value;
        energy += value * value;
      }
    }
    return energy > 0 ? dot / Math.sqrt(energy) : 0;
  }
}
