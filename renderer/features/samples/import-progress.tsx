import { useEffect, useState } from 'react';
import { appStore } from '../../state/app-store.ts';
import { useApp, useSession } from '../../state/use-app.ts';
import { Banner } from '../../ui/banner.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { countOf, formatCount } from '../../ui/format-count.ts';
import { formatDuration } from '../../ui/format-duration.ts';
import { formatRate } from '../../ui/format-rate.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';

/** How the import goes: progress, rate, time left, cancel; at the end what came in, what was there twice, what could not be read. */
export function ImportProgress() {
  const status = useApp((state) => state.importing);
  const session = useSession();
  const now = useNow(status !== undefined && status.finishedAt === undefined);
  if (status === undefined) return null;
  const close = () => appStore().setState({ importing: undefined });

  if (status.finishedAt === undefined) {
    const seconds = Math.max(0.5, (now - status.startedAt) / 1000);
    const rate = status.doneFiles / seconds;
    const left = status.totalFiles === null || rate === 0 ? undefined : (status.totalFiles - status.doneFiles) / rate;
    const parts = [
      status.totalFiles === null ? countOf(status.doneFiles, 'file') : `${formatCount(status.doneFiles)} of ${countOf(status.totalFiles, 'file')}`,
      formatBytes(status.doneBytes),
      formatRate(rate, 'file'),
      ...(left === undefined ? [] : [`${formatDuration(left)} left`]),
    ];
    return (
      <div className="border-b border-line px-4 py-2">
        <ProgressBar label={`Adding ${status.folder}`} value={status.totalFiles === null ? null : status.doneFiles / Math.max(1, status.totalFiles)} detail={parts.join(' · ')} onCancel={session.cancelImport} />
      </div>
    );
  }
  if (status.refusal !== undefined) return <ErrorNote title={status.refusal.message} safe={status.refusal.safe} next={status.refusal.next} code={status.refusal.code} />;
  const { duplicates, unreadable } = status;
  return (
    <Banner
      tone={unreadable.length > 0 ? 'warn' : 'ok'}
      title={`${countOf(status.added, 'new sample')} from ${status.folder}${status.cancelled ? ', then cancelled' : ''}`}
      onDismiss={close}
    >
      {duplicates.length > 0 && (
        <details>
          <summary className="cursor-pointer">{countOf(duplicates.length, 'file')} with the same bytes as another</summary>
          <ul className="max-h-40 overflow-auto text-xs">
            {duplicates.slice(0, 200).map(({ path, same }) => (
              <li key={path}>
                {path} is the same as {same}
              </li>
            ))}
          </ul>
        </details>
      )}
      {unreadable.length > 0 && (
        <details>
          <summary className="cursor-pointer">{countOf(unreadable.length, 'file')} to look at</summary>
          <ul className="max-h-40 overflow-auto text-xs">
            {unreadable.slice(0, 200).map(({ path, detail }) => (
              <li key={path}>
                {path}: {detail}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Banner>
  );
}

function useNow(running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
