/** Asks for an image, whole or, when it is very large, reduced; or for a part of one at full resolution. */
export type OpenImageRequest =
  | { readonly ask: 'open'; readonly url: string }
  | { readonly ask: 'part'; readonly url: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type OpenImageAnswer = { readonly is: 'opened'; readonly image: OpenedImage } | { readonly is: 'part'; readonly bitmap: ImageBitmap } | { readonly is: 'refused'; readonly refusal: ImageRefusal };

export interface OpenedImage {
  /** Upright size in pixels. */
  readonly width: number;
  readonly height: number;
  /** Finest first; `scale` is pixels of the bitmap an image pixel. The first is whole unless the image is very large. */
  readonly levels: readonly { readonly bitmap: ImageBitmap; readonly scale: number }[];
  /** Whether something behind the picture can be seen through it. */
  readonly seeThrough: boolean;
  /** What people should know about how it is shown: several sentences, or none. */
  readonly notes: readonly string[];
}

/** Why an image is not shown, with the sentence that says so. */
export interface ImageRefusal {
  readonly because: 'unreachable' | 'empty' | 'not-an-image' | 'unsupported' | 'too-large' | 'damaged';
  readonly says: string;
}
