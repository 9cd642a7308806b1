import { decode } from 'jpeg-js';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_RATE } from '../../../electron/sample/commands/wav.ts';
import { clipPath, generateSampleMedia, photoPath, planSample } from '../../../electron/sample/generate-sample-media.ts';
import { voiceSheet } from '../../../electron/sample/commands/spoken-commands.ts';
import { defectBox } from '../../../electron/sample/screens/defect-box.ts';
import { renderPhoto } from '../../../electron/sample/screens/render-photo.ts';
import { defined } from '../../../shared/basics/assert.ts';
import type { Box } from '../../../shared/model/annotation.ts';
import { filesBelow, projectFolder, readVoices, sampleSize, voicesFolder } from './sample-files.ts';

const voices = readVoices();
const sha256Hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Whether a point lies in a box, or as near as haze, chips and cracks reach: half the box's size and three pixels. */
function contains({ x, y, width, height }: Box, atX: number, atY: number): boolean {
  const reach = 3 + Math.min(width, height) / 2;
  return atX > x - reach && atX < x + width + reach && atY > y - reach && atY < y + height + reach;
}

describe('the voices of the sample project', () => {
  it('are the files whose hashes are written down', () => {
    const written = readFileSync(join(voicesFolder, 'hashes.txt'), 'utf8').trim().split('\n');
    expect([...voices].map(([name, bytes]) => `${sha256Hex(bytes)}  ${name}`)).toEqual(written);
  });

  it('are made from the sheet that the commands call for', () => {
    expect(readFileSync(join(voicesFolder, 'voices.tsv'), 'utf8')).toBe(voiceSheet());
  });
});

describe('the media of the sample project', () => {
  let media: Map<string, Uint8Array>;
  beforeAll(() => {
    media = generateSampleMedia(voices);
  }, 60_000);

  it('are rebuilt byte for byte from the seed and the voices', () => {
    const committed = [...filesBelow(projectFolder)].filter(([path]) => path.startsWith('media/'));
    const hashes = (files: Iterable<[string, Uint8Array]>) => Object.fromEntries([...files].map(([path, bytes]) => [path, sha256Hex(bytes)]));
    expect(hashes(committed)).toEqual(hashes(media));
  });

  it('are sixty photos and forty clips', () => {
    const paths = [...media.keys()];
    expect(paths.filter((path) => path.endsWith('.jpg'))).toHaveLength(60);
    expect(paths.filter((path) => path.endsWith('.wav'))).toHaveLength(40);
  });

  it('take under 6 MB with the voices and the history', () => {
    expect(sampleSize()).toBeLessThan(6_000_000);
  });

  it('show each scratch and dent where its box says: there, and only there, the photo differs from one of the same phone unharmed', () => {
    const harmed = planSample(voices).photos.filter(({ defects }) => defects.length > 0).slice(4, 8);
    for (const photo of harmed) {
      const { light } = renderPhoto(photo);
      const unharmed = renderPhoto({ ...photo, defects: [] }).light;
      const boxes = photo.defects.map((defect) => defectBox(defect, photo));
      const touched = boxes.map(() => 0);
      for (let index = 0; index < photo.width * photo.height; index++) {
        if (Math.abs((light[index * 3] as number) - (unharmed[index * 3] as number)) < 0.04) continue;
        const x = (index % photo.width) + 0.5;
        const y = Math.floor(index / photo.width) + 0.5;
        const around = boxes.flatMap((box, at) => (contains(box, x, y) ? [at] : []));
        expect(around, `${photo.name} at ${x}, ${y}`).not.toEqual([]);
        for (const at of around) touched[at] = (touched[at] ?? 0) + 1;
      }
      expect(Math.min(...touched), photo.name).toBeGreaterThan(3);
    }
  });

  it('have the size that the plan says', () => {
    for (const photo of planSample(voices).photos.slice(0, 3)) {
      const { width, height } = decode(defined(media.get(photoPath(photo)), photo.name), { useTArray: true });
      expect([width, height]).toEqual([photo.width, photo.height]);
    }
  });

  it('have clips as long as planned, with the parts in order and inside', () => {
    for (const clip of planSample(voices).clips) {
      const bytes = defined(media.get(clipPath(clip)), clip.name);
      expect(bytes.length).toBe(44 + clip.frames * 2);
      expect(clip.frames / SAMPLE_RATE).toBeLessThan(4);
      let before = 0;
      for (const { start, end } of clip.parts) {
        expect(start).toBeGreaterThanOrEqual(before);
        before = end;
      }
      expect(before).toBeLessThanOrEqual(clip.frames);
    }
  });
});
