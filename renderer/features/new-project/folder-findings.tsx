import { TriangleAlert } from 'lucide-react';
import type { FolderScan, JobId, UnreadableFile } from '../../../shared/host/host-api.ts';
import { useApp } from '../../state/use-app.ts';
import { Badge } from '../../ui/badge.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { countOf, formatCount } from '../../ui/format-count.ts';
import { Spinner } from '../../ui/spinner.tsx';

/** What a folder holds: how much of what, a glance at it, and what cannot be used and why. */
export function FolderFindings({ job, scan }: { readonly job: JobId; readonly scan: FolderScan }) {
  const host = useApp((state) => state.host);
  const pictures = scan.preview.map((file, index) => ({ ...file, index })).filter(({ kind }) => kind === 'image');
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      <p className="flex items-center gap-2 text-sm">
        {!scan.done && <Spinner size={14} />}
        <strong className="tabular-nums">{countOf(scan.files, 'file')}</strong>
        <span className="text-ink-2">
          {formatBytes(scan.bytes)}
          {scan.done ? '' : ' so far'}
          {scan.otherFiles > 0 ? `; ${countOf(scan.otherFiles, 'other file')} left alone` : ''}
        </span>
      </p>
      <ul className="flex flex-wrap gap-1.5">
        {scan.byType.map(({ type, files, bytes }) => (
          <li key={type}>
            <Badge title={formatBytes(bytes)}>
              {formatCount(files)} {type}
            </Badge>
          </li>
        ))}
      </ul>
      {pictures.length > 0 && (
        <ul className="grid grid-cols-6 gap-1.5">
          {pictures.slice(0, 6).map(({ path, index }) => (
            <li key={path} className="aspect-square overflow-hidden rounded-md bg-sunken">
              <img src={host.previewUrl(job, index)} alt={path} className="h-full w-full object-cover" loading="lazy" />
            </li>
          ))}
        </ul>
      )}
      {scan.unreadableCount > 0 && <UnreadableFiles files={scan.unreadable} count={scan.unreadableCount} />}
    </div>
  );
}

export function UnreadableFiles({ files, count }: { readonly files: readonly UnreadableFile[]; readonly count: number }) {
  return (
    <details className="rounded-md border border-line bg-warn-soft px-3 py-2 text-sm">
      <summary className="cursor-pointer">
        <TriangleAlert size={14} aria-hidden className="mr-1.5 inline text-warn-ink" />
        {countOf(count, 'file')} to look at
      </summary>
      <ul className="mt-2 max-h-40 overflow-auto">
        {files.map(({ path, detail }) => (
          <li key={path} className="flex gap-2 py-0.5 text-xs">
            <span className="max-w-1/2 truncate" title={path}>
              {path}
            </span>
            <span className="text-ink-2">{detail}</span>
          </li>
        ))}
        {count > files.length && <li className="py-0.5 text-xs text-ink-2">and {formatCount(count - files.length)} more</li>}
      </ul>
    </details>
  );
}
