import { spawn, spawnSync } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileSource } from '../../electron/host/byte-source.ts';
import { probeMedia } from '../../electron/host/probe-media.ts';
import { latin } from './make-media.ts';

/*
 * Recordings of hours, as files: the same talk of ten minutes over and over, 16 bits, mono, 44.1 kHz.
 */

export const RATE = 44_100;
const ROUND_SECONDS = 600;

export interface LongRecording {
  readonly path: string;
  readonly bytes: number;
  readonly seconds: number;
  readonly sampleRate: number;
  readonly channels: number;
}

/** Value of a frame, −32,768 … 32,767: voices that come and go over a quiet noise. By its number alone. */
export function frameValue(frame: number): number {
  const within = frame % (ROUND_SECONDS * RATE);
  const time = within / RATE;
  const turn = Math.floor(time / 1.7);
  const inTurn = time / 1.7 - turn;
  const swell = inTurn < 0.8 ? Math.sin((Math.PI * inTurn) / 0.8) : 0;
  const pitch = 90 + ((turn * 37) % 140);
  const phase = 2 * Math.PI * pitch * time;
  const noise = ((Math.imul(within, 1_103_515_245) >>> 16) & 0xff) - 128;
  return Math.round(9000 * swell * (Math.sin(phase) + 0.4 * Math.sin(3 * phase) + 0.2 * Math.sin(7 * phase)) + noise);
}

let round: Buffer | undefined;

/** A WAV of so many seconds. */
export async function writeLongWav(folder: string, seconds: number): Promise<LongRecording> {
  if (round === undefined) {
    const values = new Int16Array(ROUND_SECONDS * RATE);
    for (let n = 0; n < values.length; n++) values[n] = frameValue(n);
    round = Buffer.from(values.buffer);
  }
  const path = join(folder, `${seconds} s.wav`);
  const data = seconds * RATE * 2;
  const head = Buffer.alloc(44);
  head.set(latin('RIFF____WAVEfmt '), 0);
  head.writeUInt32LE(36 + data, 4);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(2 * RATE, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.set(latin('data'), 36);
  head.writeUInt32LE(data, 40);
  const file = await open(path, 'w');
  await file.write(head);
  for (let left = data; left > 0; left -= round.length) await file.write(round, 0, Math.min(left, round.length));
  await file.close();
  return recordingAt(path);
}

/** The same sound as MP3 or Ogg: ten minutes are encoded, longer ones are their packets over and over. Undefined where ffmpeg or its encoder is not installed. */
export async function writeLong(folder: string, kind: 'mp3' | 'ogg', seconds: number): Promise<LongRecording | undefined> {
  if (!isInstalled('ffmpeg')) return undefined;
  const path = join(folder, `${seconds} s.${kind}`);
  const least = Math.min(seconds, ROUND_SECONDS);
  const once = join(folder, `${least} s.${kind}`);
  const codec = kind === 'mp3' ? ['-c:a', 'libmp3lame', '-q:a', '6'] : ['-c:a', 'libvorbis', '-q:a', '2'];
  const quiet = ['-v', 'error', '-y'];
  if (seconds <= ROUND_SECONDS || !(await ran('ls', [once]))) if (!(await ran('ffmpeg', [...quiet, '-i', join(folder, `${least} s.wav`), ...codec, once]))) return undefined;
  if (seconds > ROUND_SECONDS && !(await ran('ffmpeg', [...quiet, '-stream_loop', String(Math.round(seconds / ROUND_SECONDS) - 1), '-i', once, '-c', 'copy', path]))) return undefined;
  return recordingAt(path);
}

export function isInstalled(program: string): boolean {
  return spawnSync(program, ['-version'], { stdio: 'ignore' }).error === undefined;
}

/** Whether a program did what it was asked. */
export async function ran(program: string, words: readonly string[]): Promise<boolean> {
  return new Promise((done) => {
    spawn(program, words, { stdio: 'ignore' }).on('error', () => done(false)).on('close', (code) => done(code === 0));
  });
}

async function recordingAt(path: string): Promise<LongRecording> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const probed = await probeMedia(fileSource(file, size), path);
    if (probed.state !== 'usable' || probed.facts.kind !== 'audio') throw new Error(`${path} is no sound to the host`);
    const { seconds, sampleRate, channels } = probed.facts;
    return { path, bytes: size, seconds, sampleRate, channels };
  } finally {
    await file.close();
  }
}
