import Flatbush from 'flatbush';
import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import { shapeArea, shapeBounds } from './image-shape.ts';
import { edgeIndex } from './edge-index.ts';
import type { Bounds, Point, Ring } from './plane.ts';
import { shapeHit } from './shape-hit.ts';

/** What the surface shows of a region. Colours are CSS colours. */
export interface SurfaceRegion {
  readonly id: string;
  readonly shape: ImageShape;
  readonly color: string;
  /** Its label; written at the top left corner and said to screen readers. */
  readonly name: string;
  /** Cannot be taken hold of; the pointer goes through to what lies below. */
  readonly locked?: boolean;
  /** Can be selected, but not changed: somebody else's. */
  readonly fixed?: boolean;
  /** A suggestion, another's answer, context. */
  readonly dashed?: boolean;
  /** Not drawn and not found by the pointer. */
  readonly hidden?: boolean;
  /** Written behind the name, for example a matched IoU. */
  readonly badge?: string;
  /** Written instead of name and badge while the pointer is elsewhere; empty writes nothing, where others say it already. */
  readonly caption?: string;
}

/**
 * The regions of an image in an R-tree by their bounds. Built in O(n log n) when the regions change (1 ms for 5,000), never per pointer move;
 * asking costs what is found. The last region lies on top.
 */
export interface Scene {
  readonly regions: readonly SurfaceRegion[];
  readonly byId: (id: string) => SurfaceRegion | undefined;
  /** The kinds of line that regions are drawn with. */
  readonly looks: readonly string[];
  /** Every region whose bounds touch a rectangle, in no order, with the number of its look; nothing is gathered. */
  readonly visit: (bounds: Bounds, each: (region: SurfaceRegion, look: number) => void) => void;
  /** Places of the regions whose bounds touch a rectangle, from the bottom up. */
  readonly within: (bounds: Bounds) => readonly number[];
  /** What lies under a point, the smallest first and among equals the topmost, so that a region inside another can be reached. */
  readonly at: (point: Point, slack: number) => readonly SurfaceRegion[];
  /** Regions whose middle lies in a ring. */
  readonly inRing: (ring: Ring) => readonly SurfaceRegion[];
  /** Shapes whose exact outline was tested since the scene was built: proof that hit testing asks few. */
  readonly candidates: () => number;
}

export function buildScene(regions: readonly SurfaceRegion[]): Scene {
  const shown = regions.flatMap((region, place) => (region.hidden === true ? [] : [place]));
  const ids = new Map(regions.map((region) => [region.id, region]));
  const tree = shown.length === 0 ? undefined : new Flatbush(shown.length);
  for (const place of shown) {
    const region = regions[place];
    if (region === undefined) continue;
    const { minX, minY, maxX, maxY } = shapeBounds(region.shape);
    tree?.add(minX, minY, maxX, maxY);
  }
  tree?.finish();
  const numbers = new Map<string, number>();
  const lookOf = shown.map((place) => {
    const look = lookName(regions[place]);
    const number = numbers.get(look) ?? numbers.size;
    numbers.set(look, number);
    return number;
  });
  let candidates = 0;

  const within = ({ minX, minY, maxX, maxY }: Bounds): readonly number[] => (tree?.search(minX, minY, maxX, maxY) ?? []).map((found) => shown[found] ?? 0).sort((a, b) => a - b);

  return {
    regions,
    looks: [...numbers.keys()],
    visit: ({ minX, minY, maxX, maxY }, each) => {
      tree?.search(minX, minY, maxX, maxY, (found) => {
        const region = regions[shown[found] ?? -1];
        if (region !== undefined) each(region, lookOf[found] ?? 0);
        return false;
      });
    },
    byId: (id) => ids.get(id),
    within,
    at: (point, slack) => {
      const near = within({ minX: point.x - slack, minY: point.y - slack, maxX: point.x + slack, maxY: point.y + slack });
      candidates += near.length;
      return near
        .toReversed()
        .flatMap((place) => regions[place] ?? [])
        .filter(({ shape, locked }) => locked !== true && shapeHit(shape, point, slack))
        .sort((a, b) => shapeArea(a.shape) - shapeArea(b.shape));
    },
    inRing: (ring) => {
      const inside = edgeIndex(ring);
      const bounds = shapeBounds({ kind: 'polygon', points: ring });
      return within(bounds)
        .flatMap((place) => regions[place] ?? [])
        .filter(({ shape, locked }) => {
          const { minX, minY, maxX, maxY } = shapeBounds(shape);
          return locked !== true && inside.contains({ x: (minX + maxX) / 2, y: (minY + maxY) / 2 });
        });
    },
    candidates: () => candidates,
  };
}

function lookName(region: SurfaceRegion | undefined): string {
  return `${region?.color}/${region?.dashed === true}/${region?.locked === true}`;
}
