import { useEffect, useMemo, useRef, useState } from 'react';
import { changeTo } from '../../../shared/history/change.ts';
import type { Answer } from '../../../shared/model/annotation.ts';
import { answerProblems } from '../../../shared/model/answer-problems.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import { emptyDraft } from '../../../shared/project/draft.ts';
import { answerProblemText } from '../../../shared/project/views/answer-problem-text.ts';
import type { LabelSetVersion } from '../../../shared/project/views/label-set-versions.ts';
import type { PersonEntry } from '../../../shared/project/views/people.ts';
import type { RoundEntry } from '../../../shared/project/views/rounds.ts';
import { fileName, type SampleEntry } from '../../../shared/project/views/samples.ts';
import type { AudioSurfaceHandle } from '../../audio/audio-surface.tsx';
import { preloadImage } from '../../canvas/image-cache.ts';
import { navigate } from '../../state/app-store.ts';
import { useIsMissing, useMediaUrl, useSession, useView } from '../../state/use-app.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { ActiveTime } from './active-time.ts';
import { GuidelinePane } from './guideline-pane.tsx';
import { QuestionPanel } from './question-panel.tsx';
import { SampleSurface } from './sample-surface.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { SkipDialog } from './skip-dialog.tsx';
import { annotationOf, firstMissing, skippedAnnotation } from './submission.ts';
import { useAnswering } from './use-answering.ts';
import { type AnnotationKey, useDraft } from './use-draft.ts';
import { useLabelKeys } from './use-label-keys.ts';
import type { MyQueue } from './use-my-queue.ts';
import { useTakeBack } from './use-take-back.ts';
import { WorkbenchBar } from './workbench-bar.tsx';

interface WorkbenchProps {
  readonly me: PersonEntry;
  readonly queue: MyQueue;
  readonly round: RoundEntry;
  readonly entry: SampleEntry;
  readonly set: LabelSetVersion;
}

