/**
 * Who said what, as columns: response r says that `worker[r]` gave `label[r]` to `item[r]`, all numbered from 0. A
 * worker may answer an item more than once; each answer counts as an observation.
 */
export interface Responses {
  readonly items: number;
  readonly workers: number;
  readonly labels: number;
  readonly item: Int32Array;
  readonly worker: Int32Array;
  readonly label: Int32Array;
}

/** Columns of [item, worker, label] rows; items, workers and labels reach up to the greatest number or the given count. */
export function responsesOf(rows: readonly (readonly [item: number, worker: number, label: number])[], labels = 0): Responses {
  const column = (field: 0 | 1 | 2): Int32Array => Int32Array.from(rows, (row) => row[field]);
  const reach = (values: Int32Array): number => values.reduce((most, value) => Math.max(most, value + 1), 0);
  const [item, worker, label] = [column(0), column(1), column(2)];
  return { items: reach(item), workers: reach(worker), labels: Math.max(labels, reach(label)), item, worker, label };
}

/** How often each item got each label: items × labels, row by row. */
export function labelCounts(responses: Responses): Float64Array {
  const counts = new Float64Array(responses.items * responses.labels);
  for (let r = 0; r < responses.item.length; r++) {
    const at = (responses.item[r] as number) * responses.labels + (responses.label[r] as number);
    counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}
