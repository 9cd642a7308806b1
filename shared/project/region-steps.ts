import type { Region } from '../model/annotation.ts';
import type { RegionStep } from '../model/draft.ts';
import type { QuestionId } from '../model/ids.ts';

/** The regions of a question after steps, each taken from what the one before left. A step without places changes in place, and adds at the end. O(steps · regions). */
export function afterSteps(regions: readonly Region[], steps: readonly RegionStep[]): readonly Region[] {
  const list = [...regions];
  for (const { id, after, before, from, to } of steps) {
    const isNew = before === null && to !== undefined;
    const at = isNew ? -1 : from !== undefined && list[from]?.id === id ? from : list.findIndex((each) => each.id === id);
    if (after !== null && to === undefined && at !== -1) {
      list[at] = after;
      continue;
    }
    if (at !== -1) list.splice(at, 1);
    if (after !== null) list.splice(to ?? list.length, 0, after);
  }
  return list;
}

/** The step that takes a step back. */
export function reversedStep({ question, id, after, before, from, to }: RegionStep): RegionStep {
  return { question, id, after: before, before: after, ...(to === undefined ? {} : { from: to }), ...(from === undefined ? {} : { to: from }) };
}

/**
 * The steps that lead from one list of a question's regions to another, order included: as few as there are regions that came, went,
 * changed or were moved past others, so that raising one of 5,000 is one step. Empty when the lists are the same.
 * O(n log n), and O(n) more for each region that came, went or was moved.
 */
export function regionSteps(question: QuestionId, before: readonly Region[], after: readonly Region[]): readonly RegionStep[] {
  const steps: RegionStep[] = [];
  const wanted = new Map(after.map((region, at) => [region.id, at]));
  const was = new Map(before.map((region) => [region.id, region]));
  const list = before.map(({ id }) => id);

  for (let from = list.length - 1; from >= 0; from--) {
    const region = before[from];
    if (region === undefined || wanted.has(region.id)) continue;
    list.splice(from, 1);
    steps.push({ question, id: region.id, after: null, before: region, from });
  }
  const places = list.map((id) => wanted.get(id) ?? -1);
  const still = new Set(longestRise(places));
  for (const [at, region] of after.entries()) {
    const { id } = region;
    const old = was.get(id);
    if (old !== undefined && still.has(at)) {
      if (!isSame(old, region)) steps.push({ question, id, after: region, before: old });
      continue;
    }
    const from = old === undefined ? -1 : list.indexOf(id);
    if (from !== -1) list.splice(from, 1);
    const below = after[at - 1];
    const to = below === undefined ? 0 : list.indexOf(below.id) + 1;
    list.splice(to, 0, id);
    steps.push({ question, id, after: region, before: old ?? null, ...(from === -1 ? {} : { from }), to });
  }
  return steps;
}

function isSame(a: Region, b: Region): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** A longest strictly rising subsequence of distinct numbers: what can stay while the others are moved. Patience sorting, O(n log n). */
function longestRise(numbers: readonly number[]): readonly number[] {
  /** Place of the smallest number that ends a rise of each length, from 1. */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [at, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? -1 : (ends[low - 1] ?? -1));
    ends[low] = at;
  }
  const rise: number[] = [];
  for (let at = ends.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) rise.push(numbers[at] ?? 0);
  return rise;
}
