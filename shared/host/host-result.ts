/**
 * Every answer of the host. A refusal says what happened, what is safe, and what to do next, in words for people; the
 * code is for programs.
 */
export type HostResult<T> = { readonly ok: true; readonly value: T } | HostRefusal;

export interface HostRefusal {
  readonly ok: false;
  readonly code: HostProblemCode;
  /** What happened. */
  readonly message: string;
  /** What is safe: where the work is now. */
  readonly safe: string;
  /** What to do. */
  readonly next: string;
}

export const HOST_PROBLEM_CODES = [
  'bad-request', // the request does not fit the contract: a bug, or somebody else knocking
  'not-open', // no project is open under this handle
  'not-a-project', // the folder has no concord.json, or it is not readable as one
  'already-a-project',
  'newer-format', // a newer Concord made it
  'locked', // another process writes to this history
  'read-only', // the folder or file cannot be written
  'disk-full',
  'damaged', // this writer's own history file is damaged; nothing is written until the user decides
  'not-found',
  'not-allowed', // outside the granted folder, not a regular file, a link out …
  'too-large',
  'unreadable',
  'exists', // a release version, a folder
  'cancelled',
  'offline', // the host itself cannot be reached
  'failed', // anything else
] as const;
export type HostProblemCode = (typeof HOST_PROBLEM_CODES)[number];
