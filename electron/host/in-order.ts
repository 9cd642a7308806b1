/** Hands out results in the order of their numbers 0, 1, 2 …, in whatever order they are put in. */
export interface InOrder<T> {
  put(number: number, result: T): void;
  /** How many have been handed out. */
  readonly handedOut: number;
}

export function inOrder<T>(handOut: (result: T) => void): InOrder<T> {
  const early = new Map<number, T>();
  let next = 0;
  return {
    put(number, result) {
      early.set(number, result);
      for (let due = early.get(next); due !== undefined; due = early.get(next)) {
        early.delete(next);
        next++;
        handOut(due);
      }
    },
    get handedOut() {
      return next;
    },
  };
}
