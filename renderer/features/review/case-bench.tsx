import { type Ref, useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { ConflictKind } from '../../../shared/curation/region-conflicts.ts';
import type { ReviewCase } from '../../../shared/curation/review-cases.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import { asksForRegions, findLabel, type Question } from '../../../shared/model/label-set.ts';
import { adjudicationOf } from '../../../shared/project/views/annotations.ts';
import type { SampleEntry } from '../../../shared/project/views/samples.ts';
import { useRevision, useView } from '../../state/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { SplitPane } from '../../ui/split-pane.tsx';
import { CaseBar } from './case-bar.tsx';
import type { CaseGroup } from './case-groups.ts';
import { CaseImage, type CaseSurfaceProps } from './case-image.tsx';
import { CasePanel } from './case-panel.tsx';
import { CaseSound } from './case-sound.tsx';
import { CaseWords } from './case-words.tsx';
import { type DecisionDraft, draftOf, withAnswer } from './decision-draft.ts';
import { decisionAddress, decisionRegionId } from './region-address.ts';
import { beginDraft, type DraftHistory, redoDraft, stepDraft, undoDraft } from './draft-history.ts';
import { GroupBar } from './group-bar.tsx';
import { GuidelineBeside } from './guideline-beside.tsx';
import { labelInHand } from './label-in-hand.ts';
import { labelerAnswers } from './labeler-answers.ts';
import { steppedRegion } from './shown-regions.ts';
import { SpanWords } from './span-words.tsx';
import { useCaseImage } from './use-case-image.ts';
import { useCaseRegions } from './use-case-regions.ts';
import { useCaseSound } from './use-case-sound.ts';
import { caseSteps } from './case-steps.ts';
import type { Decisions } from './use-decisions.ts';
import { useRegionActions } from './use-region-actions.ts';
import { digitOf, useReviewKeys } from './use-review-keys.ts';
import type { ReviewView } from './use-review-view.ts';

interface CaseBenchProps {
  readonly one: ReviewCase;
  readonly question: Question;
  readonly entry: SampleEntry;
  /** Undefined where steps.nothing can be decided. */
  readonly decisions: Decisions | undefined;
  /** The draft begun for this case, if one is. */
  readonly begun: DraftHistory | undefined;
  readonly onBegun: (next: DraftHistory | undefined) => void;
  readonly view: ReviewView;
  readonly keysEnabled: boolean;
  readonly onKeys: () => void;
  readonly onMove: (by: 1 | -1) => void;
  /** Goes to the next undecided case. */
  readonly onNext: () => void;
  readonly ref?: Ref<CaseBenchHandle>;
}

/** What the screen around asks before it shows something else. */
export interface CaseBenchHandle {
  /** False while something is half drawn: it would be lost. */
  readonly leave: () => boolean;
}

const NOBODY: ReadonlySet<number> = new Set();

/** One case: the sample big with what labelers said, and the decision being made. Everything by keyboard. */
export function CaseBench({ one, question, entry, decisions, begun, onBegun, view, keysEnabled, onKeys, onMove, onNext, ref }: CaseBenchProps) {
  const state = useView((now) => now);
  const revision = useRevision();
  const standing = adjudicationOf(state, one.sample, one.question);
  const inForce = standing?.adjudication;
  const untouched = useMemo(() => beginDraft(draftOf(inForce)), [inForce]);
  const history = begun ?? untouched;
  const draft = history.now;
  const answers = useMemo(() => labelerAnswers(state, one, view.hideNames), [state, revision, one, view.hideNames]);

  const [hidden, setHidden] = useState<ReadonlySet<number>>(NOBODY);
  const [only, setOnly] = useState<number | undefined>();
  const [chosenBrush, setBrush] = useState<LabelId | undefined>();
  const [lane, setLane] = useState(0);
  const [kind, setKind] = useState<ConflictKind | undefined>();
  const [missing, setMissing] = useState(false);
  const reason = useRef<HTMLTextAreaElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);

  const unseen = useMemo(() => (only === undefined ? hidden : new Set([...answers.keys()].filter((place) => place !== only))), [hidden, only, answers]);
  const visible = useCallback((place: number) => !unseen.has(place), [unseen]);
  const asked = asksForRegions(question) ? question : undefined;
  const brush = asked === undefined ? undefined : (chosenBrush ?? asked.labels[0]?.id);
  const image = useCaseImage(entry, decisions === undefined ? undefined : asked);
  const regions = useCaseRegions(question, answers, draft, standing !== undefined, unseen);
  const { labelers, decision, matched } = regions;
  const shown = useMemo(() => [...labelers, ...decision], [labelers, decision]);
  const conflicts = matched?.found.conflicts;
  const listed = useMemo(() => (kind === undefined ? (conflicts ?? []) : (conflicts ?? []).filter(({ kinds }) => kinds.includes(kind))), [conflicts, kind]);
  const actions = useRegionActions({ question: asked, facts: entry.facts, answers, draft, shown, matched, brush, listed, step, onShow });
  const { selection, select, inHand } = actions;
  const last = selection.at(-1);
  const sound = useCaseSound({ entry, answers, visible, actions });
  const surface = () => image.surface.current ?? sound.surface.current;
  const decidedNow = inHand === undefined ? [] : decision.filter(({ region }) => matched?.states.groupOf(region.id) === inHand).map(({ region }) => region);

  function step(next: DecisionDraft, writing?: string): void {
    if (decisions === undefined) return;
    setMissing(false);
    onBegun(stepDraft(history, next, writing));
  }

  /** Overlaid or side by side: what is in hand stays in sight. */
  const looks: ReviewView = {
    ...view,
    set(what, value) {
      view.set(what, value);
      if (what === 'beside' && inHand !== undefined) requestAnimationFrame(() => requestAnimationFrame(() => onShow(inHand)));
    },
  };

  function onShow(group: CaseGroup): void {
    image.show(group);
    sound.show(group, decision.filter(({ region }) => matched?.states.groupOf(region.id) === group).map(({ region }) => region.shape));
  }

  const steps = caseSteps({ one, question, facts: entry.facts, answers, draft, inForce, matched, decisions, step, relabel: actions.relabel, onBrush: setBrush });

  function decide(): void {
    // What is half drawn comes first: ended it is a step of the draft, else the surface says that it is unfinished.
    if (surface()?.isBusy() === true) {
      surface()?.leave();
      return;
    }
    const done = steps.decide();
    if (done === 'made') onBegun(undefined);
    setMissing(done === 'missing');
    if (done === 'made' || done === 'unchanged') onNext();
  }

  const leave = () => surface()?.leave() !== false;
  useImperativeHandle(ref, () => ({ leave }));

  function move(by: 1 | -1): void {
    if (leave()) onMove(by);
  }

  /** In the middle of a drawing its last point is what was done last. */
  function back(by: 'undo' | 'redo'): void {
    const [picture, heard] = [image.surface.current, sound.surface.current];
    if (by === 'undo' ? picture?.undo() === true || heard?.cancel() === true : surface()?.isBusy() === true) return;
    const next = by === 'undo' ? undoDraft(history) : redoDraft(history);
    if (next === undefined) decisions?.takeBack(by);
    else onBegun(next);
  }

  /** Into the words of the decision: of the whole sample, or of the region in hand. */
  function editWords(): void {
    if (text.current === null && decidedNow[0] !== undefined) select([decisionAddress(decidedNow[0].id)]);
    requestAnimationFrame(() => text.current?.focus());
  }

  useReviewKeys(
    {
      ...(entry.facts.kind === 'image' ? image.commands : sound.commands),
      'review.take': (event) => actions.takeHere(digitOf(event) - 1) || steps.takeAll(digitOf(event) - 1),
      'review.label': (event) => steps.label(digitOf(event)),
      'review.cant-tell': steps.cantTell,
      'review.nothing': steps.nothing,
      'review.most': steps.most,
      'review.decide': decide,
      'review.next': () => move(1),
      'review.previous': () => move(-1),
      'review.next-region': () => stepRegion(1),
      'review.previous-region': () => stepRegion(-1),
      'review.next-conflict': () => stepConflict(1),
      'review.previous-conflict': () => stepConflict(-1),
      'review.average': actions.average,
      'review.leave-out': actions.leaveOut,
      'review.agreed': actions.takeAgreed,
      'review.toggle-region': () => actions.toggle(last),
      'review.remove-region': actions.removeSelected,
      // Whoever is being drawn on, or has a tip open, wants to hear of Escape too.
      'review.let-go': () => {
        select([]);
        return false;
      },
      'review.undo': () => back('undo'),
      'review.redo': () => back('redo'),
      'review.reason': () => reason.current?.focus(),
      'review.edit': editWords,
      'review.hide-names': () => view.set('hideNames', !view.hideNames),
      'review.beside': () => looks.set('beside', !view.beside),
      'review.only': () => setOnly(only === undefined ? 0 : only + 1 < answers.length ? only + 1 : undefined),
      'review.guideline': () => view.set('guideline', !view.guideline),
      'review.keys': onKeys,
    },
    { media: entry.facts.kind, enabled: keysEnabled, onRelease: sound.release },
  );

  function stepRegion(by: 1 | -1): void {
    const next = steppedRegion(shown.filter(({ isContext }) => !isContext), last, by);
    select(next === undefined ? [] : [next]);
    if (next !== undefined) surface()?.reveal(next);
  }

  function stepConflict(by: 1 | -1): void {
    actions.stepConflict(by);
    surface()?.focus(); // arrows then move what is taken
  }

  const surfaceProps: CaseSurfaceProps = {
    ...regions,
    question,
    entry,
    answers,
    visible,
    asked,
    canDraw: decisions !== undefined && asked !== undefined,
    tool: image.tool,
    selection,
    onSelect: select,
    onDraw: actions.draw,
    onChange: actions.change,
    onSplit: actions.split,
  };

  return (
    <SplitPane
      label="the decision"
      side="end"
      size={view.panelWidth}
      onSizeChange={(next) => view.set('panelWidth', next)}
      min={280}
      max={560}
      pane={
        <CasePanel
          one={one}
          question={question}
          standing={standing}
          answers={answers}
          draft={draft}
          brush={brush}
          selection={selection}
          missing={missing}
          canDecide={decisions !== undefined}
          visible={visible}
          onVisible={
            labelers.length === 0 && hidden.size === 0 && only === undefined
              ? undefined
              : (place) => {
                  setOnly(undefined);
                  setHidden(new Set([...answers.keys()].filter((each) => (each === place ? visible(each) : !visible(each)))));
                }
          }
          reason={reason}
          text={text}
          onTake={steps.takeAll}
          onAgreed={actions.takeAgreed}
          conflicts={asked === undefined || matched === undefined ? undefined : { question: asked, ...matched, kind, listed, inHand, onKind: setKind, onOpen: actions.selectGroup }}
          onLabel={steps.label}
          onText={(next) => step(withAnswer(draft, { is: 'value', value: { type: 'text', text: next } }), 'text')}
          onReason={(next) => step({ ...draft, reason: next }, 'reason')}
          onCantTell={steps.cantTell}
          onNothing={steps.nothing}
          onMost={steps.most}
          onSelect={(address) => select([address])}
          onRemove={(id) => actions.remove([id])}
          onDescribe={actions.describe}
          onDecide={decide}
        />
      }
    >
      <CaseBar one={one} question={question} entry={entry} view={looks} isImage={entry.facts.kind === 'image'} tools={image.tools} tool={image.tool} onTool={image.chooseTool} onMove={move} onKeys={onKeys} />
      <div className={classNames('flex-1', entry.facts.kind === 'image' ? 'min-h-0' : 'min-h-72')}>
        {entry.facts.kind === 'image' ? (
          <CaseImage {...surfaceProps} beside={view.beside} handle={image.surface} />
        ) : (
          <CaseSound
            {...surfaceProps}
            sound={sound}
            lane={lane}
            onLane={setLane}
            onToggle={actions.toggle}
            onMerge={actions.merge}
            onRemove={(addresses) => actions.remove(addresses.flatMap((address) => decisionRegionId(address) ?? []))}
            brushColor={asked === undefined || brush === undefined ? 0 : (findLabel(asked, brush)?.color ?? -1) + 1}
          />
        )}
      </div>
      {asked?.type === 'span' && <SpanWords question={asked} group={inHand} answers={answers} visible={visible} decided={decidedNow[0]} onWords={decisions === undefined ? undefined : actions.word} />}
      {asked !== undefined && matched !== undefined && matched.found.groups.length > 0 && (
        <GroupBar
          question={asked}
          answers={answers}
          conflicts={listed}
          states={matched.states}
          inHand={inHand}
          canDecide={decisions !== undefined}
          onStep={actions.stepConflict}
          onTake={(place) => actions.takeHere(place)}
          onAverage={actions.average}
          onLeaveOut={actions.leaveOut}
        />
      )}
      {question.type === 'text' && <CaseWords answers={answers} visible={visible} decided={draft.answer} onWords={decisions === undefined ? undefined : steps.takeWords} />}
      {view.guideline && <GuidelineBeside question={question} label={labelInHand(draft, brush)} onClose={() => view.set('guideline', false)} />}
    </SplitPane>
  );
}
