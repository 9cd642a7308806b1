import { readImageFile } from './image-file.ts';
import type { ThumbnailAnswer, ThumbnailRequest } from './thumbnail.protocol.ts';
import { answerCalls } from './worker-call.ts';

const SQUARE = 8;

answerCalls<ThumbnailRequest, ThumbnailAnswer>(self as unknown as Worker, async ({ url, side }) => {
  const file = await readImageFile(url);
  if ('because' in file) throw new Error(file.says);
  const image = await createImageBitmap(file.blob).catch(() => undefined); // applies the EXIF orientation
  if (image === undefined) throw new Error('The file is damaged: it begins like an image, but cannot be decoded.');
  const scale = Math.min(1, side / Math.max(image.width, image.height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale)));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no canvas to draw on.');
  if (file.sniffed.format !== 'jpeg') paintSquares(context, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return { answer: { picture: await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 }) } };
});

/** What is seen through a picture that can be seen through. */
function paintSquares(context: OffscreenCanvasRenderingContext2D, width: number, height: number): void {
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#cfcfcf';
  for (let y = 0; y < height; y += SQUARE) for (let x = (y / SQUARE) % 2 === 0 ? 0 : SQUARE; x < width; x += 2 * SQUARE) context.fillRect(x, y, SQUARE, SQUARE);
}
