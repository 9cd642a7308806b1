import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Change } from '../../../shared/history/change.ts';
import type { CommitId } from '../../../shared/model/ids.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import { publishLabelSet, withQuestion } from '../../../shared/project/commands/edit-label-set.ts';
import { ratingAddress, withRatingsAnew } from '../../../shared/project/commands/edit-levels.ts';
import { labelSetChanges } from '../../../shared/project/commands/label-set-changes.ts';
import { labelSetProblem, labelSetProblems } from '../../../shared/project/commands/label-set-problems.ts';
import { settleIds } from '../../../shared/project/commands/settle-ids.ts';
import { type TemplateId, templateById, TEMPLATES } from '../../../shared/project/commands/templates.ts';
import { pageId, workingPage } from '../../../shared/project/views/guideline-versions.ts';
import { currentLabelSet, labelSetVersions } from '../../../shared/project/views/label-set-versions.ts';
import { lanesInUse } from '../../../shared/project/views/lanes-in-use.ts';
import { useSession } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu } from '../../ui/menu.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { FieldErrors } from './field-errors.ts';
import { LabelSetPreview } from './label-set-preview.tsx';
import { QuestionCard } from './question-card.tsx';
import { useFocusAfter } from './use-focus-after.ts';

interface LabelSetDialogProps {
  readonly commit: (changes: readonly Change[]) => CommitId | undefined;
  readonly onClose: () => void;
}

const NONE: readonly Question[] = [];

/** What is asked, and with which labels. Publishing makes a new version; answers given before keep theirs. */
export function LabelSetDialog({ commit, onClose }: LabelSetDialogProps) {
  const { state } = useSession();
  const inForce = currentLabelSet(state);
  const before = inForce?.set.questions ?? NONE;
  const [questions, setQuestions] = useState(before);
  const [anew, setAnew] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const focusAfter = useFocusAfter(list);
  const next = withRatingsAnew(questions, anew);
  const problem = labelSetProblem(questions);
  const problems = labelSetProblems(questions);
  const isChanged = JSON.stringify(next) !== JSON.stringify(before);

  const errorsOf =
    (at: number): FieldErrors =>
    (field, place, attribute) =>
      problems.find((each) => each.question === at && each.field === field && each.name === place && each.attribute === attribute)?.sentence;

  function move(at: number, by: 1 | -1): void {
    const one = questions[at];
    const other = questions[at + by];
    if (one !== undefined && other !== undefined) setQuestions(questions.with(at, other).with(at + by, one));
  }

  function publish(): void {
    const settled = settleIds(next, labelSetVersions(state).map(({ set }) => set));
    // A rating that starts anew is still decided by what its page says.
    const pages = questions.flatMap(({ id }, at): Change[] => {
      const [text, now] = [workingPage(state, pageId(id)), settled[at]?.id];
      return text === '' || now === undefined || !anew.has(ratingAddress(id)) ? [] : [{ kind: 'guideline-page-written/1', key: [pageId(now)], value: { markdown: text, basedOn: null } }];
    });
    commit([...publishLabelSet(settled, inForce?.commit ?? null, note), ...pages]);
    showToast({ title: `Version ${(inForce?.number ?? 0) + 1} of the questions is in force.`, detail: 'Open a round to label under it.' });
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Questions and labels"
      description="Rounds keep the version they were opened under. Names, order and colours may change freely: answers stay with their label."
      size="lg"
      dismissible={!isChanged}
      footer={
        <>
          <output className="mr-auto self-center text-sm text-ink-2">{problem ?? (isChanged ? '' : 'Nothing is changed yet.')}</output>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" disabled={problem !== undefined || !isChanged} onClick={publish}>
            Publish version {(inForce?.number ?? 0) + 1}
          </Button>
        </>
      }
    >
      <div ref={list} className="flex flex-col gap-4">
        {questions.map((question, at) => (
          <QuestionCard
            key={question.id}
            question={question}
            at={at}
            of={questions.length}
            inForce={before.find(({ id }) => id === question.id)}
            lanesInUse={lanesInUse(state, question.id)}
            anew={anew}
            errorOf={errorsOf(at)}
            onChange={(changed) => setQuestions(questions.with(at, changed))}
            onAnew={(address, isAnew) => setAnew(new Set(isAnew ? [...anew, address] : [...anew].filter((other) => other !== address)))}
            onMove={(by) => move(at, by)}
            onRemove={() => {
              focusAfter(() => list.current?.querySelector<HTMLElement>('[data-add-question]')?.focus());
              setQuestions(questions.filter((_, other) => other !== at));
            }}
          />
        ))}
        <Menu
          trigger={
            <Button icon={Plus} className="self-start" data-add-question>
              Add a question
            </Button>
          }
          items={TEMPLATES.map(({ id, title }) => ({ label: title, onSelect: () => setQuestions(withQuestion(questions, templateById(id satisfies TemplateId), before)) }))}
        />
        {isChanged && <LabelSetPreview changes={labelSetChanges(before, next)} />}
        <TextField label="What changed, in a sentence" value={note} onChange={setNote} maxLength={5000} />
      </div>
    </Dialog>
  );
}
