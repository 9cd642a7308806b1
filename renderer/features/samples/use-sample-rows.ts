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
    const counts = new Map<number, { annotations: number; lastWork: number }>();
    for (let row = 0; row < annotations.length; row++) {
      if (!annotations.isCurrent(row)) continue;
      const sample = annotations.sample.at(row);
      const known = counts.get(sample);
      const at = commits.ms.at(annotations.commit.at(row));
      if (known === undefined) counts.set(sample, { annotations: 1, lastWork: at });
      else {
        known.annotations += 1;
        known.lastWork = Math.max(known.lastWork, at);
      }
    }
    const questions = currentLabelSet(state)?.set.questions ?? [];
    return samples(state).map((entry) => {
      const asked = questions.filter(({ about }) => about === entry.facts.kind);
      return {
        entry,
        ...(counts.get(annotations.samples.find(entry.id)) ?? { annotations: 0, lastWork: 0 }),
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
