import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Change } from '../../../shared/history/change.ts';
import type { CommitId } from '../../../shared/model/ids.ts';
import { asksForRegions, hasLabels, type Question } from '../../../shared/model/label-set.ts';
import { labelSetProblem, publishLabelSet, withAtLeastOne, withQuestion } from '../../../shared/project/commands/edit-label-set.ts';
import { settleIds } from '../../../shared/project/commands/settle-ids.ts';
import { type TemplateId, templateById, TEMPLATES } from '../../../shared/project/commands/templates.ts';
import { currentLabelSet, labelSetVersions } from '../../../shared/project/views/label-set-versions.ts';
import { useSession } from '../../state/use-app.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { LabelRows } from './label-rows.tsx';

interface LabelSetDialogProps {
  readonly commit: (changes: readonly Change[]) => CommitId | undefined;
  readonly onClose: () => void;
}

/** What is asked, and with which labels. Publishing makes a new version; answers given before keep theirs. */
export function LabelSetDialog({ commit, onClose }: LabelSetDialogProps) {
  const { state } = useSession();
  const inForce = currentLabelSet(state);
  const [questions, setQuestions] = useState<readonly Question[]>(inForce?.set.questions ?? []);
  const [note, setNote] = useState('');
  const problem = labelSetProblem(questions);
  const isChanged = JSON.stringify(questions) !== JSON.stringify(inForce?.set.questions ?? []);
  const replace = (at: number, question: Question) => setQuestions(questions.with(at, question));

  function move(at: number, by: 1 | -1): void {
    const one = questions[at];
    const other = questions[at + by];
    if (one !== undefined && other !== undefined) setQuestions(questions.with(at, other).with(at + by, one));
  }

  function publish(): void {
    commit(publishLabelSet(settleIds(questions, labelSetVersions(state).map(({ set }) => set)), inForce?.commit ?? null, note));
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
      <div className="flex flex-col gap-4">
        {questions.map((question, at) => (
          <section key={question.id} aria-label={question.prompt} className="flex flex-col gap-2 rounded-lg border border-line p-3">
            <div className="flex items-end gap-2">
              <TextField label={`Question ${at + 1}`} value={question.prompt} onChange={(prompt) => replace(at, { ...question, prompt })} className="flex-1" />
              <span className="flex h-7 items-center gap-1">
                <Badge>{`${question.about}, ${question.type}`}</Badge>
                <IconButton label={`Move question ${at + 1} up`} icon={ArrowUp} size="sm" disabled={at === 0} onClick={() => move(at, -1)} />
                <IconButton label={`Move question ${at + 1} down`} icon={ArrowDown} size="sm" disabled={at === questions.length - 1} onClick={() => move(at, 1)} />
                <IconButton label={`Remove question ${at + 1}`} icon={Trash2} size="sm" tone="danger" onClick={() => setQuestions(questions.filter((_, other) => other !== at))} />
              </span>
            </div>
            <div className="flex gap-4">
              <Checkbox label="Must be answered" checked={question.required} onChange={(required) => replace(at, { ...question, required })} />
              <Checkbox label="Allow “can’t tell”" checked={question.cantTell} onChange={(cantTell) => replace(at, { ...question, cantTell })} />
              {asksForRegions(question) && <Checkbox label="At least one region on every sample" checked={question.atLeastOne === true} onChange={(atLeastOne) => replace(at, withAtLeastOne(question, atLeastOne))} />}
            </div>
            {hasLabels(question) && <LabelRows question={question} onChange={(next) => replace(at, next)} />}
          </section>
        ))}
        <Menu
          trigger={
            <Button icon={Plus} className="self-start">
              Add a question
            </Button>
          }
          items={TEMPLATES.map(({ id, title }) => ({ label: title, onSelect: () => setQuestions(withQuestion(questions, templateById(id satisfies TemplateId))) }))}
        />
        <TextField label="What changed, in a sentence" value={note} onChange={setNote} />
      </div>
    </Dialog>
  );
}
