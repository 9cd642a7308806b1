import { useMemo } from 'react';
import type { RoundId, SampleId } from '../../../shared/model/ids.ts';
import type { PersonEntry } from '../../../shared/project/views/people.ts';
import { queue, type RoundEntry, rounds } from '../../../shared/project/views/rounds.ts';
import { samplesDone } from '../../../shared/project/views/samples-done.ts';
import { useRevision, useSession } from '../../state/use-app.ts';

export interface MyQueue {
  /** My rounds, open ones first, newest first. */
  readonly rounds: readonly RoundEntry[];
  readonly round: RoundEntry | undefined;
  /** Another open round of mine with work left. */
  readonly nextRound: RoundEntry | undefined;
  readonly order: readonly SampleId[];
  readonly done: ReadonlySet<SampleId>;
  /** Place of the current sample in the order; -1 when there is none. */
  readonly at: number;
  readonly sample: SampleId | undefined;
  /** The next samples without an answer of mine, from the current one on, wrapping round; the current one is not among them. */
  readonly upcoming: readonly SampleId[];
}

const LOOK_AHEAD = 3;

/** What I label, in my order: the round asked for, else one with work left; the sample asked for, else the first undone. */
export function useMyQueue(me: PersonEntry, askedRound: RoundId | undefined, askedSample: SampleId | undefined): MyQueue {
  const { state } = useSession();
  const revision = useRevision();
  const mine = useMemo(() => {
    const own = rounds(state)
      .filter(({ labelersOf }) => labelersOf.some((labelers) => labelers.includes(me.id)))
      .toReversed()
      .sort((a, b) => Number(a.closedAt !== undefined) - Number(b.closedAt !== undefined));
    return own.map((entry) => {
      const order = queue(state, entry, me.id);
      return { entry, order, done: amongQueue(samplesDone(state, entry.id, me.id), order) };
    });
    // The revision stands for the state, which grows in place.
  }, [state, revision, me.id]);

  const chosen = mine.find(({ entry }) => entry.id === askedRound) ?? mine.find(hasWork) ?? mine[0];
  const order = chosen?.order ?? [];
  const done = chosen?.done ?? new Set<SampleId>();
  const asked = askedSample === undefined ? -1 : order.indexOf(askedSample);
  const at = asked !== -1 ? asked : order.findIndex((sample) => !done.has(sample));
  const sample = order[at];
  return { rounds: mine.map(({ entry }) => entry), round: chosen?.entry, nextRound: mine.find((each) => each !== chosen && hasWork(each))?.entry, order, done, at, sample, upcoming: at === -1 ? [] : nextUndone(order, done, at) };
}

/** Walks on from a place, round the queue once at most and seldom far. */
function nextUndone(order: readonly SampleId[], done: ReadonlySet<SampleId>, at: number): readonly SampleId[] {
  const upcoming: SampleId[] = [];
  for (let step = 1; step < order.length && upcoming.length < LOOK_AHEAD; step++) {
    const sample = order[(at + step) % order.length];
    if (sample !== undefined && !done.has(sample)) upcoming.push(sample);
  }
  return upcoming;
}

/** Of what I have answered, what is in my queue: samples that were excluded since are not. */
function amongQueue(answered: ReadonlySet<SampleId>, order: readonly SampleId[]): ReadonlySet<SampleId> {
  let queued = queuedSets.get(order);
  if (queued === undefined) queuedSets.set(order, (queued = new Set(order)));
  for (const sample of answered) if (!queued.has(sample)) return new Set(order.filter((each) => answered.has(each)));
  return answered;
}

/** `queue` gives the same list until rounds or exclusions change. */
const queuedSets = new WeakMap<readonly SampleId[], ReadonlySet<SampleId>>();

function hasWork({ entry, order, done }: { readonly entry: RoundEntry; readonly order: readonly SampleId[]; readonly done: ReadonlySet<SampleId> }): boolean {
  return entry.closedAt === undefined && done.size < order.length;
}
