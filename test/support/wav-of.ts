import { joined, latin, littleEndian32 } from './make-media.ts';

/** A WAV file of 32-bit floats with exactly these frames, one array per channel. */
export function wavOf({ sampleRate, channels }: { readonly sampleRate: number; readonly channels: readonly Float32Array[] }): Uint8Array {
  const frames = channels[0]?.length ?? 0;
  const data = new Uint8Array(frames * channels.length * 4);
  const view = new DataView(data.buffer);
  channels.forEach((plane, channel) => plane.forEach((value, frame) => view.setFloat32((frame * channels.length + channel) * 4, value, true)));
  const format = new DataView(new ArrayBuffer(16));
  format.setUint16(0, 3, true);
  format.setUint16(2, channels.length, true);
  format.setUint32(4, sampleRate, true);
  format.setUint32(8, sampleRate * channels.length * 4, true);
  format.setUint16(12, channels.length * 4, true);
  format.setUint16(14, 32, true);
  const body = joined(latin('WAVEfmt '), littleEndian32(16), new Uint8Array(format.buffer), latin('data'), littleEndian32(data.length), data);
  return joined(latin('RIFF'), littleEndian32(body.length), body);
}
