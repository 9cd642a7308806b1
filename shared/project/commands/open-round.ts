import type { Change } from '../../history/change.ts';
import type { RoundId, SampleId } from '../../model/ids.ts';
import type { Round } from '../../model/round.ts';
import type { ProjectState } from '../project-state.ts';
import { findRound } from '../views/rounds.ts';
import { assignLabelers } from './assign-labelers.ts';

/** Samples in one assignment register: a round of 100,000 samples is a hundred registers of one commit. */
const SAMPLES_PER_PIECE = 1000;

/**
 * Opens a round: freezes its terms and writes down who labels what, in one commit. `samples` are the samples of the
 * round in the project's order; duplicates are dropped.
 */
export function openRound(id: RoundId, terms: Round, samples: readonly SampleId[]): Change[] {
  return [{ kind: 'round-opened/1', key: [id], value: terms }, ...assign(id, terms, [...new Set(samples)], [], 0)];
}

/**
 * Adds samples to an open round: an explicit extension, assigned on top of what its labelers have already. Samples
 * that are in the round are left as they are.
 */
export function extendRound(state: ProjectState, id: RoundId, samples: readonly SampleId[]): Change[] {
  const entry = findRound(state, id);
  if (entry === undefined) return [];
  const known = new Set(entry.samples);
  const added = [...new Set(samples)].filter((sample) => !known.has(sample));
  const terms = entry.round;
  const before = entry.labelersOf.map((people) => people.map((person) => terms.labelers.indexOf(person)).filter((at) => at !== -1));
  let pieces = 0;
  for (const register of state.registers.all('assignment')) if (register.key[0] === id) pieces = Math.max(pieces, Number(register.key[1]) + 1);
  return assign(id, terms, added, before, pieces);
}

function assign(id: RoundId, terms: Round, samples: readonly SampleId[], before: readonly (readonly number[])[], firstPiece: number): Change[] {
  const labelers = assignLabelers(samples.length, terms.labelers.length, terms.perSample, terms.seed + firstPiece, before);
  const changes: Change[] = [];
  for (let from = 0, piece = firstPiece; from < samples.length; from += SAMPLES_PER_PIECE, piece++) {
    changes.push({
      kind: 'samples-assigned/1',
      key: [id, String(piece)],
      value: { samples: samples.slice(from, from + SAMPLES_PER_PIECE), labelers: labelers.slice(from, from + SAMPLES_PER_PIECE) },
    });
  }
  return changes;
}
