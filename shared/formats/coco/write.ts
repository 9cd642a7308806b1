import { assert } from '../../basics/assert.ts';
import { canonicalJson } from '../../basics/canonical-json.ts';
import { compareUtf8 } from '../../basics/order.ts';

/** An image with its boxes, in pixels of the upright image; an empty list is an image that is known to show nothing. */
export interface CocoImage {
  /** Relative to where the reader is told the images are; unique. */
  readonly fileName: string;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly { readonly label: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
}

export interface CocoFile {
  readonly text: string;
  /** Boxes that lay outside their image or had no area after clipping. */
  readonly dropped: number;
}

/**
 * COCO instances: ids from 1, boxes clipped to the image and written with two decimals, `area` and `iscrowd` always there
 * (without them, or with an id 0, pycocotools scores wrongly or fails). Categories are `labels` in their order; images are
 * in byte order of their names. Equal input gives equal bytes.
 */
export function writeCoco(labels: readonly string[], images: readonly CocoImage[], description: string): CocoFile {
  const category = new Map(labels.map((label, at) => [label, at + 1]));
  assert(category.size === labels.length, 'label names of a COCO file are distinct');
  const sorted = [...images].sort((a, b) => compareUtf8(a.fileName, b.fileName));
  const annotations: object[] = [];
  let dropped = 0;
  sorted.forEach(({ width, height, boxes }, at) => {
    for (const box of boxes) {
      const category_id = category.get(box.label);
      assert(category_id !== undefined, `the label ${box.label} is one of the file's`);
      const [left, top] = [hundredths(clipped(box.x, width)), hundredths(clipped(box.y, height))];
      const w = hundredths(hundredths(clipped(box.x + box.width, width)) - left);
      const h = hundredths(hundredths(clipped(box.y + box.height, height)) - top);
      if (w <= 0 || h <= 0) dropped += 1;
      else annotations.push({ id: annotations.length + 1, image_id: at + 1, category_id, bbox: [left, top, w, h], area: hundredths(w * h), iscrowd: 0, segmentation: [] });
    }
  });
  const file = {
    info: { description },
    licenses: [],
    images: sorted.map(({ fileName, width, height }, at) => ({ id: at + 1, file_name: fileName, width, height })),
    categories: labels.map((name, at) => ({ id: at + 1, name, supercategory: '' })),
    annotations,
  };
  return { text: `${canonicalJson(file)}\n`, dropped };
}

function clipped(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
