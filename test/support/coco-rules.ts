/**
 * What a strict reader of COCO instances demands (pycocotools, CVAT): the rules whose breach loads silently and scores
 * wrongly included. Gives the breaches; none is good.
 */
export function cocoBreaches(text: string): string[] {
  const breaches: string[] = [];
  const file = JSON.parse(text) as Record<string, unknown>;
  const list = (name: string) => (Array.isArray(file[name]) ? (file[name] as Record<string, unknown>[]) : (breaches.push(`${name} is not a list`), []));
  const [images, categories, annotations] = [list('images'), list('categories'), list('annotations')];
  for (const [name, things] of Object.entries({ images, categories, annotations })) {
    const ids = things.map(({ id }) => id);
    if (ids.some((id) => !Number.isInteger(id) || (id as number) < 1)) breaches.push(`${name} have ids that are no integers from 1`);
    if (new Set(ids).size !== ids.length) breaches.push(`${name} share an id`);
  }
  const byId = new Map(images.map((image) => [image['id'], image]));
  if (new Set(images.map((image) => image['file_name'])).size !== images.length) breaches.push('images share a file name');
  for (const { file_name, width, height } of images) {
    if (typeof file_name !== 'string' || file_name.startsWith('/') || file_name.includes('..')) breaches.push(`${String(file_name)} is no relative path`);
    if (![width, height].every((side) => Number.isInteger(side) && (side as number) > 0)) breaches.push(`${String(file_name)} has no size`);
  }
  const names = categories.map(({ name }) => name);
  if (new Set(names).size !== names.length || names.some((name) => typeof name !== 'string' || name === '')) breaches.push('category names are not distinct texts');
  if (categories.some(({ id }, at) => id !== at + 1)) breaches.push('categories are not 1..N');
  for (const { id, image_id, category_id, bbox, area, iscrowd, segmentation, keypoints, num_keypoints } of annotations) {
    const image = byId.get(image_id);
    if (image === undefined) breaches.push(`annotation ${String(id)} is of no image`);
    if (!categories.some((category) => category['id'] === category_id)) breaches.push(`annotation ${String(id)} has no category`);
    if (iscrowd !== 0) breaches.push(`annotation ${String(id)} has no iscrowd 0`);
    if (!Array.isArray(segmentation) || segmentation.some((ring) => !Array.isArray(ring) || ring.length < 6)) breaches.push(`annotation ${String(id)} has a bad segmentation`);
    if (!Array.isArray(bbox) || bbox.length !== 4 || bbox.some((side) => typeof side !== 'number')) {
      breaches.push(`annotation ${String(id)} has no bbox`);
      continue;
    }
    const [x = 0, y = 0, w = 0, h = 0] = bbox as number[];
    if (keypoints !== undefined) {
      const [px, py, visible] = keypoints as number[];
      if (!Array.isArray(keypoints) || keypoints.length !== 3 || px !== x || py !== y || visible !== 2 || num_keypoints !== 1) breaches.push(`annotation ${String(id)} has bad keypoints`);
      if (w !== 0 || h !== 0 || area !== 0) breaches.push(`annotation ${String(id)} gives a point a size`);
    } else if (w <= 0 || h <= 0) breaches.push(`annotation ${String(id)} has a bad box`);
    const ring = (segmentation as number[][])[0] ?? [];
    const [xs, ys] = [ring.filter((_, at) => at % 2 === 0), ring.filter((_, at) => at % 2 === 1)];
    const around = [Math.min(...xs), Math.min(...ys), Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
    if (ring.length > 0 && around.some((side, at) => Math.abs(side - ((bbox as number[])[at] as number)) > 0.01)) breaches.push(`annotation ${String(id)} has a box that is not its ring's`);
    if (x < 0 || y < 0) breaches.push(`annotation ${String(id)} has a bad box`);
    if (image && (x + w > (image['width'] as number) + 1e-9 || y + h > (image['height'] as number) + 1e-9)) breaches.push(`annotation ${String(id)} lies outside`);
    if (typeof area !== 'number' || area > w * h + 0.01 || (ring.length === 0 && Math.abs(area - w * h) > 0.01)) breaches.push(`annotation ${String(id)} has no area`);
  }
  return breaches;
}
