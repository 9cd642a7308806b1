/** What came of work with the store. A cache that fails is a cache that is empty: the files have everything. */
export async function orNothing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
