import type { ThumbnailAnswer, ThumbnailRequest } from './thumbnail.protocol.ts';
import { answerCalls } from './worker-call.ts';

answerCalls<ThumbnailRequest, ThumbnailAnswer>(self as unknown as Worker, async ({ url, side }) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The file could not be read (${response.status}).`);
  const image = await createImageBitmap(await response.blob()); // applies the EXIF orientation
  const scale = Math.min(1, side / Math.max(image.width, image.height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale)));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no canvas to draw on.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return { answer: { picture: await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 }) } };
});
