import { useState } from 'react';
import type { ReadingProgress } from '../state/read-history-files.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';

interface OpeningProps {
  readonly name: string;
  readonly progress: ReadingProgress | undefined;
  /** Calls it off: Home comes back, and nothing was changed. */
  readonly onCancel: () => void;
}

/** What is seen while a project opens, and a way back; small ones are open before it can be read. */
export function Opening({ name, progress, onCancel }: OpeningProps) {
  const [leaving, setLeaving] = useState(false);
  const cancel = () => {
    setLeaving(true);
    onCancel();
  };
  const share = progress === undefined || progress.totalBytes === 0 || progress.step === 'checking' ? null : progress.doneBytes / progress.totalBytes;
  return (
    <main className="grid h-full place-content-center">
      <div className="w-96">
        <ProgressBar label={`Opening ${name}`} value={share} detail={leaving ? 'Going back' : waitWords(progress)} onCancel={leaving ? undefined : cancel} />
      </div>
    </main>
  );
}

function waitWords(progress: ReadingProgress | undefined): string {
  if (progress === undefined) return 'Looking at the project';
  const read = `${formatBytes(progress.doneBytes)} of ${formatBytes(progress.totalBytes)}`;
  switch (progress.step) {
    case 'reading':
      return `Reading history, ${read}`;
    case 'checking':
      return 'Checking every line against its hash';
    case 'again':
      return `Something did not fit: reading again and checking every line, ${read}`;
  }
}
