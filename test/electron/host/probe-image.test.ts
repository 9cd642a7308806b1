import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../electron/host/byte-source.ts';
import { probeMedia } from '../../../electron/host/probe-media.ts';
import { bmpBytes, gifBytes, indexed, jpegBytes, joined, pngBytes, webpWithOrientation } from '../../support/make-media.ts';

const fixture = async (name: string) => new Uint8Array(await readFile(fileURLToPath(new URL(`../../fixtures/media/${name}`, import.meta.url))));
const probe = (bytes: Uint8Array, path = 'file') => probeMedia(memorySource(bytes), path);

async function sizeOf(bytes: Uint8Array): Promise<string> {
  const probed = await probe(bytes);
  return probed.state === 'usable' && probed.facts.kind === 'image' ? `${probed.type} ${probed.facts.width}x${probed.facts.height}` : JSON.stringify(probed);
}

async function troubleOf(bytes: Uint8Array, path = 'file'): Promise<string> {
  const probed = await probe(bytes, path);
  return probed.state === 'unusable' ? `${probed.trouble.reason}: ${probed.trouble.detail}` : probed.state;
}

describe('size of the upright image', () => {
  it('turns a JPEG as each of the eight EXIF orientations asks, in both byte orders', async () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const upright = orientation >= 5 ? 'jpeg 24x40' : 'jpeg 40x24';
      expect(await sizeOf(jpegBytes(40, 24, indexed(1), { orientation }))).toBe(upright);
      expect(await sizeOf(jpegBytes(40, 24, indexed(1), { orientation, bigEndian: true }))).toBe(upright);
    }
  });

  it('shows pictures as they are stored when the orientation is absent or nonsense', async () => {
    expect(await sizeOf(jpegBytes(40, 24, indexed(1)))).toBe('jpeg 40x24');
    for (const orientation of [0, 9, 65_535]) expect(await sizeOf(jpegBytes(40, 24, indexed(1), { orientation }))).toBe('jpeg 40x24');
  });

  it('turns a PNG by an EXIF before its picture and never a WebP, as Chromium draws them', async () => {
    expect(await sizeOf(pngBytes(40, 24, indexed(2)))).toBe('png 40x24');
    expect(await sizeOf(pngBytes(40, 24, indexed(2), { orientation: 6 }))).toBe('png 24x40');
    expect(await sizeOf(pngBytes(40, 24, indexed(2), { orientation: 6, exifAfterPicture: true }))).toBe('png 40x24');
    expect(await sizeOf(webpWithOrientation(await fixture('lossy.webp'), 40, 24, 8))).toBe('webp 40x24');
    expect(await sizeOf(webpWithOrientation(await fixture('lossless.webp'), 40, 24, 3))).toBe('webp 40x24');
  });

  it('reads WebP, AVIF with its rotation, GIF and BMP', async () => {
    expect(await sizeOf(await fixture('baseline.jpg'))).toBe('jpeg 40x24');
    expect(await sizeOf(await fixture('lossy.webp'))).toBe('webp 40x24');
    expect(await sizeOf(await fixture('lossless.webp'))).toBe('webp 40x24');
    expect(await sizeOf(await fixture('plain.avif'))).toBe('avif 40x24');
    expect(await sizeOf(await fixture('irot1.avif'))).toBe('avif 24x40');
    expect(await sizeOf(await fixture('irot2.avif'))).toBe('avif 40x24');
    expect(await sizeOf(await fixture('irot3.avif'))).toBe('avif 24x40');
    expect(await sizeOf(await fixture('imir.avif'))).toBe('avif 40x24');
    expect(await sizeOf(await fixture('animated.gif'))).toBe('gif 40x24');
    expect(await sizeOf(gifBytes(30, 20, { frame: { left: 5, top: 5, width: 40, height: 10 } }))).toBe('gif 45x20');
    expect(await sizeOf(bmpBytes(13, 7, indexed(1)))).toBe('bmp 13x7');
    expect(await sizeOf(bmpBytes(13, 7, indexed(1), { topDown: true }))).toBe('bmp 13x7');
  });

  it('reads a JPEG with bytes appended behind its end, as phones write', async () => {
    expect(await sizeOf(joined(jpegBytes(40, 24, indexed(1)), new Uint8Array(200_000)))).toBe('jpeg 40x24');
  });
});

