import type { Random } from '../../../shared/basics/random.ts';
import type { Answer, Box, Region } from '../../../shared/model/annotation.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import { between, chance } from '../draws.ts';
import type { Defect } from '../screens/defect.ts';
import { defectBox } from '../screens/defect-box.ts';
import type { Photo } from '../screens/photo.ts';
import { clamp } from '../screens/smooth.ts';
import { DEEP_SCRATCH, DEFECT, DENT, NO_DEFECT, SCRATCH, WHERE } from './questions.ts';
import { regionIdFrom } from './region-id.ts';
import { gradeOf, type ScreenHabits } from './screen-habits.ts';

interface Seen {
  readonly label: LabelId;
  readonly box: Box;
}

const WORST_FIRST = [DENT, DEEP_SCRATCH, SCRATCH];

/** What a labeler with these habits answers about a photo. */
export function answerScreen(photo: Photo, habits: ScreenHabits, random: Random): Record<string, Answer> {
  const all = photo.defects.flatMap((defect): Seen[] => {
    const label = judge(defect, habits, random);
    return label === null ? [] : [{ label, box: defectBox(defect, photo) }];
  });
  const seen = chance(random, habits.merges) ? mergeScratches(all) : all;
  const worst = WORST_FIRST.find((label) => seen.some((each) => each.label === label)) ?? NO_DEFECT;
  const regions = seen.map(({ label, box }): Region => ({ id: regionIdFrom(random), label, shape: { kind: 'box', ...drawBox(box, photo, habits, random) } }));
  return {
    [DEFECT]: { is: 'value', value: { type: 'choice', label: worst } },
    [WHERE]: { is: 'value', value: { type: 'box', regions } },
  };
}

function judge(defect: Defect, habits: ScreenHabits, random: Random): LabelId | null {
  const grade = gradeOf(defect);
  if (!chance(random, habits.counts[grade])) return null;
  if (grade === 'glass dent' || grade === 'frame dent') return DENT;
  return grade !== 'speck' && chance(random, habits.deep[grade]) ? DEEP_SCRATCH : SCRATCH;
}

function mergeScratches(seen: readonly Seen[]): readonly Seen[] {
  const scratches = seen.filter(({ label }) => label !== DENT);
  const [first, ...others] = scratches;
  if (first === undefined || others.length === 0) return seen;
  const box = others.reduce((sum, { box: next }) => union(sum, next), first.box);
  const label = scratches.some((each) => each.label === DEEP_SCRATCH) ? DEEP_SCRATCH : SCRATCH;
  return [...seen.filter((each) => each.label === DENT), { label, box }];
}

function union(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** A box as drawn by hand: some air on each side, to a tenth of a pixel. */
function drawBox(box: Box, photo: Photo, { margin }: ScreenHabits, random: Random): Box {
  const air = () => between(random, ...margin);
  const left = tenth(clamp(box.x - air(), 0, photo.width));
  const top = tenth(clamp(box.y - air(), 0, photo.height));
  const right = tenth(clamp(box.x + box.width + air(), 0, photo.width));
  const bottom = tenth(clamp(box.y + box.height + air(), 0, photo.height));
  return { x: left, y: top, width: tenth(right - left), height: tenth(bottom - top) };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
