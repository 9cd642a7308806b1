import type { ReadingProgress } from '../state/read-history-files.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';

/** What is seen while a project opens; small ones are open before it can be read. */
export function Opening({ name, progress }: { readonly name: string; readonly progress: ReadingProgress | undefined }) {
  const share = progress === undefined || progress.totalBytes === 0 ? null : progress.doneBytes / progress.totalBytes;
  return (
    <main className="grid h-full place-content-center">
      <div className="w-80">
        <ProgressBar label={`Opening ${name}`} value={share} detail={progress === undefined ? 'Looking at the project' : `Reading history, ${formatBytes(progress.doneBytes)} of ${formatBytes(progress.totalBytes)}`} />
      </div>
    </main>
  );
}
