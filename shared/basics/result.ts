/**
 * A result of something that may be refused or fail for reasons one can expect: reading a file, decoding a line,
 * asking the host. Bugs are not results; they throw (see `assert.ts`).
 */
export type Result<T, P> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

/** What every problem carries at least: a code from a closed union and one sentence for people. */
export interface Problem<Code extends string> {
  readonly code: Code;
  readonly message: string;
}

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function err<P>(problem: P): { readonly ok: false; readonly problem: P } {
  return { ok: false, problem };
}
