/** Runs jobs one after the other, in the order in which they were handed in. A job that fails does not stop the next. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(job: () => Promise<T>): Promise<T> {
    const done = this.#last.then(job);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Resolves when everything handed in so far has run. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
