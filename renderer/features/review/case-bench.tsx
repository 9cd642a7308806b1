import { useMemo, useRef, useState } from 'react';
import type { ConflictKind } from '../../../shared/curation/region-conflicts.ts';
import type { ReviewCase } from '../../../shared/curation/review-cases.ts';
import type { Answer } from '../../../shared/model/annotation.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import { asksForRegions, hasLabels, type Question } from '../../../shared/model/label-set.ts';
import { adjudicationOf } from '../../../shared/project/views/annotations.ts';
import type { SampleEntry } from '../../../shared/project/views/samples.ts';
import type { AudioSurfaceHandle } from '../../audio/audio-surface.tsx';
import type { ImageSurfaceHandle } from '../../canvas/image-surface.tsx';
import type { Tool } from '../../canvas/tools/tool.ts';
import { newRegionId } from '../../state/new-id.ts';
import { useRevision, useView } from '../../state/use-app.ts';
import { showToast } from '../../ui/toast.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { CaseBar } from './case-bar.tsx';
import type { CaseGroup } from './case-groups.ts';
import { CaseImage, type CaseSurfaceProps } from './case-image.tsx';
import { CasePanel } from './case-panel.tsx';
import { CaseSound } from './case-sound.tsx';
import { toolsOf } from './case-tools.ts';
import { CaseWords } from './case-words.tsx';
import { type DecisionDraft, draftOf, emptyAnswer, saysTheSame, withAnswer, withAnswerOf, withCantTell, withLabel } from './decision-draft.ts';
import { beginDraft, type DraftHistory, redoDraft, stepDraft, undoDraft } from './draft-history.ts';
import { GroupBar } from './group-bar.tsx';
import { groupBounds } from './group-bounds.ts';
import { GuidelineBeside } from './guideline-beside.tsx';
import { labelInHand } from './label-in-hand.ts';
import { labelerAnswers } from './labeler-answers.ts';
import { majorityAnswer } from './majority-answer.ts';
import { steppedRegion } from './shown-regions.ts';
import { useCaseRegions } from './use-case-regions.ts';
import type { Decisions } from './use-decisions.ts';
import { useRegionActions } from './use-region-actions.ts';
import { useReviewKeys } from './use-review-keys.ts';
import type { ReviewView } from './use-review-view.ts';

interface CaseBenchProps {
  readonly one: ReviewCase;
  readonly question: Question;
  readonly entry: SampleEntry;
  /** Undefined where nothing can be decided. */
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
}

const NOBODY: ReadonlySet<number> = new Set();
const NO_TOOLS: readonly Tool[] = [];

