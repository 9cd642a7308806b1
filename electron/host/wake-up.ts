/** Lets some wait until others say that something has changed; what it was, the waiting look up themselves. */
export interface WakeUp {
  /** Resolves at the next `all()`, or after `milliseconds` if given. */
  wait(milliseconds?: number): Promise<void>;
  all(): void;
}

export function wakeUp(): WakeUp {
  let waiting = new Set<() => void>();
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const timer = milliseconds === undefined ? undefined : setTimeout(wake, milliseconds);
        function wake(): void {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        }
        waiting.add(wake);
      }),
    all: () => {
      const now = waiting;
      waiting = new Set();
      for (const wake of now) wake();
    },
  };
}
