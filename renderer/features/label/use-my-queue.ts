import { useMemo } from 'react';
import type { RoundId, SampleId } from '../../../shared/model/ids.ts';
import type { PersonEntry } from '../../../shared/project/views/people.ts';
import { queue, type RoundEntry, rounds } from '../../../shared/project/views/rounds.ts';
import { useRevision, useSession } from '../../state/use-app.ts';

export interface MyQueue {
  /** My rounds, open ones first, newest first. */
  readonly rounds: readonly RoundEntry[];
  readonly round: RoundEntry | undefined;
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
      const done = new Set(order.filter((sample) => isDone(state, entry.id, sample, me.id)));
      return { entry, order, done };
    });
    // The revision stands for the state, which grows in place.
  }, [state, revision, me.id]);

  const chosen = mine.find(({ entry }) => entry.id === askedRound) ?? mine.find(({ entry, order, done }) => entry.closedAt === undefined && done.size < order.length) ?? mine[0];
  const order = chosen?.order ?? [];
  const done = chosen?.done ?? new Set<SampleId>();
  const asked = askedSample === undefined ? -1 : order.indexOf(askedSample);
  const at = asked !== -1 ? asked : order.findIndex((sample) => !done.has(sample));
  const sample = order[at];
  const rest = at === -1 ? [] : [...order.slice(at + 1), ...order.slice(0, at)];
  return { rounds: mine.map(({ entry }) => entry), round: chosen?.entry, order, done, at, sample, upcoming: rest.filter((each) => !done.has(each)).slice(0, LOOK_AHEAD) };
}

function isDone({ annotations }: ReturnType<typeof useSession>['state'], round: RoundId, sample: SampleId, labeler: PersonEntry['id']): boolean {
  const row = annotations.find(round, sample, labeler, 1);
  return row !== -1 && annotations.isCurrent(row);
}
