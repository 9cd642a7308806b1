/** Throws when something that must always hold does not: a bug, in every build. Not for bad input (that is a `Result`). */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Concord bug: ${message}`);
}

/** The value, or a thrown bug when it is absent where the surrounding code guarantees it. */
export function defined<T>(value: T | null | undefined, what: string): T {
  if (value === undefined || value === null) throw new Error(`Concord bug: ${what} is missing`);
  return value;
}

/** Closes a switch over a union: the compiler complains here when a member is not handled. */
export function exhausted(value: never): never {
  throw new Error(`Concord bug: unexpected ${JSON.stringify(value)}`);
}
