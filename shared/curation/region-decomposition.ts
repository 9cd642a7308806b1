import { countIn, DECOMPOSITION_PARTS, type ObjectRelations } from '../agreement/object-relations.ts';
import type { PersonId } from '../model/ids.ts';
import type { PairDecomposition, RegionDecomposition, RegionPart, RegionPartId } from './region-figures.ts';

/** The parts that screens and reports speak of, and the counts behind each (`DECOMPOSITION_PARTS` by place). */
const PARTS: readonly (readonly [RegionPartId, readonly number[]])[] = [
  ['agree', columnsOf('agree')],
  ['labelDiffers', columnsOf('classDisagreement')],
  ['placeDiffers', columnsOf('localisation')],
  ['placeAndLabelDiffer', columnsOf('localisationAndClass')],
  ['missed', columnsOf('missedByA', 'missedByB')],
];

function columnsOf(...parts: readonly (typeof DECOMPOSITION_PARTS)[number][]): readonly number[] {
  return parts.map((part) => DECOMPOSITION_PARTS.indexOf(part));
}

/**
 * How regions of labelers agree and how they fail to, over all pairs and for each, with the units behind each part. Pairs come
 * in the order of their labelers; those without a common unit are left out. O(rows of relations).
 */
export function regionDecomposition(labelers: readonly PersonId[], relations: ObjectRelations): RegionDecomposition {
  const everything = [...Array(relations.rows).keys()];
  const rowsOfPair = new Map<number, number[]>();
  for (const row of everything) {
    const key = (relations.a[row] as number) * labelers.length + (relations.b[row] as number);
    const rows = rowsOfPair.get(key);
    if (rows === undefined) rowsOfPair.set(key, [row]);
    else rows.push(row);
  }
  return {
    total: partsOf(relations, everything),
    pairs: [...rowsOfPair]
      .sort(([x], [y]) => x - y)
      .map(([key, rows]): PairDecomposition => ({
        first: labelers[Math.floor(key / labelers.length)] as PersonId,
        second: labelers[key % labelers.length] as PersonId,
        parts: partsOf(relations, rows),
        missedByFirst: partOf(relations, rows, 'missed', columnsOf('missedByA')),
        missedBySecond: partOf(relations, rows, 'missed', columnsOf('missedByB')),
      })),
  };
}

function partsOf(relations: ObjectRelations, rows: readonly number[]): RegionPart[] {
  return PARTS.map(([part, columns]) => partOf(relations, rows, part, columns));
}

/** Rows come by unit, so that a unit's rows follow each other. */
function partOf(relations: ObjectRelations, rows: readonly number[], part: RegionPartId, columns: readonly number[]): RegionPart {
  const units: number[] = [];
  let count = 0;
  for (const row of rows) {
    const here = columns.reduce((sum, column) => sum + countIn(relations, row, column), 0);
    if (here === 0) continue;
    count += here;
    const unit = relations.sample[row] as number;
    if (units.at(-1) !== unit) units.push(unit);
  }
  return { part, count, units };
}
