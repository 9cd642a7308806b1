/** What came out of a decoder for a row of packets, one plane a channel. */
export interface DecodedRow {
  readonly planes: readonly Float32Array<ArrayBuffer>[];
  readonly sampleRate: number;
}

/**
 * Decodes packets in order with a fresh decoder and puts what comes out one behind the other. The decoder's own timestamps are
 * ignored: Chromium shifts them after each reset (Vorbis by a half block, Opus by the pre-skip). Rejects when a packet is damaged.
 */
export async function decodeRow(config: AudioDecoderConfig, packets: readonly Uint8Array[]): Promise<DecodedRow> {
  const pieces: AudioData[] = [];
  let failure: unknown;
  const decoder = new AudioDecoder({
    output: (data) => pieces.push(data),
    error: (error) => {
      failure = error;
    },
  });
  try {
    decoder.configure(config);
    // Every packet may be decoded after those before it; times only have to grow.
    packets.forEach((data, n) => decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: n * 20_000, data })));
    await decoder.flush();
    if (failure !== undefined) throw failure;
    return joined(pieces, config.sampleRate);
  } finally {
    if (decoder.state !== 'closed') decoder.close();
    for (const piece of pieces) piece.close();
  }
}

function joined(pieces: readonly AudioData[], rate: number): DecodedRow {
  const frames = pieces.reduce((sum, piece) => sum + piece.numberOfFrames, 0);
  const channels = pieces.reduce((most, piece) => Math.max(most, piece.numberOfChannels), 0);
  const planes = Array.from({ length: channels }, () => new Float32Array(frames));
  let at = 0;
  for (const piece of pieces) {
    for (let channel = 0; channel < piece.numberOfChannels; channel++) {
      piece.copyTo((planes[channel] as Float32Array<ArrayBuffer>).subarray(at, at + piece.numberOfFrames), { planeIndex: channel, format: 'f32-planar' });
    }
    at += piece.numberOfFrames;
  }
  return { planes, sampleRate: pieces[0]?.sampleRate ?? rate };
}
