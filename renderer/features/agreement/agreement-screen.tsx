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
import { countOf } from '../../ui/format-count.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { AgreementBody } from './agreement-body.tsx';
import { AgreementSkeleton } from './agreement-skeleton.tsx';
import type { Scope } from './measure-question.ts';
import { CardWords } from './card-words.ts';
import { ComputingNote } from './computing-note.tsx';
import { NoAnswers } from './no-answers.tsx';
import { NotBlindNote } from './not-blind-note.tsx';
import { OverviewCard } from './overview-card.tsx';
import { QuestionTabs } from './question-tabs.tsx';
import { maySeeAgreement } from './round-scope.ts';
import { useAgreement } from './use-agreement.ts';
import { useOverview } from './use-overview.ts';
import { WithheldNote } from './withheld-note.tsx';

/** How much labelers agree on a question: over all rounds, or in one. */
export function AgreementScreen({ question, round }: { readonly question: QuestionId | undefined; readonly round: RoundId | undefined }) {
  const { state } = useSession();
  const me = useMe();
  const asked = useView(currentLabelSet)?.set.questions ?? [];
  const entries = useView(rounds);
  // One question alone needs no overview.
  const shown = asked.find(({ id }) => id === question) ?? (asked.length === 1 ? asked[0] : undefined);
  const visible = entries.filter((entry) => me !== undefined && maySeeAgreement(entry, me));
  const scope: Scope = visible.find(({ id }) => id === round)?.id ?? 'all';
  const [blindOnly, setBlindOnly] = useState(true);
  const looked = { rounds: visible.map(({ id }) => id), blindOnly };
  const agreement = useAgreement(shown?.id, looked, scope);
  const overview = useOverview(shown === undefined ? asked : [], looked, scope);
  const measured = agreement.measured.get(scope);
  const lead = me?.person.role === 'lead';

  if (asked.length === 0) {
    return (
      <Page title="Agreement">
        <EmptyState icon={Scale} title="Nothing is asked yet">
          Agreement is measured on the answers to questions. This project has no label set with a question.
        </EmptyState>
      </Page>
    );
  }
  const goTo = (next: QuestionId | undefined, of: RoundId | undefined) => navigate({ screen: 'agreement', ...(next === undefined ? {} : { question: next }), ...(of === undefined ? {} : { round: of }) });
  const go = (next: Scope) => goTo(shown?.id, next === 'all' ? undefined : next);
  const measuredRounds = shown === undefined ? new Set(overview.flatMap(({ rounds }) => rounds)) : new Set(agreement.rounds);
  const answered = visible.filter(({ id }) => measuredRounds.has(id));
  const computing = shown === undefined ? overview.some((row) => row.computing) : agreement.computing;
  const roundName = (id: RoundId) => entries.find((entry) => entry.id === id)?.round.name ?? id;
  const withheld = entries.filter((entry) => !visible.includes(entry));
  const options = [
    { value: 'all' as Scope, label: shown === undefined ? 'Latest rounds' : `All rounds (${answered.length})` },
    ...answered.map(({ id, round: terms, closedAt }) => ({ value: id as Scope, label: terms.name, hint: roundHint(terms.guideline === undefined ? undefined : guidelineByHash(state, terms.guideline)?.number, closedAt) })),
  ];

  return (
    <Page
      title="Agreement"
      subtitle={shown?.prompt ?? `${countOf(asked.length, 'question')} at a glance`}
      tabs={<QuestionTabs questions={asked} value={shown?.id} onChange={(next) => goTo(next, round)} />}
      toolbar={
        <>
          <ComputingNote
            computing={computing}
            first={shown === undefined ? overview.every((row) => row.measured === undefined) : measured === undefined}
            progress={shown === undefined ? undefined : agreement.progress}
            stopped={shown !== undefined && agreement.stopped}
            {...(shown === undefined ? {} : { onStop: agreement.stop, onGoOn: agreement.retry })}
          />
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
        {shown === undefined ? (
          overview.every((row) => row.measured === undefined && !row.computing && row.problem === undefined) ? (
            <NoAnswers rounds={entries} visible={visible.length} lead={lead} onlyInView={false} />
          ) : (
            <div data-question="all" data-agreement-body aria-busy={computing}>
              <CardWords value={[`${countOf(asked.length, 'question')}, ${scope === 'all' ? 'latest rounds' : roundName(scope)}`]}>
                <OverviewCard rows={overview} roundName={roundName} oneRound={scope !== 'all'} onOpen={goTo} />
              </CardWords>
            </div>
          )
        ) : measured !== undefined && measured.result.given > 0 ? (
          <AgreementBody measured={measured} agreement={agreement} entries={answered} scope={scope} scopeName={scope === 'all' ? `all rounds (${answered.length})` : roundName(scope)} onScope={go} />
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
