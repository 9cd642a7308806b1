import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endsAsItShould, sniffImage } from '../../../renderer/workers/sniff-image.ts';
import { bmpBytes, gifBytes, indexed, jpegBytes, joined, latin, pngBytes } from '../../support/make-media.ts';
import { movingGif, movingPng } from '../../support/odd-images.ts';

describe('the head of a file', () => {
  it('says format and measures, whatever the file is called', () => {
    expect(sniffImage(pngBytes(31, 17, indexed(1)))).toMatchObject({ format: 'png', width: 31, height: 17, bits: 8 });
    expect(sniffImage(jpegBytes(31, 17, indexed(1)))).toMatchObject({ format: 'jpeg', width: 31, height: 17, cmyk: false, orientation: 1 });
    expect(sniffImage(gifBytes(31, 17))).toMatchObject({ format: 'gif', width: 31, height: 17 });
    expect(sniffImage(bmpBytes(31, 17, indexed(1), { topDown: true }))).toMatchObject({ format: 'bmp', width: 31, height: 17 });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('says the EXIF orientation of a JPEG in both byte orders: %i', (orientation) => {
    for (const bigEndian of [true, false]) expect(sniffImage(jpegBytes(16, 8, indexed(1), { orientation, bigEndian }))?.orientation).toBe(orientation);
  });

  it('says that a picture has 16 bits a channel, prints in CMYK, or moves', () => {
    const deep = pngBytes(8, 8, indexed(1)).slice();
    deep[24] = 16;
    expect(sniffImage(deep)).toMatchObject({ bits: 16 });
    expect(sniffImage(Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 20, 8, 0, 17, 0, 31, 4, 0, 0, 0, 0))).toMatchObject({ cmyk: true, width: 31, height: 17 });
    const [red, blue] = [[255, 0, 0], [0, 0, 255]] as const;
    expect([movingGif(8, 8, [red, blue]), movingPng(8, 8, [red, blue])].map((bytes) => sniffImage(bytes)?.animated)).toEqual([true, true]);
    expect([gifBytes(8, 8), movingGif(8, 8, [red]), pngBytes(8, 8, indexed(1))].map((bytes) => sniffImage(bytes)?.animated)).toEqual([false, false, false]);
    // Where the first picture fills the head, what a GIF says of being played again must do.
    expect(sniffImage(joined(movingGif(8, 8, [red]).subarray(0, -9), latin('!\xff\x0bNETSCAPE2.0')))).toMatchObject({ animated: true });
  });

  it('turns a PNG by an EXIF before its picture, as browsers do', () => {
    expect(sniffImage(pngBytes(16, 8, indexed(1), { orientation: 6 }))?.orientation).toBe(6);
    expect(sniffImage(pngBytes(16, 8, indexed(1), { orientation: 6, exifAfterPicture: true }))?.orientation).toBe(1);
  });

  it('names what cannot be shown, and knows what is no image', () => {
    expect([latin('II*\0'), latin('8BPS'), latin('%PDF-1.7'), latin('\0\0\0\x18ftypheic'), latin('<?xml version="1.0"?><svg>')].map((head) => sniffImage(head)?.format)).toEqual(['tiff', 'psd', 'pdf', 'heic', 'svg']);
    expect(sniffImage(latin('hello'))).toBeUndefined();
    expect(sniffImage(new Uint8Array())).toBeUndefined();
  });

  it('never throws on hostile bytes', () => {
    const starts = [[0xff, 0xd8], [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], [...latin('RIFF1234WEBPVP8X')], [...latin('GIF89a')], [...latin('BM')], [0xff, 0xd8, 0xff, 0xe1, 0, 40, ...latin('Exif\0\0II*\0')]];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        sniffImage(joined(Uint8Array.from(start), rest));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('is not enough: the end tells whether the file is whole', () => {
    const whole = jpegBytes(40, 40, indexed(3));
    expect(endsAsItShould('jpeg', whole.subarray(-64))).toBe(true);
    expect(endsAsItShould('jpeg', whole.subarray(0, whole.length - 2).subarray(-20))).toBe(false);
    expect(endsAsItShould('png', pngBytes(4, 4, indexed(1)).subarray(-20))).toBe(true);
  });
});
