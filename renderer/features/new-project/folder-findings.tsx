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
        <strong className="tabular-nums">{countOf(usableFiles(scan), 'file')} to label</strong>
        <span className="text-ink-2">
          {formatBytes(scan.byType.reduce((sum, { bytes }) => sum + bytes, 0))}
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
      {scan.unreadable.length > 0 && <TroubledFiles files={scan.unreadable} unusable={scan.unreadableCount} />}
    </div>
  );
}

/** How many files of a folder can be labeled: those of a type that Concord reads, and sound. */
export function usableFiles(scan: FolderScan): number {
  return scan.byType.reduce((sum, { files }) => sum + files, 0);
}

function TroubledFiles({ files, unusable }: { readonly files: readonly UnreadableFile[]; readonly unusable: number }) {
  const misnamed = files.filter(({ reason }) => reason === 'misnamed').length;
  const said = [...(unusable > 0 ? [`${countOf(unusable, 'file')} cannot be used`] : []), ...(misnamed > 0 ? [`${formatCount(misnamed)} named wrongly, but used`] : [])];
  const unlisted = unusable + misnamed - files.length;
  return (
    <details className="rounded-md border border-line bg-warn-soft px-3 py-2 text-sm">
      <summary className="cursor-pointer">
        <TriangleAlert size={14} aria-hidden className="mr-1.5 inline text-warn-ink" />
        {said.join(', ')}
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
        {unlisted > 0 && <li className="py-0.5 text-xs text-ink-2">and {formatCount(unlisted)} more</li>}
      </ul>
    </details>
  );
}
