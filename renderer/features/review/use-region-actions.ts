import { useState } from 'react';
import { attributesOf, type AttributeValues, type Region, type Shape } from '../../../shared/model/annotation.ts';
import type { LabelId, QuestionId, RegionId } from '../../../shared/model/ids.ts';
import { attributesAsked, type RegionQuestion } from '../../../shared/model/label-set.ts';
import type { SampleFacts } from '../../../shared/model/sample.ts';
import { newRegionId } from '../../state/new-id.ts';
import { showToast } from '../../ui/toast.tsx';
import { type CaseGroup, type CaseGroups, type GroupStates, steppedConflict } from './case-groups.ts';
import { type DecisionDraft, withoutRegions, withRegion, withRegionsChanged, withRegionToggled } from './decision-draft.ts';
import { type GroupTerms, withAgreed, withAverage, withLeftOut, withMember, withMergedSpans, withWords } from './group-decisions.ts';
import { type LabelerAnswer, regionsOf } from './labeler-answers.ts';
import { decisionAddress, decisionRegionId } from './region-address.ts';
import type { ShownRegion } from './shown-regions.ts';

export interface RegionActionsInput {
  /** Undefined where the question is not about regions. */
  readonly question: RegionQuestion | undefined;
  readonly facts: SampleFacts;
  readonly answers: readonly LabelerAnswer[];
  readonly draft: DecisionDraft;
  readonly shown: readonly ShownRegion[];
  readonly matched: { readonly found: CaseGroups; readonly states: GroupStates } | undefined;
  /** The label that new regions get. */
  readonly brush: LabelId | undefined;
  /** The conflicts that the list shows: those are stepped through. */
  readonly listed: readonly CaseGroup[];
  /** `writing` names the field that was written in, so that a word is one step. */
  readonly step: (next: DecisionDraft, writing?: string) => void;
  /** Brings a group into view. */
  readonly onShow: (group: CaseGroup) => void;
}

/** What is selected, and what can be done to it. */
export interface RegionActions {
  /** Addresses, of labelers' regions and of the decision's. */
  readonly selection: readonly string[];
  readonly select: (addresses: readonly string[]) => void;
  /** What the first selected region belongs to. */
  readonly inHand: CaseGroup | undefined;
  readonly selectGroup: (group: CaseGroup) => void;
  /** Takes a labeler's region at what is selected; false where nothing is, so that a digit can mean the whole answer. */
  readonly takeHere: (place: number) => boolean;
  readonly average: () => void;
  readonly leaveOut: () => void;
  readonly takeAgreed: () => void;
  readonly stepConflict: (by: 1 | -1) => void;
  readonly toggle: (address: string | undefined) => void;
  readonly remove: (ids: readonly RegionId[]) => void;
  readonly removeSelected: () => void;
  readonly relabel: (label: LabelId) => void;
  readonly draw: (shape: Shape) => void;
  readonly change: (changes: readonly { readonly id: string; readonly shape: Shape }[]) => void;
  readonly split: (cuts: readonly { readonly id: string; readonly pieces: readonly Shape[] }[]) => void;
  readonly describe: (id: RegionId, attributes: AttributeValues) => void;
  /** Makes one span of several, of the decision or of labelers: of the ones selected when left out. */
  readonly merge: (addresses?: readonly string[]) => void;
  /** Gives the decision's region for what is in hand these words, taking a labeler's region first where there is none. */
  readonly word: (place: number, attribute: QuestionId, text: string) => void;
}

