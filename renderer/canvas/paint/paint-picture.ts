import { clamp, type Size } from '../geometry/plane.ts';
import { viewOf, type Viewport } from '../viewport.ts';
import { levelFor, type Picture } from './picture.ts';

/** From here on pixels are shown as what they are: squares. */
const NO_SMOOTHING_FROM = 3;
const GRID_FROM = 12;

/** Paints the part of the picture that is in view, from the size that fits the zoom; far in with its pixel grid. */
export function paintPicture(context: CanvasRenderingContext2D, surface: Size, pixelRatio: number, viewport: Viewport, picture: Picture | undefined): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, surface.width, surface.height);
  if (picture === undefined) return;
  const { size } = picture;
  const view = viewOf(viewport, surface);
  const left = clamp(Math.floor(view.minX), 0, size.width);
  const top = clamp(Math.floor(view.minY), 0, size.height);
  const right = clamp(Math.ceil(view.maxX), 0, size.width);
  const bottom = clamp(Math.ceil(view.maxY), 0, size.height);
  if (right <= left || bottom <= top) return;
  const level = levelFor(picture, viewport.scale * pixelRatio);
  if (level === undefined) return;
  context.imageSmoothingEnabled = viewport.scale < NO_SMOOTHING_FROM;
  context.imageSmoothingQuality = 'low'; // the levels already are what high quality would compute again each frame
  const shareX = level.bitmap.width / size.width;
  const shareY = level.bitmap.height / size.height;
  context.drawImage(
    level.bitmap,
    left * shareX,
    top * shareY,
    (right - left) * shareX,
    (bottom - top) * shareY,
    viewport.x + left * viewport.scale,
    viewport.y + top * viewport.scale,
    (right - left) * viewport.scale,
    (bottom - top) * viewport.scale,
  );
  if (level.scale < 1 && viewport.scale * pixelRatio > level.scale) paintTiles(context, viewport, picture, { left, top, right, bottom });
  if (viewport.scale >= GRID_FROM) paintGrid(context, viewport, { left, top, right, bottom });
}

interface Part {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function paintTiles(context: CanvasRenderingContext2D, viewport: Viewport, { tiles, size }: Picture, { left, top, right, bottom }: Part): void {
  if (tiles === undefined) return;
  const { side } = tiles;
  for (let row = Math.floor(top / side); row * side < bottom; row++) {
    for (let column = Math.floor(left / side); column * side < right; column++) {
      const bitmap = tiles.tile(column, row);
      if (bitmap === undefined) continue;
      const width = Math.min(side, size.width - column * side);
      const height = Math.min(side, size.height - row * side);
      context.drawImage(bitmap, viewport.x + column * side * viewport.scale, viewport.y + row * side * viewport.scale, width * viewport.scale, height * viewport.scale);
    }
  }
}

function paintGrid(context: CanvasRenderingContext2D, viewport: Viewport, { left, top, right, bottom }: Part): void {
  const path = new Path2D();
  const x = (column: number) => viewport.x + column * viewport.scale;
  const y = (row: number) => viewport.y + row * viewport.scale;
  for (let column = left; column <= right; column++) {
    path.moveTo(x(column), y(top));
    path.lineTo(x(column), y(bottom));
  }
  for (let row = top; row <= bottom; row++) {
    path.moveTo(x(left), y(row));
    path.lineTo(x(right), y(row));
  }
  context.lineWidth = 1;
  context.strokeStyle = 'rgb(0 0 0 / 0.3)';
  context.stroke(path);
}
