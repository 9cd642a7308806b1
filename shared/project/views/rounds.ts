import { compareText } from '../../basics/order.ts';
import { seededRandom } from '../../basics/random.ts';
import { parseStamp, type Stamp } from '../../history/clock.ts';
import type { PersonId, RoundId, SampleId } from '../../model/ids.ts';
import type { Round } from '../../model/round.ts';
import type { ProjectState } from '../project-state.ts';
import { current } from '../register-store.ts';
import { resolvePerson } from './people.ts';
import { remembered } from './remembered.ts';
import { excludedSamples } from './samples.ts';

export interface RoundEntry {
  readonly id: RoundId;
  /** 1, 2, 3 … in order of opening. */
  readonly number: number;
  readonly round: Round;
  readonly openedAt: Stamp;
  readonly openedBy: PersonId;
  /** When it was closed; undefined while open. */
  readonly closedAt: Stamp | undefined;
  /** The samples of the round, in the project's order, and for each the labelers who get it. */
  readonly samples: readonly SampleId[];
  readonly labelersOf: readonly (readonly PersonId[])[];
}

/** All rounds in order of opening, with their assignment. O(assigned samples) per change to rounds. */
export const rounds = remembered(
  ({ registers }) => ['round', 'assignment', 'round-closing', 'person-merge'].map((name) => registers.revision(name as 'round')).join('/'),
  (state): readonly RoundEntry[] => {
    const pieces = new Map<string, { readonly piece: number; readonly samples: readonly SampleId[]; readonly labelers: readonly (readonly number[])[] }[]>();
    for (const register of state.registers.all('assignment')) {
      const value = current(register);
      const [id, piece] = register.key as [RoundId, string];
      if (value !== null) pieces.set(id, [...(pieces.get(id) ?? []), { piece: Number(piece), ...value }]);
    }
    return [...state.registers.all('round')]
      .filter((register) => current(register) !== null)
      .sort((a, b) => compareText(a.versions[0]?.at ?? '', b.versions[0]?.at ?? '') || compareText(a.key[0] ?? '', b.key[0] ?? ''))
      .map((register, index) => {
        const id = register.key[0] as RoundId;
        const round = current(register) as Round;
        const opened = register.versions[0];
        const closing = state.registers.get('round-closing', id)?.versions.at(-1);
        const labelers = round.labelers.map((person) => resolvePerson(state, person));
        const own = (pieces.get(id) ?? []).sort((a, b) => a.piece - b.piece);
        return {
          id,
          number: index + 1,
          round,
          openedAt: opened?.at ?? ('' as Stamp),
          openedBy: opened?.by ?? ('' as PersonId),
          closedAt: closing?.value === null ? undefined : closing?.at,
          samples: own.flatMap((piece) => piece.samples),
          labelersOf: own.flatMap((piece) => piece.labelers.map((indices) => indices.flatMap((at) => labelers[at] ?? []))),
        };
      });
  },
);

export function findRound(state: ProjectState, id: RoundId): RoundEntry | undefined {
  return rounds(state).find((entry) => entry.id === id);
}

/**
 * A labeler's queue in a round: the samples assigned to them, in an order of their own that never changes (drawn from
 * the round's seed and the sample, so that it holds when samples are added to the round). Samples excluded since are
 * left out. O(n log n) once per change to rounds or exclusions.
 */
export function queue(state: ProjectState, entry: RoundEntry, labeler: PersonId): readonly SampleId[] {
  const exclusions = state.registers.revision('exclusion');
  const queues = queuesOf.get(entry) ?? new Map<PersonId, DrawnQueue>();
  queuesOf.set(entry, queues);
  const last = queues.get(labeler);
  if (last !== undefined && last.exclusions === exclusions) return last.order;
  const order = drawnQueue(state, entry, labeler);
  queues.set(labeler, { exclusions, order });
  return order;
}

interface DrawnQueue {
  readonly exclusions: number;
  readonly order: readonly SampleId[];
}

/** Queues by round as `rounds` gave it: a new assignment or merge makes a new entry, and with it new queues. */
const queuesOf = new WeakMap<RoundEntry, Map<PersonId, DrawnQueue>>();

function drawnQueue(state: ProjectState, entry: RoundEntry, labeler: PersonId): readonly SampleId[] {
  const stream = entry.round.labelers.findIndex((person) => resolvePerson(state, person) === labeler) + 1;
  const own = seededRandom(entry.round.seed, stream).uint32();
  const excluded = excludedSamples(state);
  const ids = entry.samples.filter((id, at) => entry.labelersOf[at]?.includes(labeler) === true && !excluded.has(id));
  const places = Float64Array.from(ids, (id) => seededRandom(own, Number.parseInt(id.slice(0, 8), 16)).uint32());
  // By place, numbers sorting many times faster than objects; by id where two samples drew the same place.
  const order = places.map((place, at) => place * ids.length + at).sort();
  const at = (n: number) => (order[n] as number) % ids.length;
  const sorted = Array.from(order, (_, n) => ids[at(n)] as SampleId);
  for (let n = 1; n < sorted.length; n++) {
    for (let k = n; k > 0 && places[at(n)] === places[at(k - 1)] && compareText(sorted[k - 1] as SampleId, sorted[k] as SampleId) > 0; k--) {
      [sorted[k - 1], sorted[k]] = [sorted[k] as SampleId, sorted[k - 1] as SampleId];
    }
  }
  return sorted;
}

/** Work that was submitted after its round was closed: kept, and marked late. */
export function isLate(entry: RoundEntry, submittedAt: Stamp): boolean {
  return entry.closedAt !== undefined && parseStamp(submittedAt).ms > parseStamp(entry.closedAt).ms;
}
