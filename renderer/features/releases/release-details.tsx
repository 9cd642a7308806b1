import { FolderOpen, ShieldCheck, ShieldX } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReleaseListing, ReleaseVerdict } from '../../../shared/host/host-api.ts';
import type { HostRefusal } from '../../../shared/host/host-result.ts';
import { useApp, useSession } from '../../state/use-app.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { countOf } from '../../ui/format-count.ts';
import { MarkdownView } from '../../ui/markdown-view.tsx';
import { ReleaseChanges } from './release-changes.tsx';

/** One frozen release: its data card, whether it is intact, what changed since the one before. */
export function ReleaseDetails({ release, before }: { readonly release: ReleaseListing; readonly before: ReleaseListing | undefined }) {
  const { host, opened } = useSession();
  const desktop = useApp(({ info }) => info.nativeDialogs);
  const [card, setCard] = useState<string | undefined>();
  const [verdict, setVerdict] = useState<ReleaseVerdict | undefined>();
  const [refusal, setRefusal] = useState<HostRefusal | undefined>();
  const [busy, setBusy] = useState(false);
  const { version, record } = release;

  useEffect(() => {
    let current = true;
    void host.readReleaseText({ handle: opened.handle, version, path: 'README.md' }).then((answer) => current && answer.ok && setCard(answer.value));
    return () => {
      current = false;
    };
  }, [host, opened.handle, version]);

  async function verify(): Promise<void> {
    setBusy(true);
    const answer = await host.verifyRelease({ handle: opened.handle, version });
    setBusy(false);
    setRefusal(answer.ok ? undefined : answer);
    setVerdict(answer.ok ? answer.value : undefined);
  }

  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex items-center gap-3">
        <h2 className="text-xl font-semibold tabular-nums">{version}</h2>
        <span className="truncate text-sm text-ink-2">{release.path}</span>
        <span className="ml-auto flex gap-2">
          {desktop && (
            <Button icon={FolderOpen} onClick={() => void host.revealProjectFolder({ handle: opened.handle, path: `releases/${version}` })}>
              Show folder
            </Button>
          )}
          <Button icon={ShieldCheck} busy={busy} onClick={() => void verify()}>
            Verify
          </Button>
        </span>
      </div>
      {refusal !== undefined && <ErrorNote title={refusal.message} safe={refusal.safe} next={refusal.next} code={refusal.code} />}
      {verdict !== undefined &&
        (verdict.intact ? (
          <Banner tone="ok" title={`Intact: ${countOf(verdict.files, 'file')} are exactly as they were frozen.`} onDismiss={() => setVerdict(undefined)} />
        ) : (
          <Card title="Not intact">
            <ul className="text-sm">
              {verdict.problems.slice(0, 100).map(({ path, problem }) => (
                <li key={path} className="flex items-center gap-2">
                  <ShieldX size={14} aria-hidden className="text-danger-ink" /> {path}: {problem}
                </li>
              ))}
            </ul>
          </Card>
        ))}
      {record === null ? (
        <Banner tone="warn" title="This folder is not in the project’s history.">
          It may have been copied here, or freezing was cut off before it was written down. Freeze a new version to be sure.
        </Banner>
      ) : (
        <Card title="Made from">
          <Facts
            items={[
              { term: 'Samples', value: countOf(record.samples, 'sample') },
              { term: 'Consensus', value: `at least ${countOf(record.recipe.atLeast, 'labeler')}, ${record.recipe.threshold === 0.5 ? 'half or more agreeing' : `${Math.round(record.recipe.threshold * 100)} % or more agreeing`}` },
              { term: 'Splits', value: `train ${Math.round(record.recipe.shares.train * 100)} %, dev ${Math.round(record.recipe.shares.dev * 100)} %, test ${Math.round(record.recipe.shares.test * 100)} %, seed ${record.recipe.seed}${record.recipe.splitsFrom === undefined ? '' : `; those of version ${record.recipe.splitsFrom} kept`}` },
              { term: 'Checksums', value: <code title={record.checksums}>{record.checksums.slice(0, 16)}</code> },
            ]}
          />
        </Card>
      )}
      {before !== undefined && <ReleaseChanges release={version} before={before.version} />}
      {card !== undefined && (
        <Card title="Data card">
          <MarkdownView text={card} />
        </Card>
      )}
    </div>
  );
}
