/** Asks for a small picture of an image: at most `side` pixels on its longer side, upright. */
export interface ThumbnailRequest {
  readonly url: string;
  readonly side: number;
}

export interface ThumbnailAnswer {
  readonly picture: Blob;
}
