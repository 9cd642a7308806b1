import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CocoImage, writeCoco } from '../../../../shared/formats/coco/write.ts';
import { cocoBreaches } from '../../../support/coco-rules.ts';

const GOLDEN = `{"annotations":[{"area":800,"bbox":[10.5,20,40,20],"category_id":2,"id":1,"image_id":1,"iscrowd":0,"segmentation":[]},{"area":25,"bbox":[95,45,5,5],"category_id":1,"id":2,"image_id":1,"iscrowd":0,"segmentation":[]}],"categories":[{"id":1,"name":"dent","supercategory":""},{"id":2,"name":"scratch","supercategory":""}],"images":[{"file_name":"media/a.png","height":50,"id":1,"width":100},{"file_name":"media/b.png","height":50,"id":2,"width":100}],"info":{"description":"Phones"},"licenses":[]}
`;

describe('writing COCO', () => {
  it('numbers from 1, clips to the image, and keeps images without boxes', () => {
    const images: CocoImage[] = [
      { fileName: 'media/b.png', width: 100, height: 50, regions: [] },
      {
        fileName: 'media/a.png',
        width: 100,
        height: 50,
        regions: [
          { label: 'scratch', shape: { kind: 'box', x: 10.499, y: 20.001, width: 40.002, height: 20 } },
          { label: 'dent', shape: { kind: 'box', x: 95, y: 45, width: 20, height: 20 } },
          { label: 'dent', shape: { kind: 'box', x: 200, y: 10, width: 5, height: 5 } },
          { label: 'dent', shape: { kind: 'box', x: 10, y: 10, width: 0, height: 5 } },
        ],
      },
    ];
    const file = writeCoco(['dent', 'scratch'], images, 'Phones');
    expect(file).toEqual({ text: GOLDEN, dropped: 2 });
    expect(cocoBreaches(file.text)).toEqual([]);
  });

  it('writes polygons as one ring, rotated boxes as four corners with their angle, and attributes', () => {
    const images: CocoImage[] = [
      {
        fileName: 'a.png',
        width: 100,
        height: 50,
        regions: [
          { label: 'roof', shape: { kind: 'polygon', points: [[0, 0], [10, 0], [10, 0], [0, 10.004], [0, 0]] }, attributes: { colour: 'red', flaws: ['crack'] } },
          { label: 'roof', shape: { kind: 'rotated-box', x: 50, y: 25, width: 20, height: 10, angle: -270 } },
          { label: 'roof', shape: { kind: 'polygon', points: [[95, 40], [105, 40], [105, 45], [95, 45]] } },
          { label: 'roof', shape: { kind: 'polygon', points: [[200, 0], [300, 0], [300, 10]] } },
          { label: 'roof', shape: { kind: 'polygon', points: [[1, 1], [2, 2], [3, 3]] } },
          { label: 'roof', shape: { kind: 'point', x: 1, y: 1 } },
        ],
      },
    ];
    const { text, dropped } = writeCoco(['roof'], images, '');
    expect(cocoBreaches(text)).toEqual([]);
    expect(dropped).toBe(3);
    expect((JSON.parse(text) as { annotations: unknown }).annotations).toEqual([
      { id: 1, image_id: 1, category_id: 1, iscrowd: 0, bbox: [0, 0, 10, 10], area: 50, segmentation: [[0, 0, 10, 0, 0, 10]], attributes: { colour: 'red', flaws: ['crack'] } },
      { id: 2, image_id: 1, category_id: 1, iscrowd: 0, bbox: [45, 15, 10, 20], area: 200, segmentation: [[55, 15, 55, 35, 45, 35, 45, 15]], attributes: { rotation: 90 } },
      { id: 3, image_id: 1, category_id: 1, iscrowd: 0, bbox: [95, 40, 5, 5], area: 25, segmentation: [[95, 40, 100, 40, 100, 45, 95, 45]] },
    ]);
  });

  it('writes points as keypoints, without a size', () => {
    const images: CocoImage[] = [{ fileName: 'a.png', width: 9, height: 9, regions: [{ label: 'eye', shape: { kind: 'point', x: 1.006, y: 2 } }, { label: 'eye', shape: { kind: 'point', x: 10, y: 2 } }] }];
    const { text, dropped } = writeCoco(['eye'], images, '', 'keypoints');
    expect(cocoBreaches(text)).toEqual([]);
    expect(dropped).toBe(1);
    expect(JSON.parse(text)).toMatchObject({
      categories: [{ id: 1, name: 'eye', keypoints: ['eye'], skeleton: [] }],
      annotations: [{ id: 1, keypoints: [1.01, 2, 2], num_keypoints: 1, bbox: [1.01, 2, 0, 0], area: 0, iscrowd: 0, segmentation: [] }],
    });
  });

  it('passes a strict reader whatever the regions, and does not depend on the order of images', () => {
    const coordinate = fc.double({ min: -50, max: 150, noNaN: true });
    const size = fc.double({ min: 0, max: 150, noNaN: true });
    const box = fc.record({ kind: fc.constant('box' as const), x: coordinate, y: coordinate, width: size, height: size });
    const rotated = fc.record({ kind: fc.constant('rotated-box' as const), x: coordinate, y: coordinate, width: size, height: size, angle: fc.double({ min: -360, max: 360, noNaN: true }) });
    const polygon = fc.record({ kind: fc.constant('polygon' as const), points: fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 8 }) });
    const image = fc.record({
      width: fc.integer({ min: 1, max: 100 }),
      height: fc.integer({ min: 1, max: 100 }),
      regions: fc.array(fc.record({ label: fc.constantFrom('a', 'b'), shape: fc.oneof(box, rotated, polygon) }), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.array(image, { maxLength: 5 }), (list) => {
        const images = list.map((each, at) => ({ ...each, fileName: `media/${at}.png` }));
        const { text } = writeCoco(['a', 'b'], images, '');
        expect(cocoBreaches(text)).toEqual([]);
        expect(writeCoco(['a', 'b'], images.toReversed(), '').text).toBe(text);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('is caught by the rules when it breaks them', () => {
    const broken = GOLDEN.replace('"id":1,"image_id":1', '"id":0,"image_id":1').replace('"iscrowd":0,', '');
    expect(cocoBreaches(broken)).toEqual(['annotations have ids that are no integers from 1', 'annotation 0 has no iscrowd 0']);
  });
});
