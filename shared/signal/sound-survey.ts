import { assert } from '../basics/assert.ts';
import { gatedLoudness, KWeighting } from './loudness.ts';

/** What a whole recording is like. */
export interface SoundSurvey {
  /** Frames that were measured. */
  readonly frames: number;
  /** Greatest amplitude of any channel; 1 is full scale, float files may go beyond. */
  readonly peak: number;
  /** Integrated loudness in LUFS (ITU-R BS.1770-4, gated); undefined when shorter than 400 ms, or nowhere above −70 LUFS. */
  readonly loudness: number | undefined;
  /** Frames in runs of three and more at full scale, of the channel that has most. */
  readonly clipped: number;
  /** Nowhere louder than −80 dB re full scale, or no frame at all. */
  readonly isSilent: boolean;
  /** Level that a tenth of the 100 ms steps stay below: root mean square in dB re full scale, −120 … 0. */
  readonly noiseFloor: number;
}

const SILENT = 1e-4;
/** The greatest value of a 16-bit file. */
export const FULL_SCALE = 32_767 / 32_768;
const CLIPPED_RUN = 3;
const LOWEST_FLOOR = -120;

interface ChannelMeter {
  readonly weighting: KWeighting;
  run: number;
  clipped: number;
  /** Sums of squares of the step that is being measured; of each channel apart, so that they do not depend on how frames are cut. */
  plain: number;
  weighted: number;
}

/**
 * Measures a recording as its frames come, in any pieces; the result does not depend on the cuts. All channels weigh 1 (BS.1770 weighs
 * surround channels more, but files seldom say which channel is which). Keeps two numbers per 100 ms.
 */
export class SurveyMeter {
  private readonly sampleRate: number;
  private readonly fullScale: number;
  private readonly channels: readonly ChannelMeter[];
  private readonly weighted: number[] = [];
  private readonly plain: number[] = [];
  private frames = 0;
  private peak = 0;
  private stepFrames = 0;

  /** `fullScale` is the greatest amplitude that the file can store: eight bits end earlier than 16. */
  constructor(sampleRate: number, channels: number, fullScale = FULL_SCALE) {
    assert(sampleRate > 0 && channels > 0, `a sound has a sample rate and channels, not ${sampleRate} and ${channels}`);
    this.sampleRate = sampleRate;
    this.fullScale = fullScale;
    this.channels = Array.from({ length: channels }, () => ({ weighting: new KWeighting(sampleRate), run: 0, clipped: 0, plain: 0, weighted: 0 }));
  }

  /** Takes the next frames, one array per channel, all of one length. NaN counts as 0. */
  add(frames: readonly Float32Array[]): void {
    const count = frames[0]?.length ?? 0;
    for (let at = 0; at < count; ) {
      const stop = Math.floor(((this.weighted.length + 1) * this.sampleRate) / 10);
      const until = Math.min(count, at + Math.max(1, stop - this.frames));
      for (let channel = 0; channel < this.channels.length; channel++) this.measure(this.channels[channel] as ChannelMeter, frames[channel] as Float32Array, at, until);
      this.frames += until - at;
      this.stepFrames += until - at;
      at = until;
      if (this.frames >= stop) this.closeStep();
    }
  }

  private measure(meter: ChannelMeter, frames: Float32Array, from: number, to: number): void {
    const { fullScale } = this;
    let { peak } = this;
    let { plain, run, clipped } = meter;
    for (let at = from; at < to; at++) {
      const read = frames[at] as number;
      const value = Number.isFinite(read) ? read : 0;
      const size = Math.abs(value);
      if (size > peak) peak = size;
      if (size >= fullScale) {
        run++;
        clipped += run === CLIPPED_RUN ? CLIPPED_RUN : run > CLIPPED_RUN ? 1 : 0;
      } else run = 0;
      plain += value * value;
    }
    this.peak = peak;
    meter.plain = plain;
    meter.run = run;
    meter.clipped = clipped;
    meter.weighted = meter.weighting.squares(frames, from, to, meter.weighted);
  }

  private closeStep(): void {
    this.weighted.push(this.channels.reduce((sum, { weighted }) => sum + weighted, 0) / this.stepFrames);
    this.plain.push(this.plainPower());
    this.stepFrames = 0;
    for (const meter of this.channels) {
      meter.plain = 0;
      meter.weighted = 0;
      meter.weighting.settle();
    }
  }

  /** Mean square of the step that is being measured. */
  private plainPower(): number {
    return this.channels.reduce((sum, { plain }) => sum + plain, 0) / this.stepFrames / this.channels.length;
  }

  /** What was measured so far. */
  finish(): SoundSurvey {
    return {
      frames: this.frames,
      peak: this.peak,
      loudness: gatedLoudness(this.weighted),
      clipped: this.channels.reduce((most, { clipped }) => Math.max(most, clipped), 0),
      isSilent: this.peak < SILENT,
      noiseFloor: this.noiseFloor(),
    };
  }

  private noiseFloor(): number {
    const steps = Float64Array.from(this.plain.length > 0 || this.stepFrames === 0 ? this.plain : [this.plainPower()]).sort();
    const power = steps[Math.floor(steps.length / 10)] ?? 0;
    return Math.min(0, Math.max(LOWEST_FLOOR, 10 * Math.log10(power)));
  }
}

const LISTENING_LOUDNESS = -20;
const MOST_GAIN = 10 ** (30 / 20);

/** Factor for listening only: towards −20 LUFS, at most +30 dB, and never so much that the peak passes full scale; 1 where the loudness is undefined. */
export function listeningGain(survey: SoundSurvey): number {
  if (survey.loudness === undefined || survey.peak === 0) return 1;
  return Math.min(10 ** ((LISTENING_LOUDNESS - survey.loudness) / 20), MOST_GAIN, 1 / survey.peak);
}
