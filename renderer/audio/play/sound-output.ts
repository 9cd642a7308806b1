import type { PlaybackOrder, PlaybackReport, PlaybackShape } from './playback-messages.ts';
import playbackModule from './playback.worklet.ts?worker&url';

export interface SoundOutputOptions {
  readonly onReport: (report: PlaybackReport) => void;
  /** The output began or ceased to run: the browser allows it, the device is gone … */
  readonly onRunning: () => void;
  /** The processor failed, and is silent from now on. */
  readonly onBroken: () => void;
  readonly destination?: ((context: AudioContext) => AudioNode | Promise<AudioNode>) | undefined;
}

/** The lowest rate that every browser's output runs at. */
const LOWEST_RATE = 3000;

/** Output comes in pieces of 128 frames. */
const GREATEST_FACTOR = 128;

/** Output frames per frame of a recording: a power of two, so that whole frames fit into a piece of output. */
export function raisingFactor(sampleRate: number): number {
  return Math.min(GREATEST_FACTOR, 2 ** Math.max(0, Math.ceil(Math.log2(LOWEST_RATE / sampleRate))));
}

/** The way from frames to the ear: an audio context at the recording's own rate with our processor in it. Close what was opened. */
export class SoundOutput {
  readonly #context: AudioContext;
  readonly #node: AudioWorkletNode;
  readonly #sampleRate: number;
  readonly #listening = new AbortController();
  #isWanted = false;
  #heard = 0;

  /** Rejects when there is no way to play at this rate here. Begins at once: call it from a key or a click. */
  static async open(shape: PlaybackShape, options: SoundOutputOptions): Promise<SoundOutput> {
    const context = new AudioContext({ sampleRate: shape.sampleRate * shape.factor, latencyHint: 'interactive' });
    try {
      await context.audioWorklet.addModule(playbackModule);
      return new SoundOutput(context, shape, options, (await options.destination?.(context)) ?? context.destination);
    } catch (error) {
      await context.close();
      throw error;
    }
  }

  private constructor(context: AudioContext, shape: PlaybackShape, { onReport, onRunning, onBroken }: SoundOutputOptions, destination: AudioNode) {
    this.#context = context;
    this.#sampleRate = shape.sampleRate;
    const { signal } = this.#listening;
    this.#node = new AudioWorkletNode(context, 'playback', { numberOfInputs: 0, outputChannelCount: [2], processorOptions: shape });
    this.#node.connect(destination);
    this.#node.port.addEventListener('message', ({ data }: MessageEvent<PlaybackReport>) => onReport(data), { signal });
    this.#node.port.start();
    this.#node.addEventListener('processorerror', onBroken, { signal });
    context.addEventListener('statechange', onRunning, { signal });
    // Where the browser lets nothing sound before somebody has touched the page, the first touch starts it.
    const touched = () => this.#isWanted && this.resume();
    for (const touch of ['pointerdown', 'keydown'] as const) document.addEventListener(touch, touched, { signal, capture: true });
  }

  get isRunning(): boolean {
    return this.#context.state === 'running';
  }

  send(order: PlaybackOrder, transfer: Transferable[] = []): void {
    this.#node.port.postMessage(order, transfer);
  }

  resume(): void {
    this.#isWanted = true;
    if (!this.isRunning) this.#context.resume().catch(() => undefined); // closed meanwhile
  }

  /** Lets the device rest. */
  suspend(): void {
    this.#isWanted = false;
    this.#context.suspend().catch(() => undefined); // closed meanwhile
  }

  /** How much of the output has been heard by now, in frames of the recording at rate 1: counts like the reports' clock, and never goes back. */
  heardClock(): number {
    const { contextTime = 0, performanceTime = 0 } = this.#context.getOutputTimestamp();
    const { currentTime } = this.#context;
    const heard = performanceTime === 0 ? currentTime - this.#context.outputLatency : contextTime + (performance.now() - performanceTime) / 1000;
    this.#heard = Math.max(this.#heard, Math.min(heard, currentTime));
    return this.#heard * this.#sampleRate;
  }

  close(): void {
    this.#listening.abort();
    this.send({ kind: 'close' });
    this.#node.disconnect();
    void this.#context.close();
  }
}
