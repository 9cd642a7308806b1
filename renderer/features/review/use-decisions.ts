import { undoChanges } from '../../../shared/project/undo.ts';
import { adjudicationOf } from '../../../shared/project/views/annotations.ts';
import { answerText } from '../../../shared/project/views/answer-text.ts';
import { currentGuideline } from '../../../shared/project/views/guideline-versions.ts';
import { questionById } from '../../../shared/project/views/label-set-versions.ts';
import { findPerson, type PersonEntry } from '../../../shared/project/views/people.ts';
import { fileName, findSample } from '../../../shared/project/views/samples.ts';
import type { ReviewCase } from '../../../shared/curation/review-cases.ts';
import type { CommitId, QuestionId, SampleId } from '../../../shared/model/ids.ts';
import { useCommit, useSession } from '../../state/use-app.ts';
import { countOf } from '../../ui/format-count.ts';
import { closeToast, showToast, type ToastMessage } from '../../ui/toast.tsx';
import { type DecisionDraft, decisionChange } from './decision-draft.ts';
import { lastDecision } from './last-decision.ts';

/** The last message of this screen: each takes the place of the one before, so that a hundred decisions do not pile up. */
let lastToast: string | undefined;

function say(message: ToastMessage): void {
  if (lastToast !== undefined) closeToast(lastToast);
  lastToast = showToast(message);
}

export interface Decisions {
  /** Makes a decision as one commit, says how many conflicts it passes over, and offers to take it back. False when nothing was chosen. */
  readonly decide: (one: ReviewCase, draft: DecisionDraft, undecided: number) => boolean;
  /** Takes back my last decision, or makes it again, and goes there. */
  readonly takeBack: (which: 'undo' | 'redo') => void;
}

/** Deciding and undoing. Undefined where nothing can be written. `goTo` shows the case that was taken back. */
export function useDecisions(me: PersonEntry, goTo: (sample: SampleId, question: QuestionId) => void): Decisions | undefined {
  const session = useSession();
  const commit = useCommit();
  if (commit === undefined) return undefined;
  const make = commit;
  const { state } = session;

  function decide(one: ReviewCase, draft: DecisionDraft, undecided: number): boolean {
    const basedOn = adjudicationOf(state, one.sample, one.question)?.commit ?? null;
    const change = decisionChange(draft, { sample: one.sample, question: one.question, round: one.round, guideline: currentGuideline(state)?.hash, basedOn });
    const id = change === undefined ? undefined : make([change]);
    if (id === undefined) return false;
    const question = questionById(state, one.question);
    const said = question === undefined ? '' : `: ${answerText(question, draft.answer)}`;
    say({ title: `Decided ${nameOf(one.sample)}${said}`, ...(undecided === 0 ? {} : { detail: `${countOf(undecided, 'conflict')} not decided: left out.` }), tone: 'ok', action: { label: 'Undo', onSelect: () => apply(id, one.sample, one.question, 'undo') } });
    return true;
  }

  function takeBack(which: 'undo' | 'redo'): void {
    const last = lastDecision(state, me.id, which);
    if (last === undefined) say({ title: which === 'undo' ? 'No decision of yours to take back.' : 'No decision to make again.' });
    else apply(last.commit, last.sample, last.question, which);
  }

  function apply(id: CommitId, sample: SampleId, question: QuestionId, which: 'undo' | 'redo'): void {
    const changes = undoChanges(state, id, me.id);
    if (!changes.ok) {
      const { problem } = changes;
      const who = problem.code === 'unknown-commit' ? undefined : findPerson(state, problem.by)?.person.name;
      say({ title: 'This cannot be taken back.', detail: who === undefined ? 'It is not known here.' : `${who} changed it since.` });
      return;
    }
    make(changes.value, id);
    say({ title: which === 'undo' ? `Took back the decision on ${nameOf(sample)}.` : `Decided ${nameOf(sample)} again.` });
    goTo(sample, question);
  }

  function nameOf(sample: SampleId): string {
    const entry = findSample(state, sample);
    return entry === undefined ? 'a sample' : fileName(entry.path);
  }

  return { decide, takeBack };
}
