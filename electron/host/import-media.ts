import type { ImportBatch, ImportedFile, UnreadableFile } from '../../shared/host/host-api.ts';
import type { HostResult } from '../../shared/host/host-result.ts';
import type { RootId } from '../../shared/model/ids.ts';
import { importOneFile, type ImportPlan, type Outcome } from './import-one-file.ts';
import { inOrder } from './in-order.ts';
import { wakeUp } from './wake-up.ts';
import { type Walked, walkFolder } from './walk-folder.ts';

export interface RunningImport {
  readonly root: RootId;
  /**
   * The next files, at most `max`, in the order of the walk. Waits for a full batch up to a quarter of a second, and for any
   * at all up to a second, so that progress is told of long files too: a batch may then be empty without being the last.
   */
  next(max: number): Promise<HostResult<ImportBatch>>;
  /** Ends the import after the files in work; what is ready is still handed out, and the last batch says done. */
  cancel(): void;
  readonly ended: Promise<void>;
}

const AT_ONCE = 4;
/** Files that are read ahead of those that were asked for. */
const AHEAD = 2000;
const MOST_UNREADABLE = 1000;
const FULL_BATCH_MS = 250;
const ANY_BATCH_MS = 1000;

/**
 * Imports a folder in the background: it is walked first and fast, for the totals, while files are hashed and probed behind.
 * Reads no further ahead than `AHEAD` files of what was asked for. What was hashed before and has not changed is not read.
 */
export function importMedia(plan: ImportPlan): RunningImport {
  const walked: Walked[] = [];
  const ready: ImportedFile[] = [];
  const unreadable: UnreadableFile[] = [];
  const changed = wakeUp();
  let [walkEnded, cancelled, ended] = [false, false, false];
  let failure: Extract<Outcome, { kind: 'failed' }>['refusal'] | null = null;
  let [taken, doneFiles, doneBytes, totalBytes] = [0, 0, 0, 0];
  const results = inOrder<Outcome>((outcome) => {
    if (outcome.kind === 'failed') failure ??= outcome.refusal;
    if (outcome.kind === 'imported') ready.push(outcome.file);
    if (outcome.kind !== 'failed') unreadable.push(...outcome.troubles);
  });
  const stopped = () => cancelled || failure !== null;

  async function walk(): Promise<void> {
    for await (const one of walkFolder(plan.folder)) {
      if (stopped()) break;
      walked.push(one);
      if (one.kind === 'file') totalBytes += one.size;
      changed.all();
    }
    walkEnded = true;
    changed.all();
  }

  async function work(): Promise<void> {
    while (!stopped()) {
      const one = walked[taken];
      if (one === undefined && walkEnded) return;
      if (one === undefined || taken - results.handedOut + ready.length >= AHEAD) {
        await changed.wait();
        continue;
      }
      const number = taken++;
      let told = 0;
      const onBytes = (count: number) => {
        told += count;
        doneBytes += count;
      };
      results.put(number, one.kind === 'file' ? await importOneFile(plan, one, { onBytes, stopped }) : outcomeOf(one));
      doneFiles++;
      doneBytes += (one.kind === 'file' ? one.size : 0) - told;
      changed.all();
    }
  }

  async function run(): Promise<void> {
    try {
      await Promise.all([walk(), ...Array.from({ length: AT_ONCE }, work)]);
      await plan.index.flush();
    } finally {
      cancelled = true; // after a bug, the other workers end too
      ended = true;
      changed.all();
    }
  }

  const running = run();
  return {
    root: plan.root,
    async next(max) {
      const start = performance.now();
      for (;;) {
        const waited = performance.now() - start;
        const some = ready.length > 0 || unreadable.length > 0;
        if (ended || ready.length >= max || (some && waited >= FULL_BATCH_MS) || waited >= ANY_BATCH_MS) break;
        await changed.wait(Math.max(1, (some && waited < FULL_BATCH_MS ? FULL_BATCH_MS : ANY_BATCH_MS) - waited));
      }
      if (ended) await running; // a bug on the way is thrown here, where somebody asks
      const files = ready.splice(0, max);
      const troubles = unreadable.splice(0, MOST_UNREADABLE);
      changed.all();
      await plan.index.flush();
      const last = ended && ready.length === 0 && unreadable.length === 0;
      if (last && failure !== null && files.length === 0 && troubles.length === 0) return failure;
      return {
        ok: true,
        value: {
          files,
          unreadable: troubles,
          doneFiles,
          doneBytes,
          totalFiles: walkEnded ? walked.length : null,
          totalBytes: walkEnded ? totalBytes : null,
          done: last && failure === null,
        },
      };
    },
    cancel() {
      cancelled = true;
      changed.all();
    },
    ended: running.catch(() => undefined),
  };
}

function outcomeOf(walked: Exclude<Walked, { kind: 'file' }>): Outcome {
  return { kind: 'nothing', troubles: walked.kind === 'trouble' ? [walked.file] : [] };
}
