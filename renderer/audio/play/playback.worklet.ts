import type { PlaybackOrder, PlaybackShape } from './playback-messages.ts';
import { Playback } from './playback.ts';
import { RaiseRate } from './raise-rate.ts';

// What an audio worklet finds around itself; TypeScript has no library for it.
declare const currentFrame: number;
declare function registerProcessor(name: string, processor: new (options: { readonly processorOptions: PlaybackShape }) => AudioWorkletProcessor): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

class PlaybackProcessor extends AudioWorkletProcessor {
  readonly #playback: Playback;
  readonly #factor: number;
  readonly #raise: readonly [RaiseRate, RaiseRate];
  #low: readonly [Float32Array, Float32Array] = [new Float32Array(0), new Float32Array(0)];
  #isClosed = false;

  constructor({ processorOptions }: { readonly processorOptions: PlaybackShape }) {
    super();
    this.#factor = processorOptions.factor;
    this.#raise = [new RaiseRate(this.#factor), new RaiseRate(this.#factor)];
    this.#playback = new Playback(processorOptions, (report) => this.port.postMessage(report));
    this.port.addEventListener('message', ({ data }: MessageEvent<PlaybackOrder>) => {
      if (data.kind === 'close') this.#isClosed = true;
      else this.#playback.take(data);
    });
    this.port.start();
  }

  process(_inputs: unknown, [output]: readonly (readonly Float32Array[])[]): boolean {
    const [left, right] = output ?? [];
    if (this.#isClosed || left === undefined || right === undefined) return false;
    if (this.#factor === 1) this.#playback.render(left, right, currentFrame);
    else this.#renderRaised(left, right);
    return true;
  }

  #renderRaised(left: Float32Array, right: Float32Array): void {
    const count = left.length / this.#factor;
    if (this.#low[0].length !== count) this.#low = [new Float32Array(count), new Float32Array(count)];
    this.#playback.render(this.#low[0], this.#low[1], currentFrame / this.#factor);
    this.#raise[0].raise(this.#low[0], left);
    this.#raise[1].raise(this.#low[1], right);
  }
}

registerProcessor('playback', PlaybackProcessor);
