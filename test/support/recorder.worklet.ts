declare const currentFrame: number;
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** What comes in, and at which frame of the audio clock. */
export interface RecordedPiece {
  readonly clock: number;
  readonly left: Float32Array<ArrayBuffer>;
  readonly right: Float32Array<ArrayBuffer>;
}

/** Hands everything that comes in to the page. */
class Recorder extends AudioWorkletProcessor {
  process([input]: readonly (readonly Float32Array[])[]): boolean {
    const [left, right] = input ?? [];
    if (left !== undefined && right !== undefined) this.port.postMessage({ clock: currentFrame, left: left.slice(), right: right.slice() } satisfies RecordedPiece);
    return true;
  }
}

registerProcessor('recorder', Recorder);