describe('pictures that cannot be used', () => {
  it('says of every cut-off picture that it is damaged', async () => {
    const whole = {
      jpeg: jpegBytes(64, 64, indexed(3), { orientation: 6 }),
      png: pngBytes(64, 64, indexed(3)),
      bmp: bmpBytes(64, 64, indexed(3)),
      webp: await fixture('lossy.webp'),
      avif: await fixture('plain.avif'),
    };
    for (const [type, bytes] of Object.entries(whole)) {
      for (const part of [0.02, 0.3, 0.6, 0.95]) {
        const cut = bytes.subarray(0, Math.max(30, Math.floor(bytes.length * part)));
        expect(await troubleOf(cut), `${type} cut to ${part}`).toMatch(/^damaged: /);
      }
    }
  });

  it('refuses absurd dimensions', async () => {
    const huge = pngBytes(8, 8, indexed(1));
    new DataView(huge.buffer).setUint32(16, 200_000);
    expect(await troubleOf(huge)).toMatch(/^too-large: 200,000 × 8 pixels/);
    new DataView(huge.buffer).setUint32(16, 0);
    expect(await troubleOf(huge)).toBe('damaged: the header says 0 × 8 pixels');
    const bomb = pngBytes(8, 8, indexed(1));
    new DataView(bomb.buffer).setUint32(16, 60_000);
    new DataView(bomb.buffer).setUint32(20, 60_000);
    expect(await troubleOf(bomb)).toMatch(/^too-large/);
  });

  it('names what is not read, and what only claims to be a picture', async () => {
    expect(await troubleOf(await fixture('tiny.tiff'), 'a.tiff')).toBe('unsupported: TIFF is not read by Concord');
    expect(await troubleOf(new TextEncoder().encode('<svg/>'), 'a.svg')).toBe('unsupported: SVG is not read by Concord');
    expect(await troubleOf(new TextEncoder().encode('hello, world'), 'a.jpg')).toMatch(/^damaged: the name says JPEG/);
    expect(await troubleOf(new Uint8Array(0), 'a.jpg')).toBe('empty: the file is empty');
    expect(await troubleOf(new TextEncoder().encode('hello, world'), 'a.txt')).toBe('other');
  });

  it('reads a misnamed picture as what it is, and says so', async () => {
    const probed = await probe(pngBytes(8, 8, indexed(1)), 'photo.jpg');
    expect(probed).toMatchObject({ state: 'usable', type: 'png', misnamed: { reason: 'misnamed', detail: expect.stringContaining('the name says JPEG, the bytes say PNG') } });
    expect(await probe(pngBytes(8, 8, indexed(1)), 'photo')).toMatchObject({ state: 'usable', misnamed: null });
  });

  it('answers for any bytes, whatever is flipped in them', async () => {
    const seeds = [jpegBytes(16, 16, indexed(3), { orientation: 6 }), pngBytes(16, 16, indexed(3), { orientation: 5 }), gifBytes(16, 16), bmpBytes(16, 16, indexed(2))];
    for (const name of ['lossy.webp', 'lossless.webp', 'irot1.avif']) seeds.push(await fixture(name));
    await fc.assert(
      fc.asyncProperty(fc.nat(seeds.length - 1), fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { minLength: 1, maxLength: 6 }), fc.nat(400), async (which, flips, cut) => {
        const bytes = Uint8Array.from(seeds[which] ?? []).subarray(0, 40 + cut);
        for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
        expect(['usable', 'unusable', 'other']).toContain((await probe(bytes)).state);
      }),
      { seed: 1, numRuns: 1500 },
    );
  });
});
