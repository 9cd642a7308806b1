import type { HostProblemCode, HostRefusal, HostResult } from '../../shared/host/host-result.ts';
import { fileErrorCode } from './file-port.ts';

/** A refusal in full: what happened, what is safe, what to do. */
export function refuse(code: HostProblemCode, message: string, safe: string, next: string): HostRefusal {
  return { ok: false, code, message, safe, next };
}

/** Thrown where a refusal is found deep down; `answering` hands it on. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: HostRefusal;

  constructor(refusal: HostRefusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** What was being done, for the sentences of a refusal. */
export interface Doing {
  /** Completes "Concord could not …": `save to “Phone scratches”`. */
  readonly what: string;
  /** Whether reading or writing failed: a missing permission means something else for each. */
  readonly how: 'read' | 'write';
  /** What is safe, if more can be said than the default. */
  readonly safe?: string;
}

const UNTOUCHED = 'Everything that was saved before is untouched.';

const CAUSES: Readonly<Record<string, readonly [HostProblemCode, string, string]>> = {
  ENOSPC: ['disk-full', 'the disk is full', 'Free some space on that disk, then try again.'],
  EDQUOT: ['disk-full', 'your share of that disk is used up', 'Free some space there, then try again.'],
  EROFS: ['read-only', 'that disk or folder cannot be written', 'Move the project to a folder that you can write to, or remove the write protection.'],
  ENOENT: ['not-found', 'it is not there', 'It may have been moved, renamed, or be on a disk that is not connected. Reconnect it or choose it again.'],
  ENOTDIR: ['not-found', 'its folder is not there', 'Choose it again.'],
  EEXIST: ['exists', 'something of that name is there already', 'Choose another name.'],
  ENOTEMPTY: ['exists', 'something of that name is there already', 'Choose another name.'],
  ELOOP: ['not-allowed', 'it is a link to somewhere else, which Concord does not follow', 'Put the file itself there instead of the link.'],
  EISDIR: ['not-allowed', 'it is not a regular file', 'Remove it from there, or choose another file.'],
  EFBIG: ['too-large', 'the file is too large', 'Choose a smaller file.'],
  ENAMETOOLONG: ['not-allowed', 'the name or path is too long', 'Choose a shorter name, or a folder higher up.'],
  EIO: ['unreadable', 'the disk reports an error', 'Copy the project to another disk soon: this one may be failing.'],
  EBUSY: ['failed', 'another program is using it', 'Close other programs that use this folder, then try again.'],
  ETXTBSY: ['failed', 'another program is using it', 'Close other programs that use this folder, then try again.'],
  EMFILE: ['failed', 'too many files are open', 'Close other programs, then try again.'],
  ENFILE: ['failed', 'too many files are open', 'Close other programs, then try again.'],
};

/** The refusal that tells people about an error of the file layer. */
export function refusalOfFileError(error: unknown, { what, how, safe = UNTOUCHED }: Doing): HostRefusal {
  const code = fileErrorCode(error) ?? '';
  if (code === 'EACCES' || code === 'EPERM') {
    return how === 'write'
      ? refuse('read-only', `Concord could not ${what}: you are not allowed to write there.`, safe, 'Ask for permission to write to this folder, or move the project to one of yours.')
      : refuse('unreadable', `Concord could not ${what}: you are not allowed to read it.`, safe, 'Ask for permission to read this folder.');
  }
  const [kind, cause, next] = CAUSES[code] ?? ['failed', `the system says ${code || String(error)}`, 'Try it again. If it happens again, please report it with this message.'];
  return refuse(kind, `Concord could not ${what}: ${cause}.`, safe, next);
}

/** Does the work and answers; what the disk or a rule refuses becomes a refusal, a bug stays a bug. */
export async function answering<T>(doing: Doing, work: () => Promise<T>): Promise<HostResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    if (fileErrorCode(error) === undefined) throw error;
    return refusalOfFileError(error, doing);
  }
}