/** One sample with its questions: everything on it by keyboard. */
export function Workbench({ me, queue, round, entry, set }: WorkbenchProps) {
  const session = useSession();
  const mediaUrl = useMediaUrl();
  const key = useMemo((): AnnotationKey => [round.id, entry.id, me.id, '1'], [round.id, entry.id, me.id]);
  const { draft: known, gesture, clear } = useDraft(key);
  const draft = known ?? emptyDraft();
  const questions = set.set.questions.filter(({ about }) => about === entry.facts.kind);
  const samplesByState = useView((state) => state);
  const { undo, redo } = useTakeBack(me.id, round.id);

  const answering = useAnswering(questions, draft, gesture, session.canWrite);
  const { active, chosen, missing } = answering;
  const lacking = questions.find(({ id }) => id === missing);
  const problem = lacking === undefined ? undefined : answerProblems(lacking, draft.answers[lacking.id])[0];
  const [dialog, setDialog] = useState<'skip' | 'shortcuts' | undefined>();
  const [guideline, setGuideline] = useState(() => localStorage.getItem(GUIDELINE_SHOWN) === 'yes');
  const [time] = useState(() => new ActiveTime(performance.now()));
  const audio = useRef<AudioSurfaceHandle>(null);
  const isMissing = useIsMissing(entry.id);
  const note = useRef<HTMLTextAreaElement>(null);
  const bench = useRef<HTMLDivElement>(null);

  function goTo(sample: SampleEntry['id'] | undefined): void {
    navigate(sample === undefined ? { screen: 'label', round: round.id } : { screen: 'label', round: round.id, sample });
  }

  function submit(): void {
    if (!session.canWrite) return;
    const wanted = firstMissing(questions, draft);
    if (wanted !== undefined) {
      answering.demand(wanted);
      const [first] = answerProblems(wanted, draft.answers[wanted.id]);
      if (first !== undefined && 'region' in first) answering.select(first.region);
      return;
    }
    save(annotationOf(questions, draft, terms(), time.seconds(performance.now())));
  }

  function save(value: ReturnType<typeof annotationOf>): void {
    session.commit([changeTo('annotation', key, value)], me.id);
    clear();
    goTo(queue.upcoming[0]);
  }

  function terms() {
    return { labelSet: set.hash, guideline: round.round.guideline, sawOthers: !round.round.blind };
  }

  function moveSample(by: 1 | -1): void {
    const next = queue.order[queue.at + by];
    if (next !== undefined) goTo(next);
  }

  function undoOne(): void {
    if (draft.done.length > 0) gesture({ did: 'undo' });
    else undo();
  }

  function redoOne(): void {
    if (draft.undone.length > 0) gesture({ did: 'redo' });
    else redo();
  }

  function showGuideline(): void {
    localStorage.setItem(GUIDELINE_SHOWN, guideline ? 'no' : 'yes');
    setGuideline(!guideline);
  }

  useLabelKeys(
    {
      digit: answering.digit,
      submit,
      moveQuestion: answering.moveQuestion,
      moveSample,
      undo: undoOne,
      redo: redoOne,
      remove: answering.removeSelected,
      letGo: () => answering.select(undefined),
      note: () => note.current?.focus(),
      skip: () => setDialog('skip'),
      guideline: showGuideline,
      shortcuts: () => setDialog('shortcuts'),
      playOrPause: () => audio.current?.playOrPause(),
      playSelected: () => chosen?.shape.kind === 'span' && audio.current?.playSpan(chosen.shape.start, chosen.shape.end),
      seek: (by) => audio.current?.seekBy(by),
      zoomSound: (factor) => audio.current?.zoomBy(factor),
    },
    dialog === undefined,
  );

  useEffect(() => {
    const touch = () => time.touch(performance.now());
    const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    for (const sign of signs) globalThis.addEventListener(sign, touch, { passive: true });
    return () => {
      for (const sign of signs) globalThis.removeEventListener(sign, touch);
    };
  }, [time]);

  useEffect(() => {
    // The button that led here must not take the Enter that submits.
    if (document.activeElement?.matches('button') === true) bench.current?.focus({ preventScroll: true });
    // A lone text question wants to be typed into at once.
    if (questions.length === 1 && questions[0] !== undefined) answering.activate(questions[0]);
    // Only when the sample comes up.
  }, []);

  function preloadNext(): void {
    for (const sample of queue.upcoming) if (samplesByState.registers.value('sample', sample)?.kind === 'image') preloadImage(mediaUrl(sample));
  }

  return (
    <div ref={bench} tabIndex={-1} className="flex h-full flex-col outline-none">
      <WorkbenchBar
        queue={queue}
        round={round}
        name={fileName(entry.path)}
        guideline={guideline}
        onGuideline={showGuideline}
        onMove={moveSample}
        onUndo={undoOne}
        onRedo={redoOne}
        onSkip={() => setDialog('skip')}
        onSubmit={submit}
        onShortcuts={() => setDialog('shortcuts')}
        canWrite={session.canWrite}
      />
      <div className="flex min-h-0 flex-1">
        <div className="min-w-0 flex-1">
          <SampleSurface
            key={isMissing ? 'missing' : 'found'} // found meanwhile: loaded anew
            entry={entry}
            questions={questions}
            answers={draft.answers}
            drawing={answering.drawing()}
            selected={answering.selected}
            onSelect={answering.select}
            onRegion={answering.changeRegion}
            onShown={preloadNext}
            audio={audio}
          />
        </div>
        <aside aria-label="Questions" className="flex w-76 shrink-0 flex-col gap-3 overflow-auto border-l border-line bg-surface p-3">
          {questions.map((question) => (
            <QuestionPanel
              key={question.id}
              question={question}
              answer={draft.answers[question.id]}
              active={question.id === active?.id}
              missing={question.id === lacking?.id && problem !== undefined}
              disabled={!session.canWrite}
              onActivate={() => answering.setActive(question.id)}
              onAnswer={(after) => answering.answer(question, after)}
              brush={answering.brushOf(question)}
              selected={question.id === active?.id ? answering.selected : undefined}
              onBrush={(label) => answering.takeBrush(question, label)}
              onSelect={(region) => {
                answering.setActive(question.id);
                answering.select(region);
              }}
              onRemove={(region) => answering.changeRegion(question.id, null, region)}
              onSubmit={submit}
              handle={(focus) => {
                if (focus === null) answering.texts.current.delete(question.id);
                else answering.texts.current.set(question.id, focus);
              }}
            />
          ))}
          {lacking !== undefined && problem !== undefined && (
            <p role="alert" className="text-sm text-danger-ink">
              {problem.code === 'not-answered' ? `Answer “${lacking.prompt}” first${lacking.cantTell ? ', or say that you can’t tell' : ''}.` : answerProblemText(lacking, draft.answers[lacking.id], problem)}
            </p>
          )}
          <TextArea label="Note" value={draft.note} onChange={(after) => gesture({ did: 'note', after, before: draft.note })} rows={2} placeholder="Anything the lead should know" inputRef={note} disabled={!session.canWrite} />
        </aside>
        {guideline && active !== undefined && (
          <aside aria-label="Guideline" className="w-84 shrink-0 border-l border-line bg-surface">
            <GuidelinePane round={round.id} question={active} label={labelInHand(active, draft.answers[active.id], answering.brushOf(active))} />
          </aside>
        )}
      </div>
      {dialog === 'skip' && (
        <SkipDialog
          onClose={() => setDialog(undefined)}
          onSkip={(reason) => {
            setDialog(undefined);
            save(skippedAnnotation(questions, reason, draft.note, terms(), time.seconds(performance.now())));
          }}
        />
      )}
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(undefined)} />}
    </div>
  );
}

const GUIDELINE_SHOWN = 'concord/guideline-shown';

function labelInHand(question: Question, answer: Answer | undefined, brush: LabelId | undefined): LabelId | undefined {
  if (question.type === 'choice') return answer?.is === 'value' && answer.value.type === 'choice' ? answer.value.label : undefined;
  return brush;
}
