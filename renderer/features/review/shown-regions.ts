import type { Region } from '../../../shared/model/annotation.ts';
import type { QuestionId } from '../../../shared/model/ids.ts';
import { asksForRegions, findLabel, type Question } from '../../../shared/model/label-set.ts';
import type { DecisionDraft } from './decision-draft.ts';
import { type LabelerAnswer, regionsOf } from './labeler-answers.ts';
import { decisionAddress, regionAddress } from './region-address.ts';

/** A region on a surface. Its address says whose it is: the labeler and the region, or the decision's. */
export interface ShownRegion {
  readonly address: string;
  /** The labeler's place; undefined in the decision. */
  readonly place: number | undefined;
  readonly region: Region;
  readonly label: string;
  /** Colour of its label, 1 … 12; 0 for a label that is no more. */
  readonly color: number;
  /** Answer to another question, shown because it says what was meant; cannot be taken. */
  readonly isContext: boolean;
}

/**
 * What the labelers at the visible places marked: their answers to the question if it is about regions, else those to the other
 * questions of their annotations, which show what they meant.
 */
export function labelerRegions(question: Question, questions: readonly Question[], answers: readonly LabelerAnswer[], visible: (place: number) => boolean): readonly ShownRegion[] {
  const isAsked = asksForRegions(question);
  return answers.flatMap(({ labeler, answer, annotation }, place) => {
    if (!visible(place)) return [];
    const given = isAsked ? [[question.id, answer] as const] : (Object.entries(annotation.answers) as [QuestionId, typeof answer][]);
    return given.flatMap(([id, said]) =>
      regionsOf(said).map((region): ShownRegion => {
        const address = regionAddress(labeler, region.id);
        return { address, place, region, ...named(questions.find((each) => each.id === id), region), isContext: !isAsked };
      }),
    );
  });
}

export function decisionRegions(question: Question, draft: DecisionDraft): readonly ShownRegion[] {
  return regionsOf(draft.answer).map((region) => ({ address: decisionAddress(region.id), place: undefined, region, ...named(question, region), isContext: false }));
}

/** The region after, or before, a selected one in a list, wrapping round; the first, or last, when none is selected. */
export function steppedRegion(regions: readonly ShownRegion[], selected: string | undefined, by: 1 | -1): string | undefined {
  const at = regions.findIndex(({ address }) => address === selected);
  const from = at === -1 && by === -1 ? 0 : at;
  return regions[(from + by + regions.length) % regions.length]?.address;
}

function named(question: Question | undefined, { label }: Region): Pick<ShownRegion, 'label' | 'color'> {
  const found = question === undefined ? undefined : findLabel(question, label);
  return { label: found?.name ?? label, color: (found?.color ?? -1) + 1 };
}
