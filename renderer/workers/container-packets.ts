import { ALL_FORMATS, CustomSource, type EncodedPacket, EncodedPacketSink, Input, type InputAudioTrack, Logging, LogLevel, UnsupportedInputFormatError } from 'mediabunny';
import type { SoundBytes } from './sound-bytes.ts';
import { type PacketRun, RUN_UP_PACKETS, type SoundPackets } from './sound-packets.ts';
import { SoundTrouble } from './sound-trouble.ts';

Logging.level = LogLevel.Silent;

/** Formats whose packets each stand alone. */
const ALONE: readonly (string | null)[] = ['flac'];
/** The shortest packets there are, in frames: Vorbis has some of 32. */
const SHORTEST_PACKET = 16;
const MOST_MARKS = 64;

/** The packets of an Ogg, MP4, ADTS or other container. Positions are the container's timestamps times the sample rate. */
class ContainerPackets implements SoundPackets {
  readonly config: AudioDecoderConfig;
  readonly origin = 0;
  readonly runUp: number;
  readonly #input: Input;
  readonly #sink: EncodedPacketSink;
  /** The first packets of stretches that were read: from here one can walk where seeking fails. */
  readonly #marks: EncodedPacket[] = [];

  constructor(input: Input, track: InputAudioTrack, config: AudioDecoderConfig, runUp: number) {
    this.config = config;
    this.runUp = runUp;
    this.#input = input;
    this.#sink = new EncodedPacketSink(track);
  }

  async run(from: number, to: number): Promise<PacketRun | undefined> {
    const rate = this.config.sampleRate;
    const start = await this.#packetAt((from - this.runUp + 0.5) / rate);
    if (start === null) return undefined;
    const packets: Uint8Array[] = [];
    const starts: number[] = [];
    let last: EncodedPacket | undefined;
    try {
      for await (const packet of this.#sink.packets(start)) {
        const position = Math.round(packet.timestamp * rate);
        if (last !== undefined && position >= to) return { packets, starts, end: position };
        // SECURITY: a hostile index may send us round in circles.
        if (packets.length > (to - from + this.runUp) / SHORTEST_PACKET + 4096) throw new Error('The packets of the file lead nowhere.');
        packets.push(packet.data);
        starts.push(position);
        last = packet;
      }
    } catch (error) {
      // A file that is cut off in the middle of a page ends with its last whole packet.
      if (last === undefined || error instanceof SoundTrouble) throw error;
    }
    return last === undefined || Math.round((last.timestamp + last.duration) * rate) <= from ? undefined : { packets, starts, end: undefined };
  }

  /** The packet at a time, or the first; where the end of a file is missing, seeking may fail, and one walks there. */
  async #packetAt(seconds: number): Promise<EncodedPacket | null> {
    try {
      const packet = (await this.#sink.getPacket(seconds)) ?? (await this.#sink.getFirstPacket());
      if (packet !== null) this.#remember(packet);
      return packet;
    } catch (error) {
      if (error instanceof SoundTrouble) throw error;
      return this.#walkTo(seconds);
    }
  }

  async #walkTo(seconds: number): Promise<EncodedPacket | null> {
    const start = this.#marks.findLast(({ timestamp }) => timestamp <= seconds) ?? (await this.#sink.getFirstPacket());
    if (start === null) return null;
    let reached = start;
    try {
      for await (const packet of this.#sink.packets(start)) {
        if (packet.timestamp > seconds) break;
        reached = packet;
      }
    } catch (error) {
      if (error instanceof SoundTrouble) throw error;
    }
    this.#remember(reached);
    return reached;
  }

  #remember(packet: EncodedPacket): void {
    if (this.#marks.some(({ timestamp }) => timestamp === packet.timestamp)) return;
    this.#marks.push(packet);
    this.#marks.sort((a, b) => a.timestamp - b.timestamp);
    if (this.#marks.length > MOST_MARKS) this.#marks.splice(1, 1);
  }

  close(): void {
    this.#input.dispose();
  }
}

/** Opens what mediabunny knows; throws `SoundTrouble` for what is no sound or cannot be decoded here. */
export async function openContainer(bytes: SoundBytes): Promise<SoundPackets> {
  // SECURITY: a hostile index can send a reader round in circles; opening gets only so many bytes.
  let budget = 2 * bytes.size + 64 * 1024 * 1024;
  let isOpen = false;
  const input = new Input({
    formats: ALL_FORMATS,
    source: new CustomSource({
      getSize: () => bytes.size,
      read: (start, end) => {
        if (!isOpen) budget -= end - start;
        if (budget < 0) throw new Error('The index of the file leads nowhere.');
        return bytes.read(start, end);
      },
      prefetchProfile: 'network',
      maxCacheSize: 16 * 1024 * 1024,
      handleUnhandledError: () => undefined,
    }),
  });
  try {
    const track = await input.getPrimaryAudioTrack();
    if (track === null) throw new SoundTrouble({ because: 'not-sound', says: 'There is no sound in this file. Exclude the sample, or import the right file.' });
    const codec = await track.getCodec();
    const config = await track.getDecoderConfig();
    if (config === null || !(await isDecodable(config))) throw cannotDecode(codec ?? String((await track.getInternalCodecId()) ?? 'unknown'));
    const first = await new EncodedPacketSink(track).getFirstPacket({ metadataOnly: true });
    const typical = Math.max(SHORTEST_PACKET, Math.round((first?.duration ?? 0) * config.sampleRate));
    isOpen = true;
    return new ContainerPackets(input, track, config, ALONE.includes(codec) ? 0 : runUpOf(codec, typical, config.sampleRate));
  } catch (error) {
    input.dispose();
    if (error instanceof UnsupportedInputFormatError) throw new SoundTrouble({ because: 'not-sound', says: 'The file is not a sound that Concord knows, whatever its name says. Your labels are safe. Convert it to WAV or FLAC, and import that.' });
    throw error;
  }
}

function runUpOf(codec: string | null, packet: number, rate: number): number {
  return codec === 'opus' || codec === 'vorbis' ? Math.max(RUN_UP_PACKETS * packet, Math.round(rate / 4)) : RUN_UP_PACKETS * packet;
}

async function isDecodable(config: AudioDecoderConfig): Promise<boolean> {
  return AudioDecoder.isConfigSupported(config).then(({ supported }) => supported === true, () => false);
}

const CODEC_NAMES: Readonly<Record<string, string>> = { alac: 'Apple Lossless (ALAC)', ac3: 'Dolby AC-3', eac3: 'Dolby E-AC-3', 'ac-3': 'Dolby AC-3', 'ec-3': 'Dolby E-AC-3' };

function cannotDecode(codec: string): SoundTrouble {
  return new SoundTrouble({ because: 'cannot-decode', says: `The sound is stored as ${CODEC_NAMES[codec] ?? `“${codec}”`}, which cannot be played here. Your labels are safe. Convert the file to WAV or FLAC, and import that.` });
}
