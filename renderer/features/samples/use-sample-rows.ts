import { useMemo } from 'react';
import { currentLabelSet } from '../../../shared/project/views/label-set-versions.ts';
import { type SampleEntry, samples } from '../../../shared/project/views/samples.ts';
import { useApp, useRevision, useSession } from '../../state/use-app.ts';

export const SAMPLE_STATES = ['all', 'unlabeled', 'labeled', 'decided', 'excluded'] as const;
export type SampleState = (typeof SAMPLE_STATES)[number];

export const SAMPLE_ORDERS = ['path', 'newest-work', 'most-answers', 'largest'] as const;
export type SampleOrder = (typeof SAMPLE_ORDERS)[number];

/** A sample with what the grid says about it. */
export interface SampleRow {
  readonly entry: SampleEntry;
  /** How many current annotations it has. */
  readonly annotations: number;
  readonly decided: boolean;
  readonly lastWork: number;
}

/** All samples with their standing: one pass over the annotations per revision. */
export function useSampleRows(): readonly SampleRow[] {
  const { state } = useSession();
  const revision = useRevision();
  return useMemo(() => {
    const { annotations, commits } = state;
    const counts = new Uint32Array(annotations.samples.size);
    const lastWork = new Float64Array(annotations.samples.size);
    const [sampleOf, commitOf, ms] = [annotations.sample.cells, annotations.commit.cells, commits.ms.cells];
    for (let row = 0; row < annotations.length; row++) {
      if (!annotations.isCurrent(row)) continue;
      const sample = sampleOf[row] as number;
      counts[sample] = (counts[sample] as number) + 1;
      lastWork[sample] = Math.max(lastWork[sample] as number, ms[commitOf[row] as number] as number);
    }
    const questions = currentLabelSet(state)?.set.questions ?? [];
    const hasDecisions = state.registers.count('adjudication') > 0;
    return samples(state).map((entry) => {
      const asked = hasDecisions ? questions.filter(({ about }) => about === entry.facts.kind) : [];
      const number = annotations.samples.find(entry.id);
      return {
        entry,
        annotations: counts[number] ?? 0,
        lastWork: lastWork[number] ?? 0,
        decided: asked.length > 0 && asked.every(({ id }) => state.registers.value('adjudication', entry.id, id) !== undefined),
      };
    });
    // The revision stands for the state, which grows in place.
  }, [state, revision]);
}

export interface SampleSearch {
  readonly words: string;
  readonly state: SampleState;
  readonly order: SampleOrder;
}

/** The rows that a search finds, in its order. Words look into paths, groups, tags and metadata. */
export function useFoundRows(rows: readonly SampleRow[], { words, state, order }: SampleSearch): readonly SampleRow[] {
  const picked = useApp((app) => app.picked);
  return useMemo(() => {
    const wanted = words.toLowerCase().split(/\s+/).filter((word) => word !== '');
    const ids = picked?.ids === undefined ? undefined : new Set(picked.ids);
    const found = rows.filter((row) => (ids?.has(row.entry.id) ?? true) && isInState(row, state) && wanted.every((word) => mentions(row.entry, word)));
    return order === 'path' ? found : found.sort((a, b) => rank(b, order) - rank(a, order));
  }, [rows, words, state, order, picked]);
}

function isInState({ entry, annotations, decided }: SampleRow, state: SampleState): boolean {
  switch (state) {
    case 'all':
      return true;
    case 'unlabeled':
      return annotations === 0 && entry.excluded === undefined;
    case 'labeled':
      return annotations > 0;
    case 'decided':
      return decided;
    case 'excluded':
      return entry.excluded !== undefined;
  }
}

function mentions({ places, tags, id }: SampleEntry, word: string): boolean {
  if (id.startsWith(word) && word.length >= 6) return true;
  if (tags.some((tag) => tag.toLowerCase().includes(word))) return true;
  return places.some(({ path, occurrence }) => path.toLowerCase().includes(word) || (occurrence.group ?? '').toLowerCase().includes(word) || Object.values(occurrence.metadata ?? {}).some((value) => value.toLowerCase().includes(word)));
}

function rank(row: SampleRow, order: SampleOrder): number {
  if (order === 'newest-work') return row.lastWork;
  if (order === 'most-answers') return row.annotations;
  return row.entry.facts.bytes;
}
