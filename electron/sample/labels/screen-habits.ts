import { defined } from '../../../shared/basics/assert.ts';
import { type Defect, sizeInMm } from '../screens/defect.ts';
import { ANA, BEN, CHEN, type Member } from './team.ts';

/** How hard a defect is to see or to judge. */
export type Grade = 'speck' | 'hair' | 'plain' | 'borderline' | 'deep' | 'glass dent' | 'frame dent';

export function gradeOf(defect: Defect): Grade {
  if (defect.kind === 'dent') return defect.onFrame ? 'frame dent' : 'glass dent';
  if (defect.kind === 'deep scratch') return defect.widthMm < 0.4 ? 'borderline' : 'deep';
  const size = sizeInMm(defect);
  if (size < 3) return 'speck';
  return size < 13 ? 'hair' : 'plain';
}

/** What one labeler makes of photos in one round. Numbers are probabilities, unless they are pixels. */
export interface ScreenHabits {
  /** Takes the defect for one that counts. */
  readonly counts: Readonly<Record<Grade, number>>;
  /** Calls a line a deep scratch. */
  readonly deep: Readonly<Record<'hair' | 'plain' | 'borderline' | 'deep', number>>;
  /** Air around the mark on each side of a box, from–to. */
  readonly margin: readonly [number, number];
  /** Draws one box around all scratches. */
  readonly merges: number;
}

const DENTS_SEEN = { 'glass dent': 1, 'frame dent': 0.97 } as const;

/** Under the first guideline, each in their own way. */
const VAGUE: ReadonlyMap<Member, ScreenHabits> = new Map([
  [ANA, { counts: { speck: 0.7, hair: 0.93, plain: 1, borderline: 1, deep: 1, ...DENTS_SEEN }, deep: { hair: 0, plain: 0, borderline: 0.06, deep: 0.88 }, margin: [0.5, 3], merges: 0 }],
  [BEN, { counts: { speck: 0.02, hair: 0.12, plain: 0.9, borderline: 1, deep: 1, 'glass dent': 0.97, 'frame dent': 0.9 }, deep: { hair: 0, plain: 0.04, borderline: 0.4, deep: 0.95 }, margin: [11, 27], merges: 0.25 }],
  [CHEN, { counts: { speck: 0.5, hair: 0.88, plain: 1, borderline: 1, deep: 1, 'glass dent': 1, 'frame dent': 0.4 }, deep: { hair: 0.08, plain: 0.4, borderline: 0.95, deep: 1 }, margin: [3, 9], merges: 0.6 }],
]);

/** Under the second: the same people, much closer to each other, not perfect. */
const SHARP: ReadonlyMap<Member, ScreenHabits> = new Map([
  [ANA, { counts: { speck: 0.15, hair: 0.97, plain: 1, borderline: 1, deep: 1, ...DENTS_SEEN }, deep: { hair: 0, plain: 0.02, borderline: 0.75, deep: 1 }, margin: [1.5, 4], merges: 0 }],
  [BEN, { counts: { speck: 0.02, hair: 0.8, plain: 1, borderline: 1, deep: 1, ...DENTS_SEEN }, deep: { hair: 0, plain: 0.03, borderline: 0.8, deep: 1 }, margin: [2, 7], merges: 0.08 }],
  [CHEN, { counts: { speck: 0.1, hair: 0.95, plain: 1, borderline: 1, deep: 1, ...DENTS_SEEN }, deep: { hair: 0.02, plain: 0.08, borderline: 0.94, deep: 1 }, margin: [1.5, 5], merges: 0.1 }],
]);

export function screenHabits(labeler: Member, guideline: 'vague' | 'sharp'): ScreenHabits {
  return defined((guideline === 'vague' ? VAGUE : SHARP).get(labeler), labeler.id);
}
