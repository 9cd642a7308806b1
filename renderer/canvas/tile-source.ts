import { openImagePart } from '../workers/open-image.client.ts';
import type { Size } from './geometry/plane.ts';
import type { TileSource } from './paint/picture.ts';

const SIDE = 1024;
/** 48 tiles of 1024 × 1024 are 200 MB. */
const KEPT = 48;

export interface ClosableTileSource extends TileSource {
  readonly close: () => void;
}

/** Tiles of a very large image, fetched as they come into view, the least recently drawn dropped first. A tile that fails stays away. */
export function createTileSource(url: string, size: Size): ClosableTileSource {
  const tiles = new Map<string, ImageBitmap | undefined>();
  const listeners = new Set<() => void>();
  let closed = false;

  async function fetchTile(key: string, column: number, row: number): Promise<void> {
    const [x, y] = [column * SIDE, row * SIDE];
    const bitmap = await openImagePart(url, x, y, Math.min(SIDE, size.width - x), Math.min(SIDE, size.height - y)).catch(() => undefined);
    if (closed) {
      bitmap?.close();
      return;
    }
    tiles.set(key, bitmap);
    for (const [oldest, tile] of tiles) {
      if (tiles.size <= KEPT) break;
      tile?.close();
      tiles.delete(oldest);
    }
    for (const listener of listeners) listener();
  }

  return {
    side: SIDE,
    tile: (column, row) => {
      const key = `${column} ${row}`;
      if (tiles.has(key)) {
        const known = tiles.get(key);
        tiles.delete(key);
        tiles.set(key, known);
        return known;
      }
      tiles.set(key, undefined);
      void fetchTile(key, column, row);
      return undefined;
    },
    listen: (onTile) => {
      listeners.add(onTile);
      return () => listeners.delete(onTile);
    },
    close: () => {
      closed = true;
      for (const tile of tiles.values()) tile?.close();
      tiles.clear();
    },
  };
}
