import { Package, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReleaseListing } from '../../../shared/host/host-api.ts';
import { compareVersions } from '../../../shared/release/kept-splits.ts';
import { navigate } from '../../state/app-store.ts';
import { useMe, useRevision, useSession } from '../../state/use-app.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { countOf } from '../../ui/format-count.ts';
import { Page } from '../../ui/page.tsx';
import { ReleaseBuilder } from './release-builder.tsx';
import { ReleaseDetails } from './release-details.tsx';

const NEW = 'new';

/** Datasets made from this project: each is frozen, documented, and can be proved intact. */
export function ReleasesScreen({ version }: { readonly version: string | undefined }) {
  const session = useSession();
  const revision = useRevision();
  const lead = useMe()?.person.role === 'lead';
  const [listed, setListed] = useState<readonly ReleaseListing[] | undefined>();
  const canMake = lead && session.canWrite;

  useEffect(() => {
    let current = true;
    void session.host.listReleases({ handle: session.opened.handle }).then((answer) => current && setListed(answer.ok ? answer.value : []));
    return () => {
      current = false;
    };
  }, [session, revision]);

  const releases = (listed ?? []).toSorted((a, b) => compareVersions(b.version, a.version));
  const open = releases.find((release) => release.version === version) ?? (version === NEW ? undefined : releases[0]);
  const building = canMake && (version === NEW || (listed !== undefined && releases.length === 0));

  return (
    <Page
      title="Releases"
      subtitle="A release never changes. Made again from the same history, it has the same bytes."
      padded={false}
      scroll={false}
      toolbar={
        canMake &&
        !building && (
          <Button tone="primary" icon={Plus} onClick={() => navigate({ screen: 'releases', version: NEW })}>
            New release
          </Button>
        )
      }
    >
      <div className="flex h-full min-h-0">
        {releases.length > 0 && (
          <nav aria-label="Releases" className="w-48 shrink-0 overflow-auto border-r border-line bg-surface p-2">
            <ul className="flex flex-col gap-0.5">
              {releases.map((release) => (
                <li key={release.version}>
                  <button
                    type="button"
                    aria-current={!building && release === open ? 'page' : undefined}
                    onClick={() => navigate({ screen: 'releases', version: release.version })}
                    className={classNames('flex w-full flex-col rounded-md px-2 py-1.5 text-left', !building && release === open ? 'bg-selected' : 'hover:bg-hover')}
                  >
                    <span className="text-sm font-medium tabular-nums">{release.version}</span>
                    <span className="text-xs text-ink-3">{release.record === null ? <Badge tone="warn">not in history</Badge> : countOf(release.record.samples, 'sample')}</span>
                  </button>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div className="min-w-0 flex-1 overflow-auto">
          {building ? (
            <ReleaseBuilder
              taken={releases.map((release) => release.version)}
              onFrozen={(frozen) => navigate({ screen: 'releases', version: frozen })}
            />
          ) : open !== undefined ? (
            <ReleaseDetails key={open.version} release={open} before={releases[releases.indexOf(open) + 1]} />
          ) : (
            listed !== undefined && (
              <EmptyState icon={Package} title="No release yet">
                A release is a frozen dataset with splits, a data card and checksums. The lead makes it when enough is decided.
              </EmptyState>
            )
          )}
        </div>
      </div>
    </Page>
  );
}
