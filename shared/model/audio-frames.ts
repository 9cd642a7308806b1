/** What the header of one frame of MP3 or AAC (ADTS) says. */
export interface AudioFrame {
  /** Length of the frame with its header. */
  readonly bytes: number;
  readonly sampleRate: number;
  readonly channels: number;
  /** Sample frames that it decodes to. */
  readonly samples: number;
  /** Where a Xing / Info tag would stand inside the frame; 0 for AAC. */
  readonly tagOffset: number;
}

const MP3_RATES = [44_100, 48_000, 32_000] as const;
// kbit/s by index 1–14 (ISO/IEC 11172-3 and 13818-3): MPEG-1 layer II, MPEG-1 layer III, and both layers of MPEG-2.
const MP3_KBITS = [
  [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;

/** The MPEG audio frame (layers II and III) whose header stands at `at`; null when none does, or its bit rate is "free". */
export function mp3Frame(bytes: Uint8Array, at: number): AudioFrame | null {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = bytes.subarray(at, at + 4);
  if (b0 !== 0xff || (b1 & 0xe0) !== 0xe0) return null;
  const version = (b1 >> 3) & 3; // 0 = MPEG-2.5, 2 = MPEG-2, 3 = MPEG-1
  const layer = 4 - ((b1 >> 1) & 3);
  const baseRate = MP3_RATES[(b2 >> 2) & 3];
  if (version === 1 || layer === 4 || layer === 1 || baseRate === undefined || (b3 & 3) === 2) return null;
  const kbits = MP3_KBITS[version === 3 ? layer - 2 : 2]?.[(b2 >> 4) - 1];
  if (kbits === undefined) return null;
  const sampleRate = version === 3 ? baseRate : version === 2 ? baseRate / 2 : baseRate / 4;
  const samples = layer === 3 && version !== 3 ? 576 : 1152;
  const channels = b3 >> 6 === 3 ? 1 : 2;
  const sideInfo = version === 3 ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17;
  const length = Math.floor((samples / 8) * ((kbits * 1000) / sampleRate)) + ((b2 >> 1) & 1);
  return { bytes: length, sampleRate, channels, samples, tagOffset: 4 + sideInfo };
}

const ADTS_RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350];

/** The ADTS frame of AAC whose header stands at `at`; null when none does. */
export function adtsFrame(bytes: Uint8Array, at: number): AudioFrame | null {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0, b6 = 0] = bytes.subarray(at, at + 7);
  if (b0 !== 0xff || (b1 & 0xf6) !== 0xf0) return null;
  const sampleRate = ADTS_RATES[(b2 >> 2) & 15];
  const length = ((b3 & 3) << 11) | (b4 << 3) | (b5 >> 5);
  if (sampleRate === undefined || length < 7) return null;
  const layout = ((b2 & 1) << 2) | (b3 >> 6);
  return { bytes: length, sampleRate, channels: layout === 7 ? 8 : Math.max(1, layout), samples: 1024 * ((b6 & 3) + 1), tagOffset: 0 };
}
