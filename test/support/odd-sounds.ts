import { readFile } from 'node:fs/promises';
import { joined, latin, littleEndian32, wavBytes, type WavOptions, type WavSamples } from './make-media.ts';
import { wavOf } from './wav-of.ts';

/*
 * Recordings that are seldom, strange or broken: what each holds, and what is said of it.
 */

/** A recording that can be labeled. */
export interface OddSound {
  readonly bytes: Uint8Array;
  /** Frames that other decoders find in it, their rate and its channels. */
  readonly frames: number;
  readonly sampleRate: number;
  /** What is said over the waveform. */
  readonly note?: RegExp;
  /** What is said of its name when it is imported. */
  readonly misnamed?: RegExp;
}

export interface RefusedSound {
  readonly bytes: Uint8Array;
  readonly reason: RegExp;
  /** Found out when it is imported: before, only its first bytes are looked at. */
  readonly isLate?: boolean;
}

const media = async (name: string): Promise<Uint8Array> => new Uint8Array(await readFile(new URL(`../fixtures/media/${name}`, import.meta.url)));

/** The first half of a file, cut off in the middle of a packet. */
async function half(name: string): Promise<Uint8Array> {
  const bytes = await media(name);
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

let pitch = 300;
/** A sine of half a second that no other recording has. */
function wav(options: Partial<WavOptions> = {}): OddSound {
  const { sampleRate = 16_000 } = options;
  const frames = options.frames ?? sampleRate / 2;
  pitch += 7;
  return { bytes: wavBytes({ hertz: pitch, ...options, frames }), frames, sampleRate };
}

/** The long form of WAV (RF64): its lengths stand in a chunk of their own. */
function longWav(frames: number): Uint8Array {
  const plain = wavBytes({ frames, channels: 2, hertz: 250 });
  const sizes = new Uint8Array(36);
  sizes.set(latin('ds64'));
  new DataView(sizes.buffer).setUint32(4, 28, true);
  new DataView(sizes.buffer).setBigUint64(16, BigInt(frames * 4), true);
  const unknown = Uint8Array.of(255, 255, 255, 255);
  return joined(latin('RF64'), unknown, latin('WAVE'), sizes, plain.subarray(12, 40), unknown, plain.subarray(44));
}

/** A WAV whose format chunk says something else. */
function lying(change: (header: DataView) => void): Uint8Array {
  const bytes = wavBytes({ frames: 400 });
  change(new DataView(bytes.buffer, bytes.byteOffset));
  return bytes;
}

export async function oddSounds(): Promise<ReadonlyMap<string, OddSound>> {
  const odd = new Map<string, OddSound>();
  for (const samples of ['pcm8', 'pcm16', 'pcm24', 'pcm32', 'float32', 'float64', 'alaw', 'mulaw'] as const satisfies readonly WavSamples[]) odd.set(`${samples}.wav`, wav({ samples }));
  odd.set('extensible.wav', wav({ samples: 'pcm24', extensible: true, channels: 2, sampleRate: 44_100, extraChunk: true }));
  odd.set('unfinished.wav', wav({ declaredBytes: 0xffff_ffff }));
  odd.set('long form.wav', { bytes: longWav(6000), frames: 6000, sampleRate: 16_000 });
  odd.set('192 kHz.wav', wav({ sampleRate: 192_000, channels: 2 }));
  odd.set('384 kHz.wav', wav({ sampleRate: 384_000 }));
  odd.set('8 kHz.wav', wav({ sampleRate: 8000 }));
  odd.set('3 kHz.wav', wav({ sampleRate: 3000 }));
  odd.set('1 kHz.wav', wav({ sampleRate: 1000, hertz: 100 }));
  odd.set('16 channels.wav', wav({ channels: 16, sampleRate: 48_000 }));
  odd.set('200 channels.wav', wav({ channels: 200, sampleRate: 8000 }));
  odd.set('one frame.wav', { bytes: wavOf({ sampleRate: 8000, channels: [Float32Array.of(0.5)] }), frames: 1, sampleRate: 8000, note: /Very short: a single frame/ });
  odd.set('two frames.wav', { bytes: wavOf({ sampleRate: 8000, channels: [Float32Array.of(0.5, -0.5)] }), frames: 2, sampleRate: 8000, note: /Very short: 2 frames/ });
  odd.set('silent.wav', { bytes: wavOf({ sampleRate: 8000, channels: [new Float32Array(4000)] }), frames: 4000, sampleRate: 8000, note: /Silent: every frame is 0/ });
  odd.set('nearly silent.wav', { bytes: wavOf({ sampleRate: 8000, channels: [Float32Array.from({ length: 4000 }, (_, n) => 1e-5 * Math.sin(n))] }), frames: 4000, sampleRate: 8000, note: /Silent: the loudest frame is −100 dB/ });
  odd.set('clipped.wav', { bytes: wavOf({ sampleRate: 8000, channels: [Float32Array.from({ length: 4000 }, (_, n) => Math.max(-1, Math.min(1, 3 * Math.sin(n / 20))))] }), frames: 4000, sampleRate: 8000, note: /Clipped: [\d,]+ frames at full scale/ });
  odd.set('louder than full scale.wav', { bytes: wavOf({ sampleRate: 8000, channels: [Float32Array.from({ length: 4000 }, (_, n) => 4 * Math.sin(n / 20))] }), frames: 4000, sampleRate: 8000, note: /Clipped/ });
  odd.set('not numbers.wav', { bytes: wavOf({ sampleRate: 8000, channels: [Float32Array.from({ length: 4000 }, (_, n) => [NaN, Infinity, -Infinity, 0.5 * Math.sin(n / 9)][n % 4] ?? 0)] }), frames: 4000, sampleRate: 8000 });

  odd.set('plain.flac', { bytes: await media('tone.flac'), frames: 17_509, sampleRate: 44_100 });
  odd.set('cbr.mp3', { bytes: await media('cbr-info.mp3'), frames: 17_509, sampleRate: 44_100 });
  odd.set('vbr.mp3', { bytes: await media('vbr-xing-id3.mp3'), frames: 12_705, sampleRate: 32_000 });
  odd.set('mpeg-2.mp3', { bytes: await media('mpeg2-info.mp3'), frames: 8755, sampleRate: 22_050 });
  odd.set('cbr bare.mp3', { bytes: await media('cbr-bare.mp3'), frames: 18 * 576, sampleRate: 22_050 });
  odd.set('vbr bare.mp3', { bytes: await media('vbr-bare.mp3'), frames: 13 * 1152, sampleRate: 32_000 });
  odd.set('vorbis.ogg', { bytes: await media('tone-vorbis.ogg'), frames: 17_509, sampleRate: 44_100 });
  odd.set('opus.opus', { bytes: await media('tone.opus'), frames: 16_800, sampleRate: 48_000 });
  odd.set('plain.m4a', { bytes: await media('tone.m4a'), frames: 17_509, sampleRate: 44_100 });
  odd.set('fragmented.m4a', { bytes: await media('fragmented.m4a'), frames: 18_533, sampleRate: 44_100 });
  odd.set('plain.aac', { bytes: await media('tone.aac'), frames: 19 * 1024, sampleRate: 44_100 });
  odd.set('20 minutes.ogg', { bytes: await media('clicks-20min.ogg'), frames: 20 * 60 * 8000, sampleRate: 8000 });
  odd.set('cut.opus', { bytes: await half('clicks.opus'), frames: 2_831_688, sampleRate: 48_000 });
  odd.set('cut bare.mp3', { bytes: await half('cbr-bare.mp3'), frames: 5184, sampleRate: 22_050 });
  odd.set('cut.aac', { bytes: await half('tone.aac'), frames: 8192, sampleRate: 44_100 });
  // Other bytes, so that it is another sample than the one above.
  odd.set('really a flac.mp3', { bytes: joined(await media('tone.flac'), new Uint8Array(1)), frames: 17_509, sampleRate: 44_100, misnamed: /the name says MP3, the bytes say FLAC/ });
  odd.set('really an mp3.wav', { bytes: joined(await media('cbr-info.mp3'), latin('TAG'), new Uint8Array(125)), frames: 17_509, sampleRate: 44_100, misnamed: /the name says WAV, the bytes say MP3/ });
  return odd;
}

export async function refusedSounds(): Promise<ReadonlyMap<string, RefusedSound>> {
  return new Map<string, RefusedSound>([
    ['empty.wav', { bytes: new Uint8Array(), reason: /the file is empty/ }],
    ['zero frames.wav', { bytes: wavBytes({ frames: 0 }), reason: /holds no sound/ }],
    ['cut.wav', { bytes: wavBytes({ frames: 16_000 }).subarray(0, 16_044), reason: /the WAV is cut off: its header says 1\.0 s, the file holds 0\.5 s/ }],
    ['cut.flac', { bytes: await half('tone.flac'), reason: /the FLAC is cut off/ }],
    ['cut.mp3', { bytes: await half('cbr-info.mp3'), reason: /the MP3 is cut off/, isLate: true }],
    ['cut.m4a', { bytes: await half('tone.m4a'), reason: /no sound is found in it; its end may be missing/ }],
    ['header only.wav', { bytes: wavBytes({ frames: 100 }).subarray(0, 30), reason: /the file ends in the middle of the WAV header/ }],
    ['text.wav', { bytes: latin('Not a sound at all, but a letter about one. '.repeat(20)), reason: /the name says WAV, the bytes are nothing that Concord knows/ }],
    ['text.mp3', { bytes: latin('Not a sound at all, but a letter about one. '.repeat(21)), reason: /the name says MP3, the bytes are nothing that Concord knows/ }],
    ['apple lossless.m4a', { bytes: await media('alac.m4a'), reason: /Apple Lossless/ }],
    ['recorder.aiff', { bytes: await media('tone.aiff'), reason: /AIFF is not read/ }],
    ['flac in.ogg', { bytes: await media('flac-in.ogg'), reason: /FLAC inside Ogg is not read/ }],
    ['telephone.wav', { bytes: lying((header) => header.setUint16(20, 0x11, true)), reason: /IMA ADPCM is not read; PCM, float, A-law and µ-law are/ }],
    ['cut in its header.opus', { bytes: (await media('tone.opus')).subarray(0, 60), reason: /cannot be understood|no sound is found/, isLate: true }],
    ['contradicts itself.wav', { bytes: lying((header) => header.setUint16(32, 7, true)), reason: /contradicts itself/ }],
    ['too many channels.wav', { bytes: manyChannels(), reason: /its header says 65,535 channels/ }],
    ['no channels.wav', { bytes: lying((header) => header.setUint16(22, 0, true)), reason: /contradicts itself/ }],
    ['endless rate.wav', { bytes: lying((header) => header.setUint32(24, 4_000_000_000, true)), reason: /its header says 4,000,000,000 samples a second/ }],
    ['no rate.wav', { bytes: lying((header) => header.setUint32(24, 0, true)), reason: /its header says 0 samples a second/ }],
    ['promises petabytes.wav', { bytes: promisesTooMuch(), reason: /cut off/ }],
  ]);
}

/** As many channels of 8 bits as a header can name. */
function manyChannels(): Uint8Array {
  const format = new DataView(new ArrayBuffer(16));
  for (const [at, value] of [[0, 1], [2, 65_535], [12, 65_535], [14, 8]] as const) format.setUint16(at, value, true);
  format.setUint32(4, 8000, true);
  const data = new Uint8Array(2 * 65_535);
  const body = joined(latin('WAVEfmt '), littleEndian32(16), new Uint8Array(format.buffer), latin('data'), littleEndian32(data.length), data);
  return joined(latin('RIFF'), littleEndian32(body.length), body);
}

function promisesTooMuch(): Uint8Array {
  const bytes = longWav(300);
  new DataView(bytes.buffer).setBigUint64(28, 2n ** 60n, true);
  return bytes;
}
