import { type Decoded, listOf, object, optional, recordOf, text } from '../../../shared/basics/decode.ts';
import { answer } from '../../../shared/model/annotation.ts';
import { beginDraft, type DraftHistory } from './draft-history.ts';

/** Decisions begun in this window, so that a reload does not lose them. Made decisions are history; these are not. */
const MOST_DRAFTS = 50;
const MOST_CHARACTERS = 2_000_000;

const draft = object({ answer: optional(answer), reason: text({ max: 100_000 }), sources: recordOf(text({ max: 1000 })), left: listOf(text({ max: 1000 }), { max: 200_000 }) });
const kept = listOf(object({ of: text({ max: 1000 }), draft }), { max: MOST_DRAFTS });

export type Drafts = ReadonlyMap<string, DraftHistory>;

/** Where the drafts of one person in one project are kept. */
export function draftsPlace(project: string, person: string): string {
  return `concord/review-drafts/${project}/${person}`;
}

/** The drafts as text, newest last; the oldest are left out where they are too many or too long. */
export function draftsText(drafts: Drafts): string {
  const entries = [...drafts].slice(-MOST_DRAFTS).map(([of, { now }]) => JSON.stringify({ of, draft: now }));
  let room = MOST_CHARACTERS;
  const fitting = entries.toReversed().filter((entry) => {
    room -= entry.length;
    return room >= 0;
  });
  return `[${fitting.toReversed().join(',')}]`;
}

/** The drafts that a text holds; none where it is damaged or from another Concord. */
export function draftsFrom(written: string | null): Drafts {
  const decoded = kept(parsed(written ?? '[]'));
  return new Map((decoded.ok ? decoded.value : []).map(({ of, draft: now }) => [of, beginDraft(draftFrom(now))]));
}

function draftFrom({ answer: said, reason, sources, left }: Decoded<typeof draft>) {
  return { answer: said, reason, sources, left };
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

export function readDrafts(place: string): Drafts {
  return draftsFrom(sessionStorage.getItem(place));
}

/** Keeps the drafts for a reload. Does nothing where the browser has no room: they stay in memory. */
export function keepDrafts(place: string, drafts: Drafts): void {
  try {
    if (drafts.size === 0) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, draftsText(drafts));
  } catch {
    sessionStorage.removeItem(place);
  }
}
