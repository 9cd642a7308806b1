import { Scale } from 'lucide-react';
import type { QuestionId, RoundId } from '../../../shared/model/ids.ts';
import { guidelineByHash } from '../../../shared/project/views/guideline-versions.ts';
import { currentLabelSet } from '../../../shared/project/views/label-set-versions.ts';
import { type RoundEntry, rounds } from '../../../shared/project/views/rounds.ts';
import { navigate } from '../../state/app-store.ts';
import { useMe, useSession, useView } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { AgreementBody } from './agreement-body.tsx';
import { AgreementSkeleton } from './agreement-skeleton.tsx';
import type { Scope } from './measure-question.ts';
import { QuestionTabs } from './question-tabs.tsx';
import { maySeeAgreement } from './round-scope.ts';
import { useAgreement } from './use-agreement.ts';

/** How much labelers agree on a question: over all rounds, or in one. */
export function AgreementScreen({ question, round }: { readonly question: QuestionId | undefined; readonly round: RoundId | undefined }) {
  const { state } = useSession();
  const me = useMe();
  const asked = useView(currentLabelSet)?.set.questions ?? [];
  const entries = useView(rounds);
  const shown = asked.find(({ id }) => id === question) ?? asked[0];
  const visible = entries.filter((entry) => me !== undefined && maySeeAgreement(entry, me));
  const scope: Scope = visible.find(({ id }) => id === round)?.id ?? 'all';
  const agreement = useAgreement(shown?.id, visible.map(({ id }) => id), scope);
  const measured = agreement.measured.get(scope);
  const lead = me?.person.role === 'lead';

  if (shown === undefined) {
    return (
      <Page title="Agreement">
        <EmptyState icon={Scale} title="Nothing is asked yet">
          Agreement is measured on the answers to questions. This project has no label set with a question.
        </EmptyState>
      </Page>
    );
  }
  const go = (next: Scope) => navigate({ screen: 'agreement', question: shown.id, ...(next === 'all' ? {} : { round: next }) });
  const answered = visible.filter(({ id }) => agreement.rounds.includes(id));
  const withheld = entries.filter((entry) => !visible.includes(entry));
  const options = [
    { value: 'all' as Scope, label: answered.length === 1 ? 'All rounds (1)' : `All rounds (${answered.length})` },
    ...answered.map(({ id, round: terms, closedAt }) => ({ value: id as Scope, label: terms.name, hint: roundHint(terms.guideline === undefined ? undefined : guidelineByHash(state, terms.guideline)?.number, closedAt) })),
  ];

  return (
    <Page
      title="Agreement"
      subtitle={shown.prompt}
      tabs={<QuestionTabs questions={asked} value={shown.id} onChange={(next) => navigate({ screen: 'agreement', question: next, ...(round === undefined ? {} : { round }) })} />}
      toolbar={
        <>
          <span role="status" className="flex items-center gap-1.5 text-xs text-ink-3">
            {agreement.computing && (
              <>
                <Spinner size={12} />
                {measured === undefined ? 'Computing' : 'Updating'}
              </>
            )}
          </span>
          {answered.length > 0 && <Select label="Round" hideLabel className="w-56" value={scope} onChange={go} options={options} />}
        </>
      }
    >
      <div className="@container flex flex-col gap-4">
        {withheld.length > 0 && <Withheld rounds={withheld} />}
        {agreement.problem !== undefined && (
          <ErrorNote
            title="Agreement could not be computed."
            safe="Your labels are safe; nothing was changed."
            next="Try again. If it fails again, `concord agreement` on the command line gives the same numbers."
            detail={agreement.problem}
            actions={<Button onClick={agreement.retry}>Try again</Button>}
          />
        )}
        {measured !== undefined && measured.result.given > 0 ? (
          <AgreementBody measured={measured} agreement={agreement} entries={answered} scope={scope} onScope={go} />
        ) : agreement.computing ? (
          <AgreementSkeleton />
        ) : (
          agreement.problem === undefined && <NoAnswers rounds={entries} visible={visible.length} lead={lead} />
        )}
      </div>
    </Page>
  );
}

function roundHint(guideline: number | undefined, closedAt: RoundEntry['closedAt']): string {
  return `${guideline === undefined ? 'no guideline' : `guideline ${guideline}`}, ${closedAt === undefined ? 'open' : 'closed'}`;
}

function Withheld({ rounds }: { readonly rounds: readonly RoundEntry[] }) {
  const names = rounds.map(({ round }) => round.name).join(', ');
  return (
    <p className="rounded-lg border border-line bg-surface px-4 py-2.5 text-ink-2">
      <strong className="font-semibold text-ink">{names}</strong> {rounds.length === 1 ? 'is blind and still open' : 'are blind and still open'}: how others answer there stays hidden until {rounds.length === 1 ? 'it is' : 'they are'} closed, so that your answers stay your own.
    </p>
  );
}

function NoAnswers({ rounds, visible, lead }: { readonly rounds: readonly RoundEntry[]; readonly visible: number; readonly lead: boolean }) {
  if (rounds.length === 0) {
    return (
      <EmptyState icon={Scale} title="No round yet" actions={lead && <Button tone="primary" onClick={() => navigate({ screen: 'people' })}>Open a round</Button>}>
        {lead ? 'Open a round with two or more labelers per sample. As soon as two have answered about the same sample, their agreement appears here.' : 'When the lead has opened a round and two labelers have answered about the same sample, their agreement appears here.'}
      </EmptyState>
    );
  }
  if (visible === 0) {
    return (
      <EmptyState icon={Scale} title="Hidden while the round is blind" actions={<Button tone="primary" onClick={() => navigate({ screen: 'label' })}>Go on labeling</Button>}>
        Agreement appears here when the lead has closed the round.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Scale} title="No answers to this question yet" actions={<Button tone="primary" onClick={() => navigate({ screen: lead ? 'people' : 'label' })}>{lead ? 'See how far the rounds are' : 'Label'}</Button>}>
      As soon as two labelers have answered it about the same sample, their agreement appears here.
    </EmptyState>
  );
}
