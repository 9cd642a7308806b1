import { assert } from '../../basics/assert.ts';
import { canonicalJson, type Json } from '../../basics/canonical-json.ts';
import { compareUtf8 } from '../../basics/order.ts';
import type { Box } from '../../model/annotation.ts';
import { signedDoubleArea } from '../../model/shape-area.ts';
import { boundsOf, type Corner, cornersOf, type ImageShape } from '../../model/shape-bounds.ts';
import { distinctCorners } from '../../model/shape-defect.ts';
import { clipRing } from './clip-ring.ts';

export interface CocoRegion {
  readonly label: string;
  /** In pixels of the upright image. */
  readonly shape: ImageShape;
  /** What else was said about it. */
  readonly attributes?: Readonly<Record<string, Json>>;
}

/** An image with its regions; an empty list is an image that is known to show nothing. */
export interface CocoImage {
  /** Relative to where the reader is told the images are; unique. */
  readonly fileName: string;
  readonly width: number;
  readonly height: number;
  readonly regions: readonly CocoRegion[];
}

export interface CocoFile {
  readonly text: string;
  /** Regions that lay outside their image or had no area after clipping. */
  readonly dropped: number;
}

/** `keypoints`: every region is a point, and every category has one keypoint, named like itself. */
export type CocoKind = 'instances' | 'keypoints';

/**
 * COCO instances or keypoints: ids from 1, regions clipped to the image and written with two decimals, `area` and
 * `iscrowd` always there (without them, or with an id 0, pycocotools scores wrongly or fails). Categories are `labels` in
 * their order; images are in byte order of their names. Equal input gives equal bytes.
 *
 * Polygons are one ring of `segmentation`, with the area of the ring. COCO has no rotated boxes: they are the polygon of
 * their four corners, from their own top left clockwise, with the angle as `attributes.rotation` (degrees, clockwise) unless
 * an attribute has that name. Points are visible keypoints; they have no extent, so `bbox` and `area` are 0 in size.
 */
export function writeCoco(labels: readonly string[], images: readonly CocoImage[], description: string, kind: CocoKind = 'instances'): CocoFile {
  const category = new Map(labels.map((label, at) => [label, at + 1]));
  assert(category.size === labels.length, 'label names of a COCO file are distinct');
  const sorted = [...images].sort((a, b) => compareUtf8(a.fileName, b.fileName));
  const annotations: object[] = [];
  let dropped = 0;
  sorted.forEach((image, at) => {
    for (const { label, shape, attributes } of image.regions) {
      const category_id = category.get(label);
      assert(category_id !== undefined, `the label ${label} is one of the file's`);
      const geometry = (shape.kind === 'point') === (kind === 'keypoints') ? geometryOf(shape, image.width, image.height) : undefined;
      if (geometry === undefined) {
        dropped += 1;
        continue;
      }
      const said = { ...(shape.kind === 'rotated-box' ? { rotation: hundredths((shape.angle % 360) + (shape.angle < 0 ? 360 : 0)) % 360 } : {}), ...attributes };
      annotations.push({ id: annotations.length + 1, image_id: at + 1, category_id, iscrowd: 0, ...geometry, ...(Object.keys(said).length === 0 ? {} : { attributes: said }) });
    }
  });
  const file = {
    info: { description },
    licenses: [],
    images: sorted.map(({ fileName, width, height }, at) => ({ id: at + 1, file_name: fileName, width, height })),
    categories: labels.map((name, at) => ({ id: at + 1, name, supercategory: '', ...(kind === 'keypoints' ? { keypoints: [name], skeleton: [] } : {}) })),
    annotations,
  };
  return { text: `${canonicalJson(file)}\n`, dropped };
}

interface Geometry {
  readonly bbox: readonly number[];
  readonly area: number;
  readonly segmentation: readonly (readonly number[])[];
  readonly keypoints?: readonly number[];
  readonly num_keypoints?: number;
}

/** A shape as COCO says it; undefined when nothing of it is on the image. */
function geometryOf(shape: ImageShape, width: number, height: number): Geometry | undefined {
  switch (shape.kind) {
    case 'box':
      return boxGeometry(shape, width, height);
    case 'point': {
      if (shape.x < 0 || shape.y < 0 || shape.x > width || shape.y > height) return undefined;
      const [x, y] = [hundredths(shape.x), hundredths(shape.y)];
      return { bbox: [x, y, 0, 0], area: 0, segmentation: [], keypoints: [x, y, 2], num_keypoints: 1 };
    }
    case 'rotated-box':
    case 'polygon':
      return ringGeometry(cornersOf(shape), width, height);
  }
}

function boxGeometry(box: Box, width: number, height: number): Geometry | undefined {
  const [left, top] = [hundredths(clipped(box.x, width)), hundredths(clipped(box.y, height))];
  const w = hundredths(hundredths(clipped(box.x + box.width, width)) - left);
  const h = hundredths(hundredths(clipped(box.y + box.height, height)) - top);
  return w <= 0 || h <= 0 ? undefined : { bbox: [left, top, w, h], area: hundredths(w * h), segmentation: [] };
}

function ringGeometry(corners: readonly Corner[], width: number, height: number): Geometry | undefined {
  const ring = distinctCorners(clipRing(corners, width, height).map(([x, y]): Corner => [hundredths(x), hundredths(y)]));
  if (ring.length < 3) return undefined;
  const { x, y, width: w, height: h } = boundsOf({ kind: 'polygon', points: ring });
  const area = hundredths(Math.min(Math.abs(signedDoubleArea(ring)) / 2, w * h)); // a ring that goes round twice counts twice
  if (area <= 0) return undefined;
  return { bbox: [x, y, hundredths(w), hundredths(h)], area, segmentation: [ring.flat()] };
}

function clipped(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100 + 0; // + 0 turns -0 into 0
}
