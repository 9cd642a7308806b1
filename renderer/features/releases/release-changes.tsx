import { useEffect, useState } from 'react';
import type { SampleId } from '../../../shared/model/ids.ts';
import { diffReleases, readManifest, type ReleaseDiff } from '../../../shared/release/diff-release.ts';
import { navigate } from '../../state/app-store.ts';
import { useSession } from '../../state/use-app.ts';
import { Card } from '../../ui/card.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Stat, StatRow } from '../../ui/stat.tsx';

/** What became of the samples since the release before. Each number opens its samples. */
export function ReleaseChanges({ release, before }: { readonly release: string; readonly before: string }) {
  const { host, opened } = useSession();
  const [diff, setDiff] = useState<ReleaseDiff | undefined>();

  useEffect(() => {
    let current = true;
    const manifest = async (version: string) => {
      const text = await host.readReleaseText({ handle: opened.handle, version, path: 'manifest.jsonl' });
      return text.ok ? readManifest(text.value) : undefined;
    };
    void Promise.all([manifest(before), manifest(release)]).then(([older, newer]) => {
      if (current && older?.ok === true && newer?.ok === true) setDiff(diffReleases(older.value, newer.value));
    });
    return () => {
      current = false;
    };
  }, [host, opened.handle, release, before]);

  if (diff === undefined) return null;
  const open = (title: string, ids: readonly SampleId[]) => (ids.length === 0 ? {} : { onOpen: () => navigate({ screen: 'samples' }, { ids, title: `${title} from ${before} to ${release}` }) });
  return (
    <Card title={`Since ${before}`}>
      <StatRow>
        <Stat label="Added" value={formatCount(diff.added.length)} {...open('Added', diff.added.map(({ sha256 }) => sha256))} />
        <Stat label="Removed" value={formatCount(diff.removed.length)} {...open('Removed', diff.removed.map(({ sha256 }) => sha256))} />
        <Stat label="Other answers" value={formatCount(diff.changed.length)} {...open('Other answers', diff.changed.map(({ after }) => after.sha256))} />
        <Stat label="Other split" value={formatCount(diff.moved.length)} explanation="A model trained on the older release may have seen what now is test." {...open('Other split', diff.moved.map(({ after }) => after.sha256))} />
        <Stat label="Unchanged" value={formatCount(diff.unchanged)} />
      </StatRow>
    </Card>
  );
}
