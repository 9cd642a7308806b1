import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CocoImage, writeCoco } from '../../../../shared/formats/coco/write.ts';
import { cocoBreaches } from '../../../support/coco-rules.ts';

const GOLDEN = `{"annotations":[{"area":800,"bbox":[10.5,20,40,20],"category_id":2,"id":1,"image_id":1,"iscrowd":0,"segmentation":[]},{"area":25,"bbox":[95,45,5,5],"category_id":1,"id":2,"image_id":1,"iscrowd":0,"segmentation":[]}],"categories":[{"id":1,"name":"dent","supercategory":""},{"id":2,"name":"scratch","supercategory":""}],"images":[{"file_name":"media/a.png","height":50,"id":1,"width":100},{"file_name":"media/b.png","height":50,"id":2,"width":100}],"info":{"description":"Phones"},"licenses":[]}
`;

describe('writing COCO', () => {
  it('numbers from 1, clips to the image, and keeps images without boxes', () => {
    const images: CocoImage[] = [
      { fileName: 'media/b.png', width: 100, height: 50, boxes: [] },
      {
        fileName: 'media/a.png',
        width: 100,
        height: 50,
        boxes: [
          { label: 'scratch', x: 10.499, y: 20.001, width: 40.002, height: 20 },
          { label: 'dent', x: 95, y: 45, width: 20, height: 20 },
          { label: 'dent', x: 200, y: 10, width: 5, height: 5 },
          { label: 'dent', x: 10, y: 10, width: 0, height: 5 },
        ],
      },
    ];
    const file = writeCoco(['dent', 'scratch'], images, 'Phones');
    expect(file).toEqual({ text: GOLDEN, dropped: 2 });
    expect(cocoBreaches(file.text)).toEqual([]);
  });

  it('passes a strict reader whatever the boxes, and does not depend on the order of images', () => {
    const coordinate = fc.double({ min: -50, max: 150, noNaN: true });
    const size = fc.double({ min: 0, max: 150, noNaN: true });
    const image = fc.record({
      width: fc.integer({ min: 1, max: 100 }),
      height: fc.integer({ min: 1, max: 100 }),
      boxes: fc.array(fc.record({ label: fc.constantFrom('a', 'b'), x: coordinate, y: coordinate, width: size, height: size }), { maxLength: 5 }),
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
