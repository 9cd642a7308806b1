import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { changeTo } from '../../../shared/history/change.ts';
import type { Answer } from '../../../shared/model/annotation.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import { emptyDraft, withGesture } from '../../../shared/project/draft.ts';
import type { LabelSetVersion } from '../../../shared/project/views/label-set-versions.ts';
import type { PersonEntry } from '../../../shared/project/views/people.ts';
import type { RoundEntry } from '../../../shared/project/views/rounds.ts';
import { fileName, type SampleEntry } from '../../../shared/project/views/samples.ts';
import type { AudioSurfaceHandle } from '../../audio/surface-props.ts';
import type { ImageSurfaceHandle } from '../../canvas/image-surface.tsx';
import type { LabelCommand } from '../../state/keys/label-commands.ts';
import { IMAGE_SCREEN_COMMANDS, type ImageScreenCommand, SOUND_SCREEN_COMMANDS, type SoundScreenCommand } from '../../state/keys/label-screen-commands.ts';
import { navigate } from '../../state/app-store.ts';
import { useIsMissing, useSession } from '../../state/use-app.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { GuidelinePane } from './guideline-pane.tsx';
import { ImageBench } from './image-bench.tsx';
import { LabelKeysSheet } from './label-keys-sheet.tsx';
import { QuestionPanel } from './question-panel.tsx';
import { SkipDialog } from './skip-dialog.tsx';
import { SoundBench } from './sound-bench.tsx';
import { annotationOf, firstWanted, nothingThere, skippedAnnotation, wantedText } from './submission.ts';
import { useActiveTime } from './use-active-time.ts';
import { useAnswering } from './use-answering.ts';
import { type AnnotationKey, useDraft } from './use-draft.ts';
import { useGuidelineShown } from './use-guideline-shown.ts';
import { useImageBench } from './use-image-bench.ts';
import { type ActionsOf, digitOf, useLabelKeys } from './use-label-keys.ts';
import type { MyQueue } from './use-my-queue.ts';
import { usePreload } from './use-preload.ts';
import { useSoundBench } from './use-sound-bench.ts';
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
  const key = useMemo((): AnnotationKey => [round.id, entry.id, me.id, '1'], [round.id, entry.id, me.id]);
  const { draft: known, gesture, clear } = useDraft(key);
  const draft = known ?? emptyDraft();
  const { kind } = entry.facts;
  const questions = useMemo(() => set.set.questions.filter(({ about }) => about === kind), [set, kind]);
  const preload = usePreload(queue);
  const { undo, redo } = useTakeBack(me.id, round.id);

  const answering = useAnswering(questions, draft, gesture, session.canWrite);
  const surface = useRef<ImageSurfaceHandle>(null);
  const audio = useRef<AudioSurfaceHandle>(null);
  const image = useImageBench(entry, answering, surface);
  const sound = useSoundBench(entry, answering, audio);
  const isImage = entry.facts.kind === 'image';
  /** What is being drawn, whichever it is drawn on. */
  const drawing = isImage ? image : sound;
  const { active, chosen, wanted } = answering;
  const [dialog, setDialog] = useState<'skip' | 'keys' | undefined>();
  const [guideline, showGuideline] = useGuidelineShown();
  const time = useActiveTime();
  const foundKey = useIsMissing(entry.id) ? 'missing' : 'found'; // found meanwhile: loaded anew
  const note = useRef<HTMLTextAreaElement>(null);
  const bench = useRef<HTMLDivElement>(null);

  function goTo(sample: SampleEntry['id'] | undefined): void {
    navigate(sample === undefined ? { screen: 'label', round: round.id } : { screen: 'label', round: round.id, sample });
  }

  /** Enter: submits, or goes to what is missing. A second Enter where nothing was marked says that nothing is there. */
  function submit(): void {
    if (!session.canWrite || drawing.finishDrawing()) return;
    const empty = wanted?.problem.code === 'nothing-said' && draft.answers[wanted.question.id] === undefined ? nothingThere(wanted.question) : undefined;
    const said = empty === undefined || wanted === undefined ? undefined : ({ did: 'answer', question: wanted.question.id, after: empty, before: null } as const);
    if (said !== undefined) gesture(said);
    const whole = said === undefined ? draft : withGesture(draft, said);
    const next = firstWanted(questions, whole);
    if (next === undefined) {
      save(annotationOf(questions, whole, terms(), time.seconds(performance.now())));
      return;
    }
    const region = answering.demand(next);
    // The list and the image first have to know that it is selected.
    if (region !== undefined) requestAnimationFrame(() => reveal(region));
  }

  /** Moves the image, or the sound, so far that a region is seen. */
  function reveal(region: string): void {
    if (isImage) surface.current?.reveal(region);
    else audio.current?.reveal(region);
  }

  function focusSample(): void {
    if (isImage) surface.current?.focus();
    else audio.current?.focus();
  }

  function openSkip(): void {
    if (!drawing.finishDrawing()) setDialog('skip');
  }

  function moveQuestion(by: 1 | -1): void {
    if (drawing.leaveDrawing()) answering.moveQuestion(by);
  }

  function activate(question: Question): void {
    if (question.id === active?.id || drawing.leaveDrawing()) answering.setActive(question.id);
  }

  function save(value: ReturnType<typeof annotationOf>): void {
    session.commit([changeTo('annotation', key, value)], me.id);
    clear();
    // Who comes back to change an answer goes on from there; others go to what is not answered yet.
    const changed = queue.done.has(entry.id);
    goTo((changed ? queue.order[queue.at + 1] : undefined) ?? queue.upcoming[0]);
  }

  function terms() {
    return { labelSet: set.hash, guideline: round.round.guideline, sawOthers: !round.round.blind };
  }

  function moveSample(by: 1 | -1): void {
    const next = queue.order[queue.at + by];
    if (next !== undefined && drawing.leaveDrawing()) goTo(next);
  }

  /** In the middle of a drawing its last point is what was done last. */
  function undoOne(): void {
    if (drawing.undoDrawing()) return;
    if (draft.done.length > 0) gesture({ did: 'undo' });
    else undo();
  }

  function redoOne(): void {
    if (drawing.isBusy()) return;
    if (draft.undone.length > 0) gesture({ did: 'redo' });
    else redo();
  }

  const done = (act: () => void) => () => {
    act();
    return true;
  };
  /** Arrows belong to what is selected on the image, and to the playhead of a sound that has spans selected: they never leave the sample under it. */
  function moveSampleBy({ key: pressed }: KeyboardEvent, by: 1 | -1): boolean {
    if (chosen.length === 0 || !pressed.startsWith('Arrow')) moveSample(by);
    else {
      if (!isImage) audio.current?.run(by === 1 ? 'cursor-later' : 'cursor-earlier');
      focusSample();
    }
    return true;
  }
  const zoom = (command: 'zoom-in' | 'zoom-out') => (): boolean => {
    if (isImage) surface.current?.run(command);
    else audio.current?.run(command);
    return true;
  };

  const commands: ActionsOf<LabelCommand> = {
    'label.digit': (event) => {
      answering.digit(digitOf(event));
      return true;
    },
    'label.cant-tell': done(() => answering.digit(0)),
    'label.nothing': () => answering.sayNothing(),
    'label.submit': (event) => {
      // A key that is held down must not submit one sample after the other.
      if (!event.repeat) submit();
      return true;
    },
    'label.next-question': done(() => moveQuestion(1)),
    'label.previous-question': done(() => moveQuestion(-1)),
    'label.note': done(() => note.current?.focus()),
    'label.skip': done(openSkip),
    'label.next-sample': (event) => moveSampleBy(event, 1),
    'label.previous-sample': (event) => moveSampleBy(event, -1),
    'label.undo': done(undoOne),
    'label.redo': done(redoOne),
    'label.guideline': done(showGuideline),
    'label.keys': done(() => setDialog('keys')),
    'label.zoom-in': zoom('zoom-in'),
    'label.zoom-out': zoom('zoom-out'),
    'label.attribute': () => answering.nextAttribute(),
    'label.remove': (event) => !event.repeat && chosen.length > 0 && (isImage ? image : sound).remove(chosen.map(({ region }) => region.id)),
    'label.let-go': done(() => {
      const dropped = isImage ? surface.current?.cancel() : audio.current?.cancel();
      if (dropped !== true) answering.letGo();
    }),
  };
  useLabelKeys<ImageScreenCommand>(IMAGE_SCREEN_COMMANDS, { ...commands, ...image.commands }, isImage && dialog === undefined);
  useLabelKeys<SoundScreenCommand>(SOUND_SCREEN_COMMANDS, { ...commands, ...sound.commands }, !isImage && dialog === undefined);

  useEffect(() => {
    // The button that led here must not take the Enter that submits.
    if (document.activeElement?.matches('button') === true) bench.current?.focus({ preventScroll: true });
    // A lone text question wants to be typed into at once.
    if (questions.length === 1 && questions[0] !== undefined) answering.activate(questions[0]);
    // Only when the sample comes up.
  }, []);

  /** Words about a whole recording are written below it, as wide as it is; where spans are listed there, their words come first. */
  function isBelow(question: Question): boolean {
    return !isImage && question.type === 'text' && sound.lanes.length === 0;
  }

  /** A sound is listened to all the time: a button that is pressed with the pointer takes neither the caret nor the Space that plays. A row of the list takes the arrows. */
  function keepFocus(event: MouseEvent): void {
    if (!(event.target instanceof Element) || event.target.closest('button:not([role="combobox"], [data-row])') === null) return;
    // What is being typed is taken before the button does anything, which may lead to another sample: a time when its field is left, words when they are composed.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    else sound.inHand.settle();
    event.preventDefault();
  }

  const panelOf = (question: Question) => (
    <QuestionPanel
      key={question.id}
      question={question}
      answer={draft.answers[question.id]}
      active={question.id === active?.id}
      missing={wanted !== undefined && question.id === wanted.question.id ? wantedText(wanted, draft.answers[question.id]) : undefined}
      disabled={!session.canWrite}
      onActivate={() => activate(question)}
      onAnswer={(after) => answering.answer(question, after)}
      answering={answering}
      image={image}
      sound={sound}
      onReveal={reveal}
      onLeave={focusSample}
      onSubmit={submit}
      handle={(focus) => {
        if (focus === null) answering.texts.current.delete(question.id);
        else answering.texts.current.set(question.id, focus);
      }}
    />
  );
  const below = questions.filter(isBelow);

  return (
    <div ref={bench} tabIndex={-1} className="flex h-full flex-col outline-none" {...(isImage ? {} : { onMouseDown: keepFocus })}>
      <WorkbenchBar
        queue={queue}
        round={round}
        name={fileName(entry.path)}
        guideline={guideline}
        onGuideline={showGuideline}
        onMove={moveSample}
        onUndo={undoOne}
        onRedo={redoOne}
        onSkip={openSkip}
        onSubmit={submit}
        onShortcuts={() => setDialog('keys')}
        canWrite={session.canWrite}
      />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="min-h-0 flex-1">
            {isImage ? (
              <ImageBench key={foundKey} entry={entry} answering={answering} image={image} surface={surface} onShown={preload} />
            ) : (
              <SoundBench key={foundKey} entry={entry} answering={answering} answers={draft.answers} sound={sound} surface={audio} onShown={preload} />
            )}
          </div>
          {below.length > 0 && <div className="flex max-h-1/2 shrink-0 flex-col gap-3 overflow-auto border-t border-line bg-surface p-3">{below.map(panelOf)}</div>}
        </div>
        <aside aria-label="Questions" className="flex w-76 shrink-0 flex-col gap-3 overflow-auto border-l border-line bg-surface p-3">
          {questions.filter((question) => !isBelow(question)).map(panelOf)}
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
      {dialog === 'keys' && <LabelKeysSheet kind={entry.facts.kind} onClose={() => setDialog(undefined)} />}
    </div>
  );
}

function labelInHand(question: Question, answer: Answer | undefined, brush: LabelId | undefined): LabelId | undefined {
  if (question.type === 'choice') return answer?.is === 'value' && answer.value.type === 'choice' ? answer.value.label : undefined;
  return brush;
}