/** What is selected on the surface and in the lists, and everything that can be done to it; each a step of the draft. */
export function useRegionActions({ question, facts, answers, draft, shown, matched, brush, listed, step, onShow }: RegionActionsInput): RegionActions {
  const [selection, select] = useState<readonly string[]>([]);
  const terms: GroupTerms | undefined = question === undefined || matched === undefined ? undefined : { question, facts, states: matched.states, newId: newRegionId };
  const [first] = selection;
  const inHand = matched === undefined || first === undefined ? undefined : groupAt(first, matched);
  const chosenIds = selection.flatMap((address) => decisionRegionId(address) ?? []);

  function put(next: DecisionDraft, id: RegionId | undefined, group: CaseGroup): void {
    step(next);
    select(id === undefined ? group.addresses : [decisionAddress(id)]);
  }

  function selectGroup(group: CaseGroup): void {
    const own = matched?.states.regionsOf(group) ?? [];
    select(own.length === 0 ? group.addresses : own.map(decisionAddress));
    onShow(group);
  }

  function remove(ids: readonly RegionId[]): void {
    if (ids.length === 0) return;
    select([]);
    step(withoutRegions(draft, new Set(ids)));
  }

  function changeEach(ids: readonly string[], change: (region: Region) => Region): void {
    if (question !== undefined) step(withRegionsChanged(draft, question, new Set(ids), change));
  }

  return {
    selection,
    select,
    inHand,
    selectGroup,
    takeHere(place: number): boolean {
      if (terms === undefined || first === undefined) return false;
      const name = answers[place]?.name;
      if (name === undefined) return true;
      if (inHand === undefined) {
        showToast({ title: 'No labeler marked anything here.', detail: 'Escape lets go; then digits take whole answers.' });
        return true;
      }
      const after = withMember(draft, inHand, place, terms);
      put(after.draft, after.id, inHand);
      return true;
    },
    average(): void {
      if (terms === undefined || inHand === undefined) return;
      const { draft: next, id, average } = withAverage(draft, inHand, terms, brush);
      if (average === undefined) return;
      put(next, id, inHand);
      const from = average.from === undefined ? undefined : answers[average.from]?.name;
      if (from !== undefined) showToast({ title: `Took ${from}’s shape: it lies closest to the others.`, ...(average.isLabelTied ? { detail: 'Labels are tied: Shift and a digit sets it.' } : {}) });
      else if (average.isLabelTied) showToast({ title: 'Labels are tied: Shift and a digit sets it.' });
    },
    leaveOut(): void {
      if (terms !== undefined && inHand !== undefined) put(withLeftOut(draft, inHand, terms), undefined, inHand);
    },
    takeAgreed(): void {
      if (terms !== undefined) step(withAgreed(draft, terms));
    },
    stepConflict(by: 1 | -1): void {
      if (matched === undefined) return;
      const next = steppedConflict(listed, matched.states, inHand?.key, by);
      if (next !== undefined) selectGroup(next);
    },
    toggle(address: string | undefined): void {
      const found = shown.find((each) => each.address === address);
      if (found === undefined || question === undefined || found.isContext) return;
      if (found.place === undefined) remove([found.region.id]);
      else step(withRegionToggled(draft, question, found.region, found.address, newRegionId));
    },
    remove,
    removeSelected: () => remove(chosenIds),
    relabel(label: LabelId): void {
      changeEach(chosenIds, (region) => ({ ...region, label }));
    },
    draw(shape: Shape): void {
      if (question === undefined || brush === undefined) return;
      const id = newRegionId();
      step(withRegion(draft, question, { id, label: brush, shape }));
      select([decisionAddress(id)]);
    },
    change(changes: readonly { readonly id: string; readonly shape: Shape }[]): void {
      const shapes = new Map<string, Shape>(changes.map(({ id, shape }) => [decisionRegionId(id) ?? '', shape]));
      changeEach([...shapes.keys()], (region) => ({ ...region, shape: shapes.get(region.id) ?? region.shape }));
    },
    split(cuts: readonly { readonly id: string; readonly pieces: readonly Shape[] }[]): void {
      if (question === undefined) return;
      let next = draft;
      for (const { id, pieces } of cuts) {
        const region = regionsOf(draft.answer).find((each) => each.id === decisionRegionId(id));
        if (region !== undefined) next = pieces.reduce((now, shape, at) => withRegion(now, question, at === 0 ? { ...region, shape } : { ...pieceOf(question, region, shape), id: newRegionId() }, draft.sources[region.id]), next);
      }
      step(next);
    },
    describe(id: RegionId, attributes: AttributeValues): void {
      const before = regionsOf(draft.answer).find((region) => region.id === id);
      if (question === undefined || before === undefined) return;
      const written = attributesAsked(question).find((asked) => asked.type === 'text' && attributesOf(before)[asked.id] !== attributes[asked.id]);
      step(withRegionsChanged(draft, question, new Set([id]), (region) => ({ ...region, attributes })), written === undefined ? undefined : `${id}/${written.id}`);
    },
    merge(addresses = selection): void {
      if (terms?.question.type !== 'span' || matched === undefined) return;
      const parts = shown.filter(({ address, isContext }) => addresses.includes(address) && !isContext);
      const after = withMergedSpans(draft, parts.map(({ address, region }) => ({ address, region, group: groupAt(address, matched) })), terms);
      if (after?.id === undefined) {
        showToast({ title: 'Select two spans or more to make one of them.' });
        return;
      }
      step(after.draft);
      select([decisionAddress(after.id)]);
    },
    word(place: number, attribute: QuestionId, text: string): void {
      if (terms === undefined || inHand === undefined) return;
      const after = withWords(draft, inHand, place, attribute, text, terms);
      put(after.draft, after.id, inHand);
    },
  };
}

/** A piece that was cut off. The words of a span stay with its beginning: nobody knows where they were said. */
function pieceOf(question: RegionQuestion, region: Region, shape: Shape): Region {
  if (shape.kind !== 'span' || region.attributes === undefined) return { ...region, shape };
  const texts = new Set(attributesAsked(question).flatMap(({ id, type }) => (type === 'text' ? [id] : [])));
  return { ...region, shape, attributes: Object.fromEntries(Object.entries(region.attributes).filter(([id]) => !texts.has(id as QuestionId))) };
}

function groupAt(address: string, { found, states }: { readonly found: CaseGroups; readonly states: GroupStates }): CaseGroup | undefined {
  const own = decisionRegionId(address);
  return own === undefined ? found.groups[found.byAddress.get(address) ?? -1] : states.groupOf(own);
}
