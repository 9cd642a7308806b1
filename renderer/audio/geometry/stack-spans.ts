/** What stacking reads of a span. */
interface Lasting {
  readonly start: number;
  readonly end: number;
}

/** More newcomers than this in one group are stacked with all others, in order, instead of being looked a place for. */
const FEW = 8;

/**
 * Gives each span of a lane a row, so that no two in a row share time: as few rows as possible in each group of spans that overlap one another, directly or through others.
 * A span keeps the row it had (`rowBefore`; undefined: it is new) where that works, and nothing changes outside of the group that was edited.
 * Greedy partitioning of intervals in order of start (Kleinberg & Tardos 2005, §4.1). O(n · rows).
 *
 * @param places where the spans of the lane are in `spans`, in order of start
 * @param rows takes the row of each place
 * @returns how many rows there are; at least 1
 */
export function stackSpans(spans: readonly Lasting[], places: readonly number[], rowBefore: (place: number) => number | undefined, rows: Int32Array): number {
  let most = 1;
  let first = 0;
  let end = -Infinity;
  const finish = (after: number) => {
    if (after - first === 1) rows[places[first] ?? 0] = 0;
    else if (after > first) most = Math.max(most, stackGroup(spans, places.slice(first, after), rowBefore, rows));
    first = after;
  };
  places.forEach((place, number) => {
    const span = spans[place];
    if (span === undefined) return;
    if (span.start >= end) finish(number);
    end = Math.max(end, span.end);
  });
  finish(places.length);
  return most;
}

function stackGroup(spans: readonly Lasting[], places: readonly number[], rowBefore: (place: number) => number | undefined, rows: Int32Array): number {
  const depth = depthOf(spans, places);
  const before = places.map(rowBefore);
  const newcomers = places.filter((_, number) => before[number] === undefined);
  const isEdited = newcomers.length > 0 && newcomers.length < places.length && newcomers.length <= FEW;
  if (!isEdited || !placeNewcomers(spans, places, before, newcomers, depth, rows)) partition(spans, places, before, depth, rows);
  return depth;
}

/** At any start at most `depth` - 1 other spans last, so that one of `depth` rows is always free. */
function partition(spans: readonly Lasting[], places: readonly number[], before: readonly (number | undefined)[], depth: number, rows: Int32Array): void {
  const ends = new Float64Array(depth).fill(-Infinity);
  places.forEach((place, number) => {
    const { start, end } = spans[place] ?? { start: 0, end: 0 };
    let row = before[number] ?? depth;
    if (row >= depth || (ends[row] ?? 0) > start) row = 0;
    while (row < depth - 1 && (ends[row] ?? 0) > start) row++;
    rows[place] = row;
    ends[row] = end;
  });
}

/** Leaves all where they were and looks for free rows for the new ones; false when there are none. */
function placeNewcomers(spans: readonly Lasting[], places: readonly number[], before: readonly (number | undefined)[], newcomers: readonly number[], depth: number, rows: Int32Array): boolean {
  const ends = new Float64Array(depth).fill(-Infinity);
  const placed: number[] = [];
  for (const [number, place] of places.entries()) {
    const row = before[number];
    if (row === undefined) continue;
    const { start, end } = spans[place] ?? { start: 0, end: 0 };
    if (row >= depth || (ends[row] ?? 0) > start) return false;
    rows[place] = row;
    ends[row] = end;
    placed.push(place);
  }
  for (const place of newcomers) {
    const { start, end } = spans[place] ?? { start: 0, end: 0 };
    const taken = new Set(placed.filter((other) => (spans[other]?.start ?? 0) < end && (spans[other]?.end ?? 0) > start).map((other) => rows[other]));
    let row = 0;
    while (taken.has(row)) row++;
    if (row >= depth) return false;
    rows[place] = row;
    placed.push(place);
  }
  return true;
}

/** How many spans last at once, at most. */
function depthOf(spans: readonly Lasting[], places: readonly number[]): number {
  const ends = Float64Array.from(places, (place) => spans[place]?.end ?? 0).sort();
  let ended = 0;
  let most = 1;
  places.forEach((place, number) => {
    const start = spans[place]?.start ?? 0;
    while (ended < ends.length && (ends[ended] ?? 0) <= start) ended++;
    most = Math.max(most, number + 1 - ended);
  });
  return most;
}
