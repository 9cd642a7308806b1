import { spanDifferences, type Stretch } from '../../../shared/curation/span-differences.ts';
import type { CaseGroup } from './case-groups.ts';
import type { LabelerAnswer } from './labeler-answers.ts';

/** Seconds heard before and after what differs. */
export const AROUND = 0.25;

/** One side of a comparison by ear. */
export interface Side {
  readonly name: string;
  /** Colour of the person. */
  readonly color: number;
  readonly span: Stretch;
}

/** Two to hear against each other. `b` is undefined where only one marked anything. */
export interface ListeningPair {
  readonly a: Side;
  readonly b: Side | undefined;
  /** What to hear of where they differ: widened by `AROUND`, inside the recording, sorted, apart from each other. */
  readonly differing: readonly Stretch[];
}

/** What can be heard of a group: every pair of the labelers who can be seen, in their order. Of one alone, what the others missed. */
export function listeningPairs({ members, absent }: CaseGroup, answers: readonly LabelerAnswer[], visible: (place: number) => boolean, seconds: number): readonly ListeningPair[] {
  const sides = members.flatMap(({ labeler, region: { shape } }): Side[] => (shape.kind === 'span' && visible(labeler) ? [{ name: answers[labeler]?.name ?? '', color: answers[labeler]?.color ?? 1, span: shape }] : []));
  const [alone, ...others] = sides;
  if (alone === undefined) return [];
  if (others.length === 0) return [{ a: alone, b: undefined, differing: absent.length === 0 ? [] : around([alone.span], seconds) }];
  return sides.flatMap((a, at) => sides.slice(at + 1).map((b): ListeningPair => ({ a, b, differing: around(spanDifferences([a.span, b.span])?.differing ?? [], seconds) })));
}

/** Sorted stretches with some sound around; those that then meet are heard as one. */
function around(stretches: readonly Stretch[], seconds: number): readonly Stretch[] {
  const heard: { start: number; end: number }[] = [];
  for (const { start, end } of stretches) {
    const wide = { start: Math.max(0, start - AROUND), end: Math.min(seconds, end + AROUND) };
    const last = heard.at(-1);
    if (last !== undefined && wide.start <= last.end) last.end = wide.end;
    else heard.push(wide);
  }
  return heard;
}

/** What is shown when stepping to a group: all of it, with half as much around it, at least half a second to each side. */
export function groupStretch({ members }: CaseGroup, decided: readonly Stretch[], seconds: number): Stretch | undefined {
  const spans = [...members.flatMap(({ region: { shape } }) => (shape.kind === 'span' ? [shape] : [])), ...decided];
  const whole = spanDifferences(spans)?.whole;
  if (whole === undefined) return undefined;
  const margin = Math.max(0.5, (whole.end - whole.start) / 2);
  return { start: Math.max(0, whole.start - margin), end: Math.min(seconds, whole.end + margin) };
}
