import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DraftGesture, DraftLine } from '../../../shared/model/draft.ts';
import type { PersonId, RoundId, SampleId } from '../../../shared/model/ids.ts';
import { type Draft, emptyDraft, replayDrafts, withGesture } from '../../../shared/project/draft.ts';
import { lastSaid } from '../../../shared/project/views/annotations.ts';
import type { ProjectSession } from '../../state/project-session.ts';
import { useRevision, useSession } from '../../state/use-app.ts';
import { showToast } from '../../ui/toast.tsx';
import { type DraftPatience, DraftSender } from './draft-sender.ts';

export type AnnotationKey = readonly [RoundId, SampleId, PersonId, '1'];

/** Draft lines by session: read once from the host, then kept here as they are appended. */
const linesBySession = new WeakMap<ProjectSession, DraftLine[]>();
const senders = new WeakMap<ProjectSession, DraftSender>();

const PATIENCE: DraftPatience = {
  wait: (then) => setTimeout(then, 2000),
  refused: ({ message }) => showToast({ tone: 'warn', title: 'What you are doing is not on disk yet.', detail: `${message} It is kept here, and written as soon as that is possible.`, seconds: 15 }),
};

function senderOf(session: ProjectSession): DraftSender {
  const known = senders.get(session) ?? new DraftSender((lines) => session.host.appendDraft({ handle: session.opened.handle, lines }), PATIENCE);
  senders.set(session, known);
  return known;
}

/**
 * The annotation being made. Every gesture goes to the draft file at once, so that nothing is lost when the window or
 * the machine goes down; what was submitted before is what the draft starts from.
 */
export function useDraft(key: AnnotationKey | undefined) {
  const session = useSession();
  const revision = useRevision();
  const [version, setVersion] = useState(0);
  const lines = linesBySession.get(session);

  useEffect(() => {
    if (linesBySession.has(session)) return;
    void session.host.readDrafts({ handle: session.opened.handle }).then((answer) => {
      if (!linesBySession.has(session)) linesBySession.set(session, answer.ok ? [...answer.value] : []);
      setVersion((was) => was + 1);
    });
  }, [session]);

  const address = JSON.stringify(key);
  // The revision stands for the state, the version for the lines: both grow in place.
  const draft = useMemo((): Draft | undefined => {
    if (key === undefined || lines === undefined) return undefined;
    return upToDate(lines, address, revision, () => startOf(session, key));
  }, [session, key, address, lines, revision, version]);

  const append = useCallback(
    (line: DraftLine) => {
      linesBySession.get(session)?.push(line);
      setVersion((was) => was + 1);
      return senderOf(session).add(line);
    },
    [session],
  );

  const gesture = useCallback(
    (did: DraftGesture) => {
      if (key === undefined || !session.canWrite) return;
      if (draft !== undefined && withGesture(draft, did) === draft) return;
      void append({ line: 'gesture', key, gesture: did });
    },
    [append, draft, key, session],
  );

  /** Forgets the draft on this screen now, and in the file once the submit is saved. */
  const clear = useCallback(() => {
    if (key === undefined) return;
    const known = linesBySession.get(session);
    if (known !== undefined) linesBySession.set(session, known.filter((line) => JSON.stringify(line.key) !== address));
    setVersion((was) => was + 1);
    void session.outbox.send().then(() => {
      const sender = senderOf(session);
      sender.submitted(key);
      return session.outbox.saving.is === 'saved' ? sender.clearSubmitted() : undefined;
    });
  }, [session, key, address]);

  return { draft, gesture, clear };
}

interface ReplayedDraft {
  readonly revision: number;
  /** How many lines it is made of, those of other annotations included. */
  readonly lines: number;
  readonly draft: Draft;
}

const replayed = new WeakMap<readonly DraftLine[], Map<string, ReplayedDraft>>();

/** The draft that the lines add up to: only what was appended since the last time is replayed, however long somebody has drawn. */
function upToDate(lines: readonly DraftLine[], address: string, revision: number, base: () => Draft): Draft {
  const known = replayed.get(lines) ?? new Map<string, ReplayedDraft>();
  replayed.set(lines, known);
  const last = known.get(address);
  const isOfNow = last !== undefined && last.revision === revision;
  const from = isOfNow ? last.lines : 0;
  const start = isOfNow ? last.draft : base();
  const added = lines.slice(from).filter((line) => JSON.stringify(line.key) === address);
  const draft = replayDrafts(added, () => start).get(address) ?? (added.at(-1)?.line === 'clear' ? base() : start);
  known.set(address, { revision, lines: lines.length, draft });
  return draft;
}

function startOf({ state }: ProjectSession, [round, sample, labeler]: AnnotationKey): Draft {
  const own = lastSaid(state, round, sample, labeler);
  if (own === undefined) return emptyDraft();
  // A skipped sample is taken up again with nothing answered.
  const answers = Object.fromEntries(Object.entries(own.answers).filter(([, answer]) => answer.is !== 'skipped'));
  return emptyDraft(answers, own.note ?? '');
}
