import { finite, listOf, nullable, object, optional, text } from '../basics/decode.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { commitId, personId, writerId } from '../model/ids.ts';
import { type Change, decodeChange } from './change.ts';
import { stamp } from './clock.ts';
import { COMMIT_VERSION, type Commit, doublySetRegister } from './commit.ts';
import { decodePlainSubmission } from './plain-submission.ts';

/** Longest line that is read, in UTF-16 units: an import commit of 500 files needs about 300 kB. */
export const MAX_LINE = 64 * 1024 * 1024;

/** Most changes in one commit. */
export const MAX_CHANGES = 100_000;

const outline = object({
  v: finite({ min: 1, integer: true }),
  id: commitId,
  at: stamp,
  by: personId,
  device: writerId,
  seq: finite({ min: 1, integer: true }),
  prev: nullable(text({ pattern: /^[0-9a-f]{64}$/, what: 'a hash' })),
  undoes: optional(commitId),
  changes: listOf((value) => ok(value), { min: 1, max: MAX_CHANGES }),
});

export interface DecodedLine {
  readonly commit: Commit;
  /** Kinds that this version of Concord does not know; their changes are not in `commit.changes`. */
  readonly unknownKinds: readonly string[];
}

export type LineProblem =
  | { readonly code: 'damaged-line'; readonly detail: string }
  | { readonly code: 'newer-line'; readonly version: number };

/** The line of a commit, without LF. Member order is fixed, so equal commits have equal bytes. */
export function encodeLine(commit: Commit): string {
  const { v, id, at, by, device, seq, prev, undoes, changes } = commit;
  return JSON.stringify({
    v,
    id,
    at,
    by,
    device,
    seq,
    prev,
    ...(undoes === undefined ? {} : { undoes }),
    changes: changes.map(({ kind, key, value }) => ({ kind, key, value })),
  });
}

const NONE: readonly string[] = [];

/** Reads one line. Never throws: what is not a commit is a problem that says where it is wrong. */
export function decodeLine(line: string): Result<DecodedLine, LineProblem> {
  if (line.length > MAX_LINE) return err({ code: 'damaged-line', detail: 'the line is too long' });
  const plain = decodePlainSubmission(line);
  if (plain !== undefined) return ok({ commit: plain, unknownKinds: NONE });
  return decodeAnyLine(line);
}

function decodeAnyLine(line: string): Result<DecodedLine, LineProblem> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return err({ code: 'damaged-line', detail: 'the line is not JSON' });
  }
  const version = (parsed as { v?: unknown } | null)?.v;
  if (typeof version === 'number' && Number.isInteger(version) && version > COMMIT_VERSION) {
    return err({ code: 'newer-line', version });
  }
  const decoded = outline(parsed);
  if (!decoded.ok) return err({ code: 'damaged-line', detail: `${decoded.problem.path}: expected ${decoded.problem.expected}` });
  const { changes: rawChanges, v: _v, ...rest } = decoded.value;

  const changes: Change[] = [];
  const unknownKinds: string[] = [];
  for (let i = 0; i < rawChanges.length; i++) {
    const change = decodeChange(rawChanges[i], `changes[${i}]`);
    if (change.ok) changes.push(change.value);
    else if (change.problem.code === 'unknown-kind') unknownKinds.push(change.problem.kind);
    else return err({ code: 'damaged-line', detail: `${change.problem.path}: expected ${change.problem.expected}` });
  }
  const doubly = doublySetRegister(changes);
  if (doubly !== undefined) return err({ code: 'damaged-line', detail: `two changes of the register ${doubly}` });
  return ok({ commit: { v: COMMIT_VERSION, ...rest, changes }, unknownKinds });
}
