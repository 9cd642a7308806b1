import { adjustedPValues } from '../../../shared/agreement/p-adjust.ts';
import type { AgreementChange } from '../../../shared/curation/agreement-change.ts';
import type { ChangeTest } from '../../../shared/curation/change-test.ts';
import { FIGURE_WORDS } from '../../../shared/curation/figure-words.ts';
import { TERM_WORDS } from '../../../shared/curation/term-words.ts';
import type { PersonId, RoundId } from '../../../shared/model/ids.ts';
import { Card } from '../../ui/card.tsx';
import { TrendLine } from '../../ui/charts/trend-line.tsx';
import { Term } from '../../ui/term.tsx';
import { trendCsv } from './agreement-tables.ts';
import type { AnswerName } from './answer-names.ts';
import { CopyActions } from './copy-actions.tsx';
import type { PersonName } from './labeler-card.tsx';
import { shiftSentences } from './round-shift.ts';
import { shownEstimate } from './shown-estimate.ts';
import { changeWords, guidelineWords, testWords } from './trend-words.ts';
import type { Measured } from './measure-question.ts';

/** A round of the trend, with what was measured in it once that is there. */
export interface TrendRound {
  readonly id: RoundId;
  readonly name: string;
  readonly guideline: number | undefined;
  readonly measured: Measured | undefined;
  /** Against the round before, once it is computed. */
  readonly change: AgreementChange | undefined;
}

interface TrendCardProps {
  readonly rounds: readonly TrendRound[];
  readonly onOpen: (round: RoundId) => void;
  readonly personOf: (id: PersonId) => PersonName;
  readonly nameOf: (answer: string | null) => AnswerName;
}

/** The headline of each round with its interval, and from round to round in words. */
export function TrendCard({ rounds, onOpen, personOf, nameOf }: TrendCardProps) {
  const headline = rounds.flatMap(({ measured }) => measured?.result.figures[0] ?? [])[0];
  const stops = rounds.map(({ name, guideline, measured }) => ({ name, guideline, value: measured?.result.figures[0]?.estimate.value ?? null }));
  const tested = rounds.flatMap(({ id, change }) => {
    const test = testOf(change);
    return test === null ? [] : [{ id, p: test.p }];
  });
  const adjusted = new Map(adjustedPValues(tested.map(({ p }) => p)).map((p, at) => [tested[at]?.id, p]));
  const names = { person: (id: PersonId) => personOf(id).name, label: (id: string) => nameOf(id).name };
  return (
    <Card
      title="Over rounds"
      subtitle={headline === undefined ? 'Each round by itself' : `${FIGURE_WORDS[headline.id].name}, each round by itself`}
      actions={
        <CopyActions
          what="Trend"
          csv={() => trendCsv(rounds.map(({ id, name, guideline, measured, change }) => ({ name, guideline, figure: measured?.result.figures[0], change, adjusted: adjusted.get(id) })))}
        />
      }
    >
      <div className="flex flex-col gap-2">
        <TrendLine
          label="Agreement over rounds"
          height={170}
          points={rounds.map(({ id, name, guideline, measured }) => {
            const figure = measured?.result.figures[0];
            return {
              key: id,
              name,
              estimate: figure === undefined ? { value: null, because: 'not-computed' } : shownEstimate(figure.estimate),
              note: guideline === undefined ? 'no guideline' : `guideline ${guideline}`,
            };
          })}
          onOpen={(key) => onOpen(key as RoundId)}
        />
        {rounds.length === 1 ? (
          <p className="text-ink-3">One round so far. After the next one, this shows whether the guideline’s changes helped.</p>
        ) : (
          <ol className="flex max-h-56 flex-col gap-2 overflow-y-auto" aria-label="From round to round">
            {rounds.map(({ id, measured, change }, at) => {
              const before = stops[at - 1];
              const after = stops[at];
              const measuredBefore = rounds[at - 1]?.measured;
              if (before === undefined || after === undefined || measured === undefined || measuredBefore === undefined) return null;
              const guideline = guidelineWords(before, after);
              const test = testOf(change);
              return (
                <li key={id} className="text-ink-2">
                  <strong className="font-semibold text-ink">{after.name}</strong> against {before.name}: {changeWords(before, after, change)}
                  {test !== null && (
                    <>
                      {' '}
                      <Term {...TERM_WORDS.permutation}>{testWords(test, { adjusted: adjusted.get(id) ?? test.p, comparisons: tested.length })}</Term>.
                    </>
                  )}
                  {guideline !== '' && <span className="text-ink-3"> ({guideline})</span>}
                  {shiftSentences(measuredBefore.result, measured.result, names).map((sentence) => (
                    <span key={sentence} className="block text-warn-ink">
                      {sentence}
                    </span>
                  ))}
                </li>
              );
            })}
          </ol>
        )}
      </div>
    </Card>
  );
}

/** The test of a change that has a value. */
function testOf(change: AgreementChange | undefined): ChangeTest | null {
  return change === undefined || change.value === null ? null : change.test;
}
