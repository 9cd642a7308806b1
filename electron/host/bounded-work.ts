/**
 * Does `work` for every item, at most `limit` at a time, taking items only as fast as they are worked off. Stops taking
 * when `stopped` says so. The first error ends it and is thrown once what runs has ended.
 */
export async function forEachBounded<T>(
  items: AsyncIterator<T>,
  limit: number,
  work: (item: T) => Promise<void>,
  stopped: () => boolean = () => false,
): Promise<void> {
  let failed = false;
  const worker = async (): Promise<void> => {
    while (!failed && !stopped()) {
      const next = await items.next();
      if (next.done === true) return;
      try {
        await work(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: limit }, worker));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}
