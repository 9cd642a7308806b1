import { useRef, useState } from 'react';
import type { ReviewCase } from '../../../shared/curation/review-cases.ts';
import type { Answer } from '../../../shared/model/annotation.ts';
import type { LabelId, RegionId } from '../../../shared/model/ids.ts';
import { asksForRegions, hasLabels, type Question } from '../../../shared/model/label-set.ts';
import { adjudicationOf } from '../../../shared/project/views/annotations.ts';
import type { SampleEntry } from '../../../shared/project/views/samples.ts';
import { currentLabelSet } from '../../../shared/project/views/label-set-versions.ts';
import type { AudioSurfaceHandle } from '../../audio/audio-surface.tsx';
import { newRegionId } from '../../state/new-id.ts';
import { useView } from '../../state/use-app.ts';
import { showToast } from '../../ui/toast.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { CaseBar } from './case-bar.tsx';
import { CaseImage, type CaseSurfaceProps } from './case-image.tsx';
import { CasePanel } from './case-panel.tsx';
import { CaseSound } from './case-sound.tsx';
import { CaseWords } from './case-words.tsx';
import { type DecisionDraft, draftOf, emptyAnswer, saysTheSame, withAnswer, withAnswerOf, withCantTell, withLabel, withoutRegion, withRegion, withRegionToggled } from './decision-draft.ts';
import { beginDraft, type DraftHistory, redoDraft, stepDraft, undoDraft } from './draft-history.ts';
import { GuidelineBeside } from './guideline-beside.tsx';
import { labelInHand } from './label-in-hand.ts';
import { labelerAnswers, regionsOf } from './labeler-answers.ts';
import { majorityAnswer } from './majority-answer.ts';
import { decisionAddress, decisionRegionId, decisionRegions, labelerRegions, steppedRegion } from './shown-regions.ts';
import type { Decisions } from './use-decisions.ts';
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

