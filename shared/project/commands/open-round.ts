import type { Change } from '../../history/change.ts';
import type { RoundId, SampleId } from '../../model/ids.ts';
import type { Round } from '../../model/round.ts';
import { assignLabelers } from './assign-labelers.ts';

/** Samples in one assignment register: a round of 100,000 samples is a hundred registers of one commit. */
const SAMPLES_PER_PIECE = 1000;

/**
 * Opens a round: freezes its terms and writes down who labels what, in one commit. `samples` are the samples of the
 * round in the project's order; duplicates are dropped.
 */
export function openRound(id: RoundId, terms: Round, samples: readonly SampleId[]): Change[] {
  const distinct = [...new Set(samples)];
  const labelers = assignLabelers(distinct.length, terms.labelers.length, terms.perSample, terms.seed);
  const changes: Change[] = [{ kind: 'round-opened/1', key: [id], value: terms }];
  for (let from = 0, piece = 0; from < distinct.length; from += SAMPLES_PER_PIECE, piece++) {
    changes.push({
      kind: 'samples-assigned/1',
      key: [id, String(piece)],
      value: { samples: distinct.slice(from, from + SAMPLES_PER_PIECE), labelers: labelers.slice(from, from + SAMPLES_PER_PIECE) },
    });
  }
  return changes;
}
