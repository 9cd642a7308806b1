/** Packets that follow each other without a gap, and where their sound lies. Positions are frames of the container. */
export interface PacketRun {
  readonly packets: readonly Uint8Array[];
  /** Where each packet's sound begins. */
  readonly starts: readonly number[];
  /** Where the last packet's sound ends: where the next begins. Undefined behind the last packet of a file, which may be cut. */
  readonly end: number | undefined;
}

/** A recording as packets of a codec. */
export interface SoundPackets {
  readonly config: AudioDecoderConfig;
  /** The container's position that is time 0. */
  readonly origin: number;
  /** Frames before the first wanted one whose packets the decoder needs to settle. */
  readonly runUp: number;
  /** The packets whose sound covers [from, to), those of the run-up before them included; undefined when there are none. */
  run(from: number, to: number): Promise<PacketRun | undefined>;
  close(): void;
}

/** Packets that a decoder is fed before the first one that counts: MP3 reaches back over several, others over one or two. */
export const RUN_UP_PACKETS = 12;
