import type { Question } from '../../../shared/model/label-set.ts';
import { laneName, lanesAsked } from '../../../shared/model/label-set.ts';
import type { SurfaceLane } from '../../audio/surface-span.ts';
import type { LabelerAnswer } from './labeler-answers.ts';
import type { ShownRegion } from './shown-regions.ts';

/** The row of spans of the decision, or of a labeler, on one of the question's lanes. */
export function laneId(labeler: string | undefined, lane: number): string {
  return `${labeler ?? 'decision'}/lane/${lane}`;
}

/** The number of the question's lane that a row stands for. */
export function laneNumber(id: string): number {
  return Number(id.slice(id.lastIndexOf('/') + 1));
}

/** The row that a span is on. What is shown only as context has one row a labeler, whatever lane it came from. */
export function laneOf({ region: { shape }, place, isContext }: ShownRegion, answers: readonly LabelerAnswer[]): string {
  const lane = shape.kind === 'span' && !isContext ? shape.lane : 0;
  return laneId(place === undefined ? undefined : answers[place]?.labeler, lane);
}

export interface LaneTerms {
  readonly question: Question;
  readonly answers: readonly LabelerAnswer[];
  readonly visible: (place: number) => boolean;
  readonly canDraw: boolean;
  /** CSS colour of a person, by the number of their colour. */
  readonly personColor: (color: number) => string;
}

/**
 * The rows of a case, from the top: the decision's, one for each lane of the question, then a group for each labeler who can be
 * seen, with the same lanes as everybody has, so that rows compare. A question that is not about spans has no row for its decision, and
 * labelers only have one where they marked something.
 */
export function spanLanes(shown: readonly ShownRegion[], { question, answers, visible, canDraw, personColor }: LaneTerms): readonly SurfaceLane[] {
  const isAsked = question.type === 'span';
  const used = new Set(shown.flatMap(({ region: { shape }, isContext }) => (shape.kind === 'span' && !isContext ? [shape.lane] : [])));
  const named = isAsked ? lanesAsked(question).map((_, lane) => lane) : [];
  const all = isAsked ? ascending(new Set([...used, ...(named.length === 0 ? [0] : named)])) : [0];
  const compared = used.size === 0 ? all.slice(0, 1) : ascending(used);
  const rowName = (who: string, lane: number, lanes: readonly number[]) => (lanes.length < 2 && (named.length < 2 || used.size === 0) ? who : `${laneName(question, lane)} · ${who}`); // the colour says who, where there is no room
  const rows: SurfaceLane[] = isAsked ? all.map((lane) => ({ id: laneId(undefined, lane), name: rowName('Decision', lane, all), kind: 'decision', canDraw })) : [];
  answers.forEach(({ labeler, name, color, answer }, place) => {
    if (!visible(place)) return;
    if (!isAsked && !shown.some((each) => each.place === place)) return;
    const about = isAsked ? notMarked(answer) : undefined;
    const who = about === undefined ? name : `${name} (${about})`;
    rows.push(...compared.map((lane): SurfaceLane => ({ id: laneId(labeler, lane), name: rowName(who, lane, compared), kind: 'labeler', color: personColor(color) })));
  });
  return rows;
}

/** Why a labeler's rows are empty; undefined where there are spans. */
function notMarked(answer: LabelerAnswer['answer']): string | undefined {
  if (answer === undefined) return 'no answer';
  if (answer.is === 'skipped') return 'skipped';
  if (answer.is === 'cant-tell') return 'can’t tell';
  return 'regions' in answer.value && answer.value.regions.length === 0 ? 'nothing there' : undefined;
}

function ascending(numbers: ReadonlySet<number>): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}
