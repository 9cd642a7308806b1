import { Users } from 'lucide-react';
import type { Ref } from 'react';
import type { ReviewCase } from '../../../shared/curation/review-cases.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import type { AdjudicationEntry } from '../../../shared/project/views/annotations.ts';
import { REVIEW_COMMANDS } from '../../state/keys/review-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { useView } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { formatCoefficient } from '../../ui/format-coefficient.ts';
import { countOf } from '../../ui/format-count.ts';
import { ScrollBody } from '../../ui/scroll-body.tsx';
import { Term } from '../../ui/term.tsx';
import { AnswerCards } from './answer-cards.tsx';
import { ConflictList, type ConflictListProps } from './conflict-list.tsx';
import { type DecisionDraft, isAnswerOf, saysTheSame } from './decision-draft.ts';
import { DecisionEditor, type DecisionEditorProps } from './decision-editor.tsx';
import type { LabelerAnswer } from './labeler-answers.ts';
import { labelInHand } from './label-in-hand.ts';
import { offeredReasons } from './offered-reasons.ts';
import { caseText } from './pattern-text.ts';
import { ReasonField } from './reason-field.tsx';
import { StandingDecision } from './standing-decision.tsx';

interface CasePanelProps extends Omit<DecisionEditorProps, 'answer'> {
  readonly one: ReviewCase;
  readonly question: Question;
  readonly standing: AdjudicationEntry | undefined;
  readonly answers: readonly LabelerAnswer[];
  readonly draft: DecisionDraft;
  /** Whether Enter was pressed with nothing chosen. */
  readonly missing: boolean;
  readonly canDecide: boolean;
  readonly visible: (place: number) => boolean;
  readonly onVisible: ((place: number) => void) | undefined;
  readonly reason: Ref<HTMLTextAreaElement>;
  readonly onTake: (place: number) => void;
  readonly onReason: (reason: string) => void;
  readonly onMost: () => void;
  readonly onAgreed: () => void;
  /** What labelers' regions stand for; undefined where the question is not about regions. */
  readonly conflicts: Omit<ConflictListProps, 'answers'> | undefined;
}

/** What was said, and the decision: answers, editor, reason. */
export function CasePanel(props: CasePanelProps) {
  const { one, question, standing, answers, draft, missing, canDecide, visible, onVisible, reason, onTake, onReason, onMost, onAgreed, onDecide, brush, conflicts, selection } = props;
  const keys = useKeymap(REVIEW_COMMANDS);
  const offered = useView((state) => offeredReasons(state, question, labelInHand(draft, brush)));
  const unchanged = saysTheSame(draft, standing?.adjudication);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex shrink-0 items-start gap-2 border-b border-line px-3 py-2">
        <div className="min-w-0 flex-1">
          <h2 className="text-base font-semibold">{question.prompt}</h2>
          <p className="text-xs text-ink-2">
            {caseText(question, one)}
            {one.score > 0 && (
              <>
                {' · '}
                <Term definition="The mean distance between the answers of two labelers on this sample, from 0 (all say the same) to 1 (as different as answers can be).">disagreement</Term> {formatCoefficient(one.score)}
              </>
            )}
          </p>
          {missing && (
            <p role="alert" className="mt-1 text-sm text-danger-ink">
              Choose an answer first: a digit takes a labeler’s.
            </p>
          )}
        </div>
        {/* Up here, because messages appear over the lower corner. */}
        {canDecide && (
          <Button tone="primary" hotkey="Enter" onClick={onDecide}>
            {unchanged ? 'Go on' : standing === undefined ? 'Decide' : 'Decide anew'}
          </Button>
        )}
      </header>
      <ScrollBody label="Answers and decision" className="flex flex-col gap-4 p-3">
        {conflicts !== undefined && conflicts.found.conflicts.length > 0 && <ConflictList {...conflicts} answers={answers} />}
        <AnswerCards byDigit={selection.length === 0 || conflicts === undefined} question={question} answers={answers} onTake={canDecide ? onTake : undefined} isTaken={(place) => isTaken(draft, answers[place])} visible={visible} onVisible={onVisible} />
        {standing !== undefined && <StandingDecision question={question} entry={standing} />}
        {canDecide && (
          <section aria-label="Decision" className="flex flex-col gap-3 border-t border-line pt-3">
            <div className="flex items-center gap-2">
              <h3 className="flex-1 text-sm font-semibold">Decision</h3>
              <Button size="sm" tone="quiet" icon={Users} hotkey={keys.hintOf('review.most')} onClick={onMost}>
                What most say
              </Button>
            </div>
            {conflicts !== undefined && conflicts.states.agreedOutside.length > 0 && (
              <p className="flex items-center gap-2 text-xs text-ink-2">
                <span className="flex-1">{agreedText(conflicts.states.agreedOutside.length, draft.answer !== undefined)}</span>
                <Button size="sm" hotkey={keys.hintOf('review.agreed')} onClick={onAgreed}>
                  Take
                </Button>
              </p>
            )}
            <DecisionEditor {...props} answer={draft.answer} />
            <ReasonField value={draft.reason} onChange={onReason} offered={offered} field={reason} onDecide={onDecide} />
          </section>
        )}
      </ScrollBody>
    </div>
  );
}

function isTaken(draft: DecisionDraft, given: LabelerAnswer | undefined): boolean {
  return given !== undefined && isAnswerOf(draft, given.answer, given.labeler);
}

function agreedText(count: number, isBegun: boolean): string {
  return `${countOf(count, 'region')} that all agree on ${count === 1 ? 'is' : 'are'} not in ${isBegun ? 'it' : 'it yet'}.`;
}
