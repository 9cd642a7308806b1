/** What is wrong with a screen, as planned: the truth that labelers see more or less of. */
export type DefectKind = 'scratch' | 'deep scratch' | 'dent';

/** A point of the phone in millimetres from its middle. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line on the glass. `strength` in [0, 1] says how much light it scatters. */
export interface Scratch {
  readonly kind: 'scratch' | 'deep scratch';
  /** The line itself, then fainter ones that run beside it, if any. */
  readonly strands: readonly (readonly Point[])[];
  readonly widthMm: number;
  readonly strength: number;
  readonly seed: number;
}

/** A hollow in the glass or in the frame. */
export interface Dent {
  readonly kind: 'dent';
  readonly at: Point;
  readonly radiusX: number;
  readonly radiusY: number;
  readonly depth: number;
  readonly onFrame: boolean;
  readonly seed: number;
}

export type Defect = Scratch | Dent;

/** The largest extent of a defect in millimetres, as the guideline measures it: end to end of a scratch, the longer axis of a dent. */
export function sizeInMm(defect: Defect): number {
  if (defect.kind === 'dent') return 2 * Math.max(defect.radiusX, defect.radiusY);
  let length = 0;
  const [path = []] = defect.strands;
  for (let i = 1; i < path.length; i++) {
    const from = path[i - 1] as Point;
    const to = path[i] as Point;
    length += Math.sqrt((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y));
  }
  return length;
}
