import { useEffect, useMemo, useRef, useState } from 'react';
import type { Answer, Region } from '../../../shared/model/annotation.ts';
import type { LabelId, QuestionId } from '../../../shared/model/ids.ts';
import { hasLabels, type Question } from '../../../shared/model/label-set.ts';
import { emptyDraft } from '../../../shared/project/draft.ts';
import type { LabelSetVersion } from '../../../shared/project/views/label-set-versions.ts';
import type { PersonEntry } from '../../../shared/project/views/people.ts';
import type { RoundEntry } from '../../../shared/project/views/rounds.ts';
import { fileName, type SampleEntry } from '../../../shared/project/views/samples.ts';
import type { AudioSurfaceHandle } from '../../audio/audio-surface.tsx';
import { preloadImage } from '../../canvas/image-cache.ts';
import { navigate } from '../../state/app-store.ts';
import { useMediaUrl, useSession, useView } from '../../state/use-app.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { ActiveTime } from './active-time.ts';
import { GuidelinePane } from './guideline-pane.tsx';
import { QuestionPanel, toggledLabel } from './question-panel.tsx';
import { SampleSurface } from './sample-surface.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { SkipDialog } from './skip-dialog.tsx';
import { annotationOf, firstMissing, isAnswered, skippedAnnotation } from './submission.ts';
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

  const [activeId, setActive] = useState<QuestionId | undefined>(questions.find((question) => !isAnswered(question, draft.answers[question.id]))?.id);
  const active = questions.find(({ id }) => id === activeId) ?? questions[0];
  const [brushes, setBrushes] = useState<Readonly<Record<QuestionId, LabelId>>>({});
  const [selected, setSelected] = useState<string | undefined>();
  const [missing, setMissing] = useState<QuestionId | undefined>();
  const [dialog, setDialog] = useState<'skip' | 'shortcuts' | undefined>();
  const [guideline, setGuideline] = useState(() => localStorage.getItem(GUIDELINE_SHOWN) === 'yes');
  const [time] = useState(() => new ActiveTime(performance.now()));
  const audio = useRef<AudioSurfaceHandle>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const texts = useRef(new Map<QuestionId, { readonly focus: () => void }>());

  const brushOf = (question: Question): LabelId | undefined => (hasLabels(question) ? (brushes[question.id] ?? question.labels[0]?.id) : undefined);
  const regions = active === undefined ? [] : regionsOf(draft.answers[active.id]);
  const chosen = regions.find(({ id }) => id === selected);
  const drawing = active !== undefined && (active.type === 'box' || active.type === 'span') && session.canWrite ? brushOf(active) : undefined;

  function answer(question: Question, after: Answer | null): void {
    setActive(question.id);
    if (missing === question.id) setMissing(undefined);
    gesture({ did: 'answer', question: question.id, after, before: draft.answers[question.id] ?? null });
  }

  function changeRegion(question: QuestionId, after: Region | null, before: Region | null): void {
    const id = (after ?? before)?.id;
    if (id === undefined) return;
    setActive(question);
    gesture({ did: 'region', question, id, after, before });
    if (after === null) setSelected(undefined);
  }

  function brush(question: Question, label: LabelId): void {
    setActive(question.id);
    setBrushes({ ...brushes, [question.id]: label });
    if (chosen !== undefined && active?.id === question.id && chosen.label !== label) changeRegion(question.id, { ...chosen, label }, chosen);
  }

  function digit(number: number): void {
    if (active === undefined || !session.canWrite) return;
    if (number === 0) {
      if (active.cantTell) answer(active, draft.answers[active.id]?.is === 'cant-tell' ? null : { is: 'cant-tell' });
      return;
    }
    if (active.type === 'rating' && number <= active.levels.length) answer(active, { is: 'value', value: { type: 'rating', level: number - 1 } });
    if (!hasLabels(active)) return;
    const label = active.labels[number - 1];
    if (label === undefined) return;
    if (active.type === 'box' || active.type === 'span') brush(active, label.id);
    else answer(active, toggledLabel(active, draft.answers[active.id], label.id));
  }

  function goTo(sample: SampleEntry['id'] | undefined): void {
    navigate(sample === undefined ? { screen: 'label', round: round.id } : { screen: 'label', round: round.id, sample });
  }

  function submit(): void {
    if (!session.canWrite) return;
    const wanted = firstMissing(questions, draft);
    if (wanted !== undefined) {
      // Enter on an answered question leads to the next one; only the last Enter complains.
      if (active !== undefined && active.id !== wanted.id && isAnswered(active, draft.answers[active.id])) activate(wanted);
      else {
        setMissing(wanted.id);
        activate(wanted);
      }
      return;
    }
    save(annotationOf(questions, draft, terms(), time.seconds(performance.now())));
  }

  function save(value: ReturnType<typeof annotationOf>): void {
    session.commit([{ kind: 'annotation-submitted/1', key, value }], me.id);
    clear();
    goTo(queue.upcoming[0]);
  }

  function terms() {
    return { labelSet: set.hash, guideline: round.round.guideline, sawOthers: !round.round.blind };
  }

  function activate(question: Question): void {
    setActive(question.id);
    texts.current.get(question.id)?.focus();
  }

  function moveQuestion(by: 1 | -1): void {
    const at = questions.findIndex(({ id }) => id === active?.id);
    const next = questions[(at + by + questions.length) % questions.length];
    if (next !== undefined) activate(next);
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
      digit,
      submit,
      moveQuestion,
      moveSample,
      undo: undoOne,
      redo: redoOne,
      remove: () => chosen !== undefined && active !== undefined && changeRegion(active.id, null, chosen),
      letGo: () => setSelected(undefined),
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
    // A lone text question wants to be typed into at once.
    if (questions.length === 1 && questions[0] !== undefined) texts.current.get(questions[0].id)?.focus();
    // Only when the sample comes up.
  }, []);

  function preloadNext(): void {
    for (const sample of queue.upcoming) if (samplesByState.registers.value('sample', sample)?.kind === 'image') preloadImage(mediaUrl(sample));
  }

  return (
    <div className="flex h-full flex-col">
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
            entry={entry}
            questions={questions}
            answers={draft.answers}
            drawing={active !== undefined && hasLabels(active) && drawing !== undefined ? { question: active, brush: drawing } : undefined}
            selected={selected}
            onSelect={setSelected}
            onRegion={changeRegion}
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
              missing={question.id === missing}
              disabled={!session.canWrite}
              onActivate={() => setActive(question.id)}
              onAnswer={(after) => answer(question, after)}
              brush={brushOf(question)}
              selected={question.id === active?.id ? selected : undefined}
              onBrush={(label) => brush(question, label)}
              onSelect={(region) => {
                setActive(question.id);
                setSelected(region);
              }}
              onRemove={(region) => changeRegion(question.id, null, region)}
              onSubmit={submit}
              handle={(focus) => {
                if (focus === null) texts.current.delete(question.id);
                else texts.current.set(question.id, focus);
              }}
            />
          ))}
          {missing !== undefined && (
            <p role="alert" className="text-sm text-danger-ink">
              Answer “{questions.find(({ id }) => id === missing)?.prompt}” first{questions.find(({ id }) => id === missing)?.cantTell === true ? ', or say that you can’t tell' : ''}.
            </p>
          )}
          <TextArea label="Note" value={draft.note} onChange={(after) => gesture({ did: 'note', after, before: draft.note })} rows={2} placeholder="Anything the lead should know" inputRef={note} disabled={!session.canWrite} />
        </aside>
        {guideline && active !== undefined && (
          <aside aria-label="Guideline" className="w-84 shrink-0 border-l border-line bg-surface">
            <GuidelinePane round={round.id} question={active} label={labelInHand(active, draft.answers[active.id], brushOf(active))} />
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

function regionsOf(answer: Answer | undefined): readonly Region[] {
  return answer?.is === 'value' && 'regions' in answer.value ? answer.value.regions : [];
}

function labelInHand(question: Question, answer: Answer | undefined, brush: LabelId | undefined): LabelId | undefined {
  if (question.type === 'choice') return answer?.is === 'value' && answer.value.type === 'choice' ? answer.value.label : undefined;
  return brush;
}
