import { describe, expect, it } from 'vitest';
import { GREATEST_VALUE, pcmPlanes } from '../../../renderer/workers/pcm-values.ts';

describe('values of a WAV', () => {
  it('of whole numbers span −1 to just below 1', () => {
    expect([...(pcmPlanes(Uint8Array.of(0, 128, 255), 'u8', 1, 1)[0] ?? [])]).toEqual([-1, 0, 127 / 128]);
    expect([...(pcmPlanes(Uint8Array.of(0, 0x80, 0xff, 0x7f, 1, 0), 's16', 1, 1)[0] ?? [])]).toEqual([-1, 32_767 / 32_768, 1 / 32_768]);
    expect([...(pcmPlanes(Uint8Array.of(0, 0, 0x80, 0xff, 0xff, 0x7f, 1, 0, 0), 's24', 1, 1)[0] ?? [])]).toEqual([-1, 8_388_607 / 8_388_608, 1 / 8_388_608]);
    expect([...(pcmPlanes(Uint8Array.of(0, 0, 0, 0x80, 0, 0, 0, 0x40), 's32', 1, 1)[0] ?? [])]).toEqual([-1, 0.5]);
  });

  it('of floats are taken as they are, beyond full scale too; what is no number is silence', () => {
    const bytes = new Uint8Array(Float32Array.of(0.25, -1.5, Number.NaN, Infinity).buffer);
    expect([...(pcmPlanes(bytes, 'f32', 1, 1)[0] ?? [])]).toEqual([0.25, -1.5, 0, 0]);
    const long = new Uint8Array(Float64Array.of(0.25, 0.1, -1.5, Number.NaN, -Infinity, 1e300).buffer);
    expect([...(pcmPlanes(long, 'f64', 2, 2)[0] ?? [])]).toEqual([0.25, -1.5, 0]);
    expect([...(pcmPlanes(long, 'f64', 2, 2)[1] ?? [])]).toEqual([Math.fround(0.1), 0, 0]);
  });

  // ITU-T G.711: the least, the greatest and the smallest steps of both laws, of 32,768.
  it('of A-law and µ-law follow G.711', () => {
    expect([...(pcmPlanes(Uint8Array.of(0x00, 0x80, 0xff, 0x7f, 0xfe), 'mu-law', 1, 1)[0] ?? [])].map((value) => value * 32_768)).toEqual([-32_124, 32_124, 0, -0, 8]);
    expect([...(pcmPlanes(Uint8Array.of(0x2a, 0xaa, 0xd5, 0x55, 0xd4), 'a-law', 1, 1)[0] ?? [])].map((value) => value * 32_768)).toEqual([-32_256, 32_256, 8, -8, 24]);
  });

  it.each(['u8', 'a-law', 'mu-law'] as const)('of %s are at full scale at the greatest of all its codes', (values) => {
    const [all = new Float32Array(0)] = pcmPlanes(Uint8Array.from({ length: 256 }, (_, code) => code), values, 1, 1);
    expect(GREATEST_VALUE[values]).toBe(Math.max(...all));
  });

  it('of several channels come apart; channels that the file does not have are silent', () => {
    const planes = pcmPlanes(Uint8Array.of(0, 0x40, 0, 0x20, 0, 0xc0, 0, 0xe0), 's16', 2, 3);
    expect(planes.map((plane) => [...plane])).toEqual([[0.5, -0.5], [0.25, -0.25], [0, 0]]);
  });
});
