/** Asks for the waveform of a recording: the greatest absolute amplitude of each of `buckets` equal stretches of time. */
export interface PeaksRequest {
  readonly url: string;
  readonly seconds: number;
  readonly buckets: number;
}

export interface PeaksAnswer {
  /** One value in [0, 1] a bucket, over all channels. */
  readonly peaks: Float32Array<ArrayBuffer>;
}
