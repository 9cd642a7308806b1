import type { StereoGains } from './playback-messages.ts';

/** Mixes channels down to two ears. A change of gains while sounding is spread over some frames: a jump would click. */
export class StereoMixer {
  readonly #ramp: number;
  readonly #ears: readonly [Ear, Ear];
  #left = 0;

  /** Until told otherwise nothing is heard. `ramp`: frames that a change takes. */
  constructor(channels: number, ramp: number) {
    this.#ramp = ramp;
    this.#ears = [earOf(channels), earOf(channels)];
  }

  set({ left, right }: StereoGains, isSounding: boolean): void {
    this.#left = isSounding ? this.#ramp : 0;
    for (const [ear, gains] of [[this.#ears[0], left], [this.#ears[1], right]] as const) {
      for (let channel = 0; channel < ear.target.length; channel++) {
        const [now, target] = [ear.now[channel] ?? 0, gains[channel] ?? 0];
        ear.target[channel] = target;
        ear.step[channel] = (target - now) / this.#ramp;
        if (!isSounding) ear.now[channel] = target;
      }
    }
  }

  /** Fills both outputs from the planes, one per channel. Allocates nothing. */
  mix(planes: readonly Float32Array[], left: Float32Array, right: Float32Array): void {
    this.#hear(this.#ears[0], planes, left);
    this.#hear(this.#ears[1], planes, right);
    this.#left = Math.max(0, this.#left - left.length);
  }

  #hear({ now, target, step }: Ear, planes: readonly Float32Array[], out: Float32Array): void {
    out.fill(0);
    const ramp = Math.min(this.#left, out.length);
    for (let channel = 0; channel < planes.length; channel++) {
      const plane = planes[channel] as Float32Array;
      const by = step[channel] as number;
      let gain = now[channel] as number;
      for (let i = 0; i < ramp; i++) {
        gain += by;
        out[i] = (out[i] as number) + gain * (plane[i] as number);
      }
      if (this.#left <= out.length) gain = target[channel] as number;
      now[channel] = gain;
      if (gain === 0) continue;
      for (let i = ramp; i < out.length; i++) out[i] = (out[i] as number) + gain * (plane[i] as number);
    }
  }
}

interface Ear {
  readonly now: Float64Array;
  readonly target: Float64Array;
  readonly step: Float64Array;
}

function earOf(channels: number): Ear {
  return { now: new Float64Array(channels), target: new Float64Array(channels), step: new Float64Array(channels) };
}