/** One case: the sample big with what labelers said, and the decision being made. Everything by keyboard. */
export function CaseBench({ one, question, entry, decisions, begun, onBegun, view, keysEnabled, onKeys, onMove, onNext }: CaseBenchProps) {
  const state = useView((now) => now);
  const standing = adjudicationOf(state, one.sample, one.question);
  const history = begun ?? beginDraft(draftOf(standing?.adjudication));
  const draft = history.now;
  const answers = labelerAnswers(state, one, view.hideNames);

  const [selected, setSelected] = useState<string | undefined>();
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [only, setOnly] = useState<number | undefined>();
  const [chosenBrush, setBrush] = useState<LabelId | undefined>();
  const [missing, setMissing] = useState(false);
  const audio = useRef<AudioSurfaceHandle>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);

  const visible = (place: number) => (only === undefined ? !hidden.has(place) : place === only);
  const asksRegions = asksForRegions(question) ? question : undefined;
  const brush = asksRegions === undefined ? undefined : (chosenBrush ?? asksRegions.labels[0]?.id);
  const labelers = labelerRegions(question, currentLabelSet(state)?.set.questions ?? [], answers, visible, draft);
  const decision = decisionRegions(question, draft);
  const shown = [...labelers, ...decision];
  const chosen = shown.find(({ address }) => address === selected);

  function step(next: DecisionDraft, writing?: 'text' | 'reason'): void {
    if (decisions === undefined) return;
    setMissing(false);
    onBegun(stepDraft(history, next, writing));
  }

  function take(place: number): void {
    const answer = answers[place]?.answer;
    if (answer === undefined || answer.is === 'skipped') return;
    step(withAnswerOf(draft, answer, place, newRegionId));
  }

  function label(number: number): void {
    if (question.type === 'rating') {
      if (number <= question.levels.length) step(withAnswer(draft, { is: 'value', value: { type: 'rating', level: number - 1 } }));
      return;
    }
    const picked = hasLabels(question) ? question.labels[number - 1] : undefined;
    if (picked === undefined || !hasLabels(question)) return;
    if (asksRegions === undefined) {
      step(withLabel(draft, question, picked.id));
      return;
    }
    setBrush(picked.id);
    const own = regionsOf(draft.answer).find(({ id }) => id === decisionRegionId(selected));
    if (own !== undefined) step(withRegion(draft, asksRegions, { ...own, label: picked.id }));
  }

  function nothing(): void {
    const empty = emptyAnswer(question);
    if (empty !== undefined) step(withAnswer(draft, empty));
  }

  function most(): void {
    const given = answers.flatMap(({ answer }): Answer[] => (answer === undefined ? [] : [answer]));
    const answer = majorityAnswer(question, given, entry.facts, newRegionId);
    if (answer === undefined) showToast({ title: 'No answer has more than half of the labelers behind it.' });
    else step(withAnswer(draft, answer));
  }

  function decide(): void {
    if (decisions === undefined) return;
    if (saysTheSame(draft, standing?.adjudication)) {
      onNext();
      return;
    }
    if (!decisions.decide(one, draft)) {
      setMissing(true);
      return;
    }
    onBegun(undefined);
    onNext();
  }

  function toggleRegion(address: string | undefined): void {
    const found = shown.find((each) => each.address === address);
    if (found === undefined || asksRegions === undefined || found.isContext) return;
    if (found.place === undefined) removeRegion(found.region.id);
    else step(withRegionToggled(draft, asksRegions, found.region, found.address, newRegionId));
  }

  function removeRegion(id: RegionId): void {
    setSelected(undefined);
    step(withoutRegion(draft, id));
  }

  function back(by: 'undo' | 'redo'): void {
    const next = by === 'undo' ? undoDraft(history) : redoDraft(history);
    if (next === undefined) decisions?.takeBack(by);
    else onBegun(next);
  }

  useReviewKeys(
    {
      take: (number) => take(number - 1),
      label,
      cantTell: () => step(withCantTell(draft)),
      nothing,
      most,
      decide,
      move: onMove,
      stepRegion: (by) => setSelected(steppedRegion(shown.filter(({ isContext }) => !isContext), selected, by)),
      toggleRegion: () => toggleRegion(selected),
      removeRegion: () => {
        const id = decisionRegionId(selected);
        if (id !== undefined) removeRegion(id as RegionId);
      },
      letGo: () => setSelected(undefined),
      undo: () => back('undo'),
      redo: () => back('redo'),
      reason: () => reason.current?.focus(),
      edit: () => text.current?.focus(),
      hideNames: () => view.set('hideNames', !view.hideNames),
      beside: () => view.set('beside', !view.beside),
      only: () => setOnly(only === undefined ? 0 : only + 1 < answers.length ? only + 1 : undefined),
      guideline: () => view.set('guideline', !view.guideline),
      keys: onKeys,
      playOrPause: () => audio.current?.playOrPause(),
      playSelected: () => chosen?.region.shape.kind === 'span' && audio.current?.playSpan(chosen.region.shape.start, chosen.region.shape.end),
      seek: (by) => audio.current?.seekBy(by),
    },
    keysEnabled,
  );

  const surface: CaseSurfaceProps = {
    entry,
    answers,
    visible,
    labelers,
    decision,
    decidesRegions: asksRegions !== undefined,
    canDraw: decisions !== undefined && asksRegions !== undefined,
    tool: asksRegions === undefined || asksRegions.type === 'span' ? undefined : asksRegions.type,
    selected,
    onSelect: setSelected,
    onDraw(shape) {
      if (asksRegions === undefined || brush === undefined) return;
      const id = newRegionId();
      step(withRegion(draft, asksRegions, { id, label: brush, shape }));
      setSelected(decisionAddress(id));
    },
    onChange(id, shape) {
      const region = regionsOf(draft.answer).find((each) => each.id === id);
      if (region !== undefined && asksRegions !== undefined) step(withRegion(draft, asksRegions, { ...region, shape }));
    },
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
          selected={selected}
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
          onTake={take}
          onLabel={label}
          onText={(next) => step(withAnswer(draft, { is: 'value', value: { type: 'text', text: next } }), 'text')}
          onReason={(next) => step({ ...draft, reason: next }, 'reason')}
          onCantTell={() => step(withCantTell(draft))}
          onNothing={nothing}
          onMost={most}
          onSelect={setSelected}
          onRemove={removeRegion}
          onDecide={decide}
        />
      }
    >
      <CaseBar one={one} question={question} entry={entry} view={view} isImage={entry.facts.kind === 'image'} onMove={onMove} onKeys={onKeys} />
      <div className="min-h-0 flex-1">{entry.facts.kind === 'image' ? <CaseImage {...surface} beside={view.beside} /> : <CaseSound {...surface} handle={audio} onToggle={toggleRegion} />}</div>
      {question.type === 'text' && <CaseWords answers={answers} visible={visible} />}
      {view.guideline && <GuidelineBeside question={question} label={labelInHand(draft, brush)} onClose={() => view.set('guideline', false)} />}
    </SplitPane>
  );
}
