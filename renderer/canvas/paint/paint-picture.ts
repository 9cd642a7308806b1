import { clamp, type Size } from '../geometry/plane.ts';
import { viewOf, type Viewport } from '../viewport.ts';
import { levelFor, type Picture } from './picture.ts';

/** From here on pixels are shown as what they are: squares. */
const NO_SMOOTHING_FROM = 3;
const GRID_FROM = 12;
/** Side of the squares behind a picture that can be seen through, in CSS pixels. */
const SQUARE = 8;

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
  const [x, width] = seenLength(viewport.x + left * viewport.scale, (right - left) * viewport.scale, pixelRatio);
  const [y, height] = seenLength(viewport.y + top * viewport.scale, (bottom - top) * viewport.scale, pixelRatio);
  if (picture.seeThrough) paintSquares(context, viewport, { x, y, width, height });
  context.drawImage(level.bitmap, left * shareX, top * shareY, (right - left) * shareX, (bottom - top) * shareY, x, y, width, height);
  if (level.scale < 1 && viewport.scale * pixelRatio > level.scale) paintTiles(context, viewport, picture, { left, top, right, bottom });
  if (viewport.scale >= GRID_FROM) paintGrid(context, viewport, { left, top, right, bottom });
}

/** Start and length on the screen: what is thinner than one of its pixels gets a whole one, or nothing would be seen of it. */
function seenLength(start: number, length: number, pixelRatio: number): readonly [number, number] {
  return length * pixelRatio >= 1 ? [start, length] : [Math.floor(start * pixelRatio) / pixelRatio, 1 / pixelRatio];
}

/** The usual sign for "nothing here": squares that move with the picture and keep their size. */
function paintSquares(context: CanvasRenderingContext2D, viewport: Viewport, { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): void {
  context.fillStyle = '#ffffff';
  context.fillRect(x, y, width, height);
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  const squares = new Path2D();
  const [originX, originY] = [Math.round(viewport.x), Math.round(viewport.y)]; // whole pixels: sharp edges
  for (let row = Math.floor((y - originY) / SQUARE); originY + row * SQUARE < y + height; row++) {
    for (let column = Math.floor((x - originX) / SQUARE); originX + column * SQUARE < x + width; column++) {
      if ((row + column) % 2 !== 0) squares.rect(originX + column * SQUARE, originY + row * SQUARE, SQUARE, SQUARE);
    }
  }
  context.fillStyle = '#cfcfcf';
  context.fill(squares);
  context.restore();
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
