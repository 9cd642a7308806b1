/** Decoded images by address, the least recently used dropped first: the next sample is there before it is asked for. */
const KEPT = 8;
const images = new Map<string, Promise<HTMLImageElement>>();

/** The decoded image, upright (the browser applies the EXIF orientation). Rejects when the bytes are not an image. */
export function loadImage(url: string): Promise<HTMLImageElement> {
  const known = images.get(url);
  if (known !== undefined) {
    images.delete(url);
    images.set(url, known);
    return known;
  }
  const image = new Image();
  image.src = url;
  const decoded = image.decode().then(() => image);
  images.set(url, decoded);
  decoded.catch(() => images.delete(url));
  for (const oldest of images.keys()) {
    if (images.size <= KEPT) break;
    images.delete(oldest);
  }
  return decoded;
}

/** Decodes ahead; failures show when the image is really wanted. */
export function preloadImage(url: string): void {
  loadImage(url).catch(() => undefined);
}
