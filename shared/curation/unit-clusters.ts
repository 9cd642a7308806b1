import { compareText } from '../basics/order.ts';
import type { SampleId } from '../model/ids.ts';
import type { ProjectState } from '../project/project-state.ts';
import { current } from '../project/register-store.ts';
import { remembered } from '../project/views/remembered.ts';

/** The group (recording, patient, scene) of each sample that has one; where its occurrences name several, the first by text. */
const groupsOfSamples = remembered(
  ({ registers }) => registers.revision('occurrence'),
  ({ registers }): ReadonlyMap<SampleId, string> => {
    const groups = new Map<SampleId, string>();
    for (const register of registers.all('occurrence')) {
      const group = current(register)?.group;
      const sample = register.key[0] as SampleId;
      if (group === undefined) continue;
      const known = groups.get(sample);
      if (known === undefined || compareText(group, known) < 0) groups.set(sample, group);
    }
    return groups;
  },
);

/** With fewer clusters than this, drawing them as a whole makes an interval too narrow and unsteady (Cameron & Miller 2015, J. Hum. Resour. 50, §VI). */
const FEWEST_CLUSTERS = 10;

/**
 * Which units hang together, so that an interval draws them as a whole: those of samples of one group, and the same sample
 * in several rounds. Where that leaves fewer than ten clusters, groups are too few to stand for others, and only a sample's own rounds hang
 * together. Per unit the number of its cluster, by first appearance; empty where every unit stands alone.
 */
export function unitClusters(state: ProjectState, unitSample: Uint32Array): Uint32Array<ArrayBuffer> {
  const groups = groupsOfSamples(state);
  if (groups.size === 0) return distinctClusters(unitSample);
  const { samples } = state.annotations;
  const numbers = new Map<string, number>();
  // Samples without a group keep their number, groups are numbered after all samples.
  const keyOf = (sample: number): number => {
    const group = groups.get(samples.text(sample));
    if (group === undefined) return sample;
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return samples.size + number;
  };
  const known = new Int32Array(samples.size).fill(-1);
  const clusters = unitSample.map((sample) => {
    // A sample is in several rounds: its group is looked up once.
    if (known[sample] === -1) known[sample] = keyOf(sample);
    return known[sample] as number;
  });
  return distinctClusters(new Set(clusters).size < FEWEST_CLUSTERS ? unitSample : clusters);
}

/** Clusters numbered from 0 by first appearance; empty where no two units share one. */
export function distinctClusters(keys: Uint32Array): Uint32Array<ArrayBuffer> {
  const numbers = new Int32Array(keys.reduce((most, key) => Math.max(most, key + 1), 0)).fill(-1);
  let distinct = 0;
  const clusters = keys.map((key) => {
    if (numbers[key] === -1) numbers[key] = distinct++;
    return numbers[key] as number;
  });
  return distinct === keys.length ? new Uint32Array(0) : Uint32Array.from(clusters);
}
