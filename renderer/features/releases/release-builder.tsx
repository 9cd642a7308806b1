import { Lock } from 'lucide-react';
import { useMemo, useState } from 'react';
import { changeTo } from '../../../shared/history/change.ts';
import type { HostRefusal } from '../../../shared/host/host-result.ts';
import type { ReleaseRecipe } from '../../../shared/model/release.ts';
import { checkRelease } from '../../../shared/release/check-release.ts';
import { draftRelease } from '../../../shared/release/draft-release.ts';
import { useCommit, useRevision, useSession } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { countOf } from '../../ui/format-count.ts';
import { defaultRecipe } from './default-recipe.ts';
import { RecipeForm } from './recipe-form.tsx';
import { ReleaseChecks } from './release-checks.tsx';
import { SplitTable } from './split-table.tsx';
import { LeftOutTable } from './left-out-table.tsx';
import { useKeptSplits } from './use-kept-splits.ts';

/** Making a release: what is in, how it is split, what to look at before; then freeze. */
export function ReleaseBuilder({ taken, onFrozen }: { readonly taken: readonly string[]; readonly onFrozen: (version: string) => void }) {
  const session = useSession();
  const revision = useRevision();
  const commit = useCommit();
  const [recipe, setRecipe] = useState<ReleaseRecipe>(() => defaultRecipe(session.state, session.opened.file.name, taken));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<HostRefusal | undefined>();
  const total = recipe.shares.train + recipe.shares.dev + recipe.shares.test;
  const formProblem = problemOf(recipe, taken, total);

  const kept = useKeptSplits(recipe.splitsFrom);
  const keptProblem = kept?.ok === false ? `${kept.problem} Draw all splits anew, or bring its folder back.` : undefined;

  // The revision stands for the state, which grows in place.
  const { draft, checks } = useMemo(() => {
    const drafted = draftRelease(session.state, recipe, kept?.ok === true ? kept.value : undefined);
    return { draft: drafted, checks: checkRelease(session.state, drafted) };
  }, [session, revision, recipe, kept]);
  const stopped = checks.some(({ level }) => level === 'stop');

  async function freeze(): Promise<void> {
    setBusy(true);
    setRefusal(undefined);
    await session.outbox.send(); // a release is made from what is saved
    const built = await session.host.buildRelease({ handle: session.opened.handle, recipe });
    setBusy(false);
    if (!built.ok) {
      setRefusal(built);
      return;
    }
    commit?.([changeTo('release', [recipe.version], built.value)]);
    onFrozen(recipe.version);
  }

  return (
    <div className="grid grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)] gap-4 p-4">
      <RecipeForm recipe={recipe} keptProblem={keptProblem} onChange={setRecipe} />
      <div className="flex min-w-0 flex-col gap-4">
        <ReleaseChecks checks={checks} />
        <Card title={countOf(draft.plan.samples.length, 'sample')} subtitle="in this release, by split and label">
          <SplitTable draft={draft} />
        </Card>
        {draft.plan.leftOut.length > 0 && <LeftOutTable leftOut={draft.plan.leftOut} questions={draft.plan.questions} />}
        {refusal !== undefined && <ErrorNote title={refusal.message} safe={refusal.safe} next={refusal.next} code={refusal.code} />}
        <div className="sticky bottom-0 flex items-center gap-3 border-t border-line bg-canvas py-3">
          <Button tone="primary" size="lg" icon={Lock} busy={busy} disabled={(formProblem ?? keptProblem) !== undefined || kept === undefined || stopped || commit === undefined} onClick={() => void freeze()}>
            Freeze version {recipe.version}
          </Button>
          <output className="text-sm text-ink-2">{busy ? 'Writing files and checksums …' : (formProblem ?? keptProblem ?? (stopped ? 'See the checks above.' : 'A frozen release is never changed.'))}</output>
        </div>
      </div>
    </div>
  );
}

function problemOf(recipe: ReleaseRecipe, taken: readonly string[], total: number): string | undefined {
  if (!/^\d{1,6}\.\d{1,6}\.\d{1,6}$/.test(recipe.version)) return 'A version looks like 1.0.0.';
  if (taken.includes(recipe.version)) return `Version ${recipe.version} exists already.`;
  if (recipe.title.trim() === '') return 'Give the release a title.';
  if (recipe.questions.length === 0) return 'Choose at least one question.';
  if (Math.abs(total - 1) > 1e-9) return `The shares add to ${Math.round(total * 100)} %, not to 100 %.`;
  return undefined;
}
