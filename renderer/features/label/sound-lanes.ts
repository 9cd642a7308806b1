import type { LabelId, QuestionId } from '../../../shared/model/ids.ts';
import { asksForRegions, findLabel, laneName, lanesAsked, type LabeledQuestion, type Question, type RegionQuestion } from '../../../shared/model/label-set.ts';
import { attributesOf } from '../../../shared/model/annotation.ts';
import type { SurfaceLane, SurfaceSpan } from '../../audio/surface-span.ts';
import { labelColorHex } from '../../ui/palette.ts';
import type { OwnedRegion } from './region-edits.ts';
import { isSpan } from './span-edits.ts';

/** One row of spans: a lane of a question, by its number. */
export interface LaneOf {
  readonly question: RegionQuestion;
  readonly lane: number;
}

export function laneId({ question, lane }: { readonly question: { readonly id: QuestionId }; readonly lane: number }): string {
  return `${question.id}/${lane}`;
}

/** The lanes of a sample from the top: those that its questions name, then any beyond them that spans lie on. */
export function lanesOf(questions: readonly Question[], owned: readonly OwnedRegion[]): readonly LaneOf[] {
  const most = new Map<QuestionId, number>();
  for (const { question, region } of owned) if (isSpan(region)) most.set(question.id, Math.max(most.get(question.id) ?? 0, region.shape.lane + 1));
  return questions.filter(asksForRegions).flatMap((question) => {
    if (question.type !== 'span') return [];
    const count = Math.max(lanesAsked(question).length, 1, most.get(question.id) ?? 0);
    return Array.from({ length: count }, (_, lane) => ({ question, lane }));
  });
}

export function findLane(lanes: readonly LaneOf[], id: string): LaneOf | undefined {
  return lanes.find((each) => laneId(each) === id);
}

export function surfaceLane(each: LaneOf, canDraw: boolean): SurfaceLane {
  return { id: laneId(each), name: laneName(each.question, each.lane), kind: 'labels', canDraw };
}

/** The colour of a label on the waveform: of the theme, which is behind it. */
export function spanColor(question: LabeledQuestion, label: LabelId, theme: 'light' | 'dark'): string {
  return labelColorHex((findLabel(question, label)?.color ?? -1) + 1, theme);
}

/** The attribute that a span's words are written in: the first that asks for text. */
export function transcriptAsked(question: Question) {
  if (!asksForRegions(question)) return undefined;
  return (question.attributes ?? []).find((each) => each.type === 'text');
}

/** The words of a span; empty where there are none. */
export function transcriptOf({ question, region }: OwnedRegion): string {
  const asked = transcriptAsked(question);
  const value = asked === undefined ? undefined : attributesOf(region)[asked.id];
  return value?.type === 'text' ? value.text : '';
}

/** How the surface shows a span; undefined for a region of an image. */
export function surfaceSpan(owned: OwnedRegion, theme: 'light' | 'dark', fixed: boolean): SurfaceSpan | undefined {
  const { question, region } = owned;
  if (!isSpan(region)) return undefined;
  const { start, end, lane } = region.shape;
  const text = transcriptOf(owned);
  // Where there is one label only, its name on every span says nothing: the words have the room.
  const words = text === '' ? {} : question.labels.length === 1 ? { text, caption: text } : { text };
  return { id: region.id, start, end, lane: laneId({ question, lane }), color: spanColor(question, region.label, theme), name: findLabel(question, region.label)?.name ?? region.label, fixed, ...words };
}

/** A span in words: what it is, when, and on which lane. */
export function spanName({ question, region }: OwnedRegion): string {
  const name = findLabel(question, region.label)?.name ?? region.label;
  if (!isSpan(region)) return name;
  const { start, end, lane } = region.shape;
  return `${name}, ${start.toFixed(2)} s to ${end.toFixed(2)} s${spokenLane(question, lane)}`;
}

/** Nothing where there is but one lane without a name. */
function spokenLane(question: RegionQuestion, lane: number): string {
  if (lanesAsked(question)[lane] !== undefined) return `, lane ${laneName(question, lane)}`;
  return lane === 0 ? '' : `, ${laneName(question, lane).toLowerCase()}`;
}
