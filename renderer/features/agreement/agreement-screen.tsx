import { Scale } from 'lucide-react';
import { useState } from 'react';
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
import { NoAnswers } from './no-answers.tsx';
import { NotBlindNote } from './not-blind-note.tsx';
import { QuestionTabs } from './question-tabs.tsx';
import { maySeeAgreement } from './round-scope.ts';
import { useAgreement } from './use-agreement.ts';
import { WithheldNote } from './withheld-note.tsx';

/** How much labelers agree on a question: over all rounds, or in one. */
export function AgreementScreen({ question, round }: { readonly question: QuestionId | undefined; readonly round: RoundId | undefined }) {
  const { state } = useSession();
  const me = useMe();
  const asked = useView(currentLabelSet)?.set.questions ?? [];
  const entries = useView(rounds);
  const shown = asked.find(({ id }) => id === question) ?? asked[0];
  const visible = entries.filter((entry) => me !== undefined && maySeeAgreement(entry, me));
  const scope: Scope = visible.find(({ id }) => id === round)?.id ?? 'all';
  const [blindOnly, setBlindOnly] = useState(true);
  const agreement = useAgreement(shown?.id, { rounds: visible.map(({ id }) => id), blindOnly }, scope);
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
        {withheld.length > 0 && <WithheldNote rounds={withheld} />}
        {agreement.problem !== undefined && (
          <ErrorNote
            title="Agreement could not be computed."
            safe="Your labels are safe; nothing was changed."
            next="Try again. If it fails again, `concord agreement` on the command line gives the same numbers."
            detail={agreement.problem}
            actions={<Button onClick={agreement.retry}>Try again</Button>}
          />
        )}
        {agreement.notBlind > 0 && <NotBlindNote answers={agreement.notBlind} blindOnly={blindOnly} onChange={setBlindOnly} />}
        {measured !== undefined && measured.result.given > 0 ? (
          <AgreementBody measured={measured} agreement={agreement} entries={answered} scope={scope} onScope={go} />
        ) : agreement.computing ? (
          <AgreementSkeleton />
        ) : (
          agreement.problem === undefined && <NoAnswers rounds={entries} visible={visible.length} lead={lead} onlyInView={agreement.notBlind > 0} />
        )}
      </div>
    </Page>
  );
}

function roundHint(guideline: number | undefined, closedAt: RoundEntry['closedAt']): string {
  return `${guideline === undefined ? 'no guideline' : `guideline ${guideline}`}, ${closedAt === undefined ? 'open' : 'closed'}`;
}
