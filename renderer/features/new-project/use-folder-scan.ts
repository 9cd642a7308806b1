import { useEffect, useState } from 'react';
import type { FolderGrant, FolderScan, JobId } from '../../../shared/host/host-api.ts';
import type { HostRefusal } from '../../../shared/host/host-result.ts';
import { useApp } from '../../state/use-app.ts';

const POLL_MS = 200;

export interface ScanInProgress {
  readonly job: JobId | undefined;
  readonly scan: FolderScan | undefined;
  readonly refusal: HostRefusal | undefined;
}

/** What is in a picked folder, as it is being found. The scan is cancelled when another folder is picked or the screen is left. */
export function useFolderScan(folder: FolderGrant | undefined): ScanInProgress {
  const host = useApp((state) => state.host);
  const [result, setResult] = useState<ScanInProgress & { readonly of: FolderGrant | undefined }>({ of: undefined, job: undefined, scan: undefined, refusal: undefined });

  useEffect(() => {
    if (folder === undefined) return undefined;
    let current = true;
    let job: JobId | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const poll = async (): Promise<void> => {
      if (job === undefined) return;
      const scan = await host.readScan({ job });
      if (!current) return;
      setResult({ of: folder, job, scan: scan.ok ? scan.value : undefined, refusal: scan.ok ? undefined : scan });
      if (scan.ok && !scan.value.done) timer = setTimeout(() => void poll(), POLL_MS);
    };
    void host.startScan({ grant: folder.grant }).then((started) => {
      if (!current) return undefined;
      if (!started.ok) {
        setResult({ of: folder, job: undefined, scan: undefined, refusal: started });
        return undefined;
      }
      job = started.value.job;
      return poll();
    });
    return () => {
      current = false;
      clearTimeout(timer);
      if (job !== undefined) void host.cancelJob({ job });
    };
  }, [host, folder]);

  return result.of === folder ? result : { job: undefined, scan: undefined, refusal: undefined };
}
