import { useEffect, useState } from 'react';
import type { Result } from '../../../shared/basics/result.ts';
import { type KeptSplits, keptSplits } from '../../../shared/release/kept-splits.ts';
import { useSession } from '../../state/use-app.ts';

type Reading = Result<KeptSplits, string>;

const NOTHING_KEPT: Reading = { ok: true, value: new Map() };

/** The splits that stay from a release on, read from its files and those before it; undefined while they are being read. */
export function useKeptSplits(splitsFrom: string | undefined): Reading | undefined {
  const { state, host, opened } = useSession();
  const [read, setRead] = useState<{ readonly from: string; readonly kept: Reading } | undefined>();

  useEffect(() => {
    if (splitsFrom === undefined) return undefined;
    let current = true;
    const textOf = async (version: string, path: string) => {
      const text = await host.readReleaseText({ handle: opened.handle, version, path });
      return text.ok ? text.value : undefined;
    };
    void keptSplits(state, { splitsFrom }, textOf).then((kept) => current && setRead({ from: splitsFrom, kept }));
    return () => {
      current = false;
    };
  }, [state, host, opened.handle, splitsFrom]);

  if (splitsFrom === undefined) return NOTHING_KEPT;
  return read?.from === splitsFrom ? read.kept : undefined;
}