/** One case: the sample big with what labelers said, and the decision being made. Everything by keyboard. */
export function CaseBench({ one, question, entry, decisions, begun, onBegun, view, keysEnabled, onKeys, onMove, onNext }: CaseBenchProps) {
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
  const [chosenTool, setTool] = useState<Tool | undefined>();
  const [kind, setKind] = useState<ConflictKind | undefined>();
  const [missing, setMissing] = useState(false);
  const audio = useRef<AudioSurfaceHandle>(null);
  const image = useRef<ImageSurfaceHandle>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);

  const unseen = useMemo(() => (only === undefined ? hidden : new Set([...answers.keys()].filter((place) => place !== only))), [hidden, only, answers]);
  const visible = (place: number) => !unseen.has(place);
  const asked = asksForRegions(question) ? question : undefined;
  const brush = asked === undefined ? undefined : (chosenBrush ?? asked.labels[0]?.id);
  const tools = asked === undefined || decisions === undefined ? NO_TOOLS : toolsOf(asked);
  const tool = tools.find((each) => each === chosenTool) ?? tools[0];
  const regions = useCaseRegions(question, answers, draft, standing !== undefined, unseen);
  const { labelers, decision, matched } = regions;
  const shown = useMemo(() => [...labelers, ...decision], [labelers, decision]);
  const conflicts = matched?.found.conflicts;
  const listed = useMemo(() => (kind === undefined ? (conflicts ?? []) : (conflicts ?? []).filter(({ kinds }) => kinds.includes(kind))), [conflicts, kind]);
  const actions = useRegionActions({ question: asked, facts: entry.facts, answers, draft, shown, matched, brush, listed, step, onShow });
  const { selection, select, inHand } = actions;
  const last = selection.at(-1);
  const chosen = shown.find(({ address }) => address === last);

  function step(next: DecisionDraft, writing?: 'text' | 'reason'): void {
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
    const [first] = group.members;
    if (first?.region.shape.kind === 'span') audio.current?.seekTo(first.region.shape.start);
    const bounds = entry.facts.kind === 'image' ? groupBounds(group, entry.facts) : undefined;
    if (bounds !== undefined) image.current?.zoomTo(bounds);
  }

  function takeAll(place: number): void {
    const given = answers[place];
    if (given?.answer === undefined || given.answer.is === 'skipped') return;
    // Whoever takes all of one answer leaves out what the others marked besides.
    step({ ...withAnswerOf(draft, given.answer, given.labeler, newRegionId), left: allKeys() });
  }

  function allKeys(): readonly string[] {
    return matched?.found.groups.map(({ key }) => key) ?? [];
  }

  function label(number: number): void {
    if (question.type === 'rating') {
      if (number <= question.levels.length) step(withAnswer(draft, { is: 'value', value: { type: 'rating', level: number - 1 } }));
      return;
    }
    const picked = hasLabels(question) ? question.labels[number - 1] : undefined;
    if (picked === undefined || !hasLabels(question)) return;
    if (asked === undefined) {
      step(withLabel(draft, question, picked.id));
      return;
    }
    setBrush(picked.id);
    actions.relabel(picked.id);
  }

  function nothing(): void {
    const empty = emptyAnswer(question);
    if (empty !== undefined) step({ ...withAnswer(draft, empty), left: allKeys() });
  }

  function most(): void {
    const given = answers.flatMap(({ answer }): Answer[] => (answer === undefined ? [] : [answer]));
    const answer = majorityAnswer(question, given, entry.facts, newRegionId);
    if (answer === undefined) showToast({ title: 'No answer has more than half of the labelers behind it.' });
    // What only few marked is left out; ties stay undecided.
    else step({ ...withAnswer(draft, answer), left: conflicts?.filter(({ kinds }) => kinds.includes('extra')).map(({ key }) => key) ?? [] });
  }

  function decide(): void {
    if (decisions === undefined) return;
    if (saysTheSame(draft, inForce)) {
      onNext();
      return;
    }
    if (!decisions.decide(one, draft, matched?.states.undecided ?? 0)) {
      setMissing(true);
      return;
    }
    onBegun(undefined);
    onNext();
  }

  function chooseTool(next: Tool | undefined): void {
    if (image.current?.leave() !== false) setTool(next);
  }

  /** In the middle of a drawing its last point is what was done last. */
  function back(by: 'undo' | 'redo'): void {
    if (by === 'undo' ? image.current?.undo() === true : image.current?.isBusy() === true) return;
    const next = by === 'undo' ? undoDraft(history) : redoDraft(history);
    if (next === undefined) decisions?.takeBack(by);
    else onBegun(next);
  }

  useReviewKeys(
    {
      take: (number) => {
        if (!actions.takeHere(number - 1)) takeAll(number - 1);
      },
      label,
      cantTell: () => step(withCantTell(draft)),
      nothing,
      most,
      decide,
      move: onMove,
      stepRegion: (by) => {
        const next = steppedRegion(shown.filter(({ isContext }) => !isContext), last, by);
        select(next === undefined ? [] : [next]);
        if (next !== undefined) image.current?.reveal(next);
      },
      stepConflict: (by) => {
        actions.stepConflict(by);
        image.current?.focus(); // arrows then move what is taken
      },
      average: actions.average,
      leaveOut: actions.leaveOut,
      takeAgreed: actions.takeAgreed,
      nextTool: () => chooseTool(tools[(tools.findIndex((each) => each === tool) + 1) % tools.length]),
      toggleRegion: () => actions.toggle(last),
      removeRegion: actions.removeSelected,
      letGo: () => select([]),
      undo: () => back('undo'),
      redo: () => back('redo'),
      reason: () => reason.current?.focus(),
      edit: () => text.current?.focus(),
      hideNames: () => view.set('hideNames', !view.hideNames),
      beside: () => looks.set('beside', !view.beside),
      only: () => setOnly(only === undefined ? 0 : only + 1 < answers.length ? only + 1 : undefined),
      guideline: () => view.set('guideline', !view.guideline),
      keys: onKeys,
      onImage: (command) => {
        image.current?.run(command);
        image.current?.focus();
        return image.current !== null;
      },
      playOrPause: () => audio.current?.playOrPause(),
      playSelected: () => chosen?.region.shape.kind === 'span' && audio.current?.playSpan(chosen.region.shape.start, chosen.region.shape.end),
      seek: (by) => audio.current?.seekBy(by),
    },
    keysEnabled,
  );

  const surface: CaseSurfaceProps = {
    ...regions,
    entry,
    answers,
    visible,
    asked,
    canDraw: decisions !== undefined && asked !== undefined,
    tool,
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
          onTake={takeAll}
          onAgreed={actions.takeAgreed}
          conflicts={asked === undefined || matched === undefined ? undefined : { question: asked, ...matched, kind, listed, inHand, onKind: setKind, onOpen: actions.selectGroup }}
          onLabel={label}
          onText={(next) => step(withAnswer(draft, { is: 'value', value: { type: 'text', text: next } }), 'text')}
          onReason={(next) => step({ ...draft, reason: next }, 'reason')}
          onCantTell={() => step(withCantTell(draft))}
          onNothing={nothing}
          onMost={most}
          onSelect={(address) => select([address])}
          onRemove={(id) => actions.remove([id])}
          onDescribe={actions.describe}
          onDecide={decide}
        />
      }
    >
      <CaseBar one={one} question={question} entry={entry} view={looks} isImage={entry.facts.kind === 'image'} tools={tools} tool={tool} onTool={chooseTool} onMove={onMove} onKeys={onKeys} />
      <div className="min-h-0 flex-1">{entry.facts.kind === 'image' ? <CaseImage {...surface} beside={view.beside} handle={image} /> : <CaseSound {...surface} handle={audio} onToggle={actions.toggle} />}</div>
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
      {question.type === 'text' && <CaseWords answers={answers} visible={visible} />}
      {view.guideline && <GuidelineBeside question={question} label={labelInHand(draft, brush)} onClose={() => view.set('guideline', false)} />}
    </SplitPane>
  );
}
