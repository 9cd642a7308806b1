import type { CaseGroup } from './case-groups.ts';
import type { ConflictKind } from '../../../shared/curation/region-conflicts.ts';
import { spanDifferences, spanShift } from '../../../shared/curation/span-differences.ts';
import { shiftSentence, spreadText } from '../../../shared/curation/span-shift-words.ts';
import { attributesOf, type AttributeValue } from '../../../shared/model/annotation.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import { type Attribute, attributesAsked, findLabel, type RegionQuestion } from '../../../shared/model/label-set.ts';
import { formatCoefficient } from '../../ui/format-coefficient.ts';
import { formatClock } from '../../ui/format-duration.ts';

export const KIND_WORDS: Readonly<Record<ConflictKind, string>> = { missed: 'Missed', extra: 'Extra', mislabeled: 'Mislabeled', misplaced: 'Misplaced', attribute: 'Described differently' };

export const KIND_MEANINGS: Readonly<Record<ConflictKind, string>> = {
  missed: 'Half of the labelers or more marked it, the others did not',
  extra: 'Fewer than half of the labelers marked it',
  mislabeled: 'Marked under several labels',
  misplaced: 'Marked in places that overlap by less than half',
  attribute: 'Different things are said about it',
};

/** Where a group of spans begins: "0:04.00"; undefined for regions of images. */
export function beginText({ members }: CaseGroup): string | undefined {
  const starts = members.flatMap(({ region: { shape } }) => (shape.kind === 'span' ? [shape.start] : []));
  return starts.length === 0 ? undefined : formatClock(Math.min(...starts), 2);
}

/** The labels of a group, most given first: "scratch / deep scratch". */
export function groupLabels(question: RegionQuestion, { votes }: CaseGroup): string {
  return votes.map(({ label }) => nameOf(question, label)).join(' / ');
}

/** How well the members of a group lie on each other: "IoU 0.42", of points "7 px apart"; undefined for one member alone. */
export function overlapText({ members, leastIou }: CaseGroup): string | undefined {
  if (leastIou === null) return undefined;
  const points = members.flatMap(({ region: { shape } }) => (shape.kind === 'point' ? [shape] : []));
  if (points.length < members.length) return `IoU ${formatCoefficient(leastIou)}`;
  const apart = Math.max(...points.flatMap((one, at) => points.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y))));
  return `${Math.round(apart)} px apart`;
}

/** A group in words: who marked it, who did not, what they say and how well it matches; of spans not what was written, which is shown word by word. `names` by place. */
export function groupSentences(question: RegionQuestion, group: CaseGroup, names: readonly string[]): readonly string[] {
  const { members, absent, votes, attributes } = group;
  const who = (places: readonly number[]) => listOf(places.map((place) => names[place] ?? ''));
  const made = question.type === 'span' ? 'marked' : 'drew';
  const sentences: string[] = [];
  if (absent.length > 0) sentences.push(`${who(members.map(({ labeler }) => labeler))} ${made} it, ${who(absent)} did not`);
  if (votes.length > 1) {
    const sides = votes.map(({ label }) => {
      const places = members.filter(({ region }) => region.label === label).map(({ labeler }) => labeler);
      return `${who(places)} ${places.length === 1 ? 'says' : 'say'} ${nameOf(question, label)}`;
    });
    sentences.push(sides.join(', '));
  }
  if (sentences.length === 0) sentences.push(members.length === 1 ? `Only ${who(members.map(({ labeler }) => labeler))} answered` : group.kinds.length === 0 ? 'All agree' : `All ${made} it`);
  const overlap = overlapText(group);
  if (overlap !== undefined) sentences.push(overlap);
  sentences.push(...spanSentences(group, names));
  for (const attribute of attributesAsked(question)) {
    if (!attributes.includes(attribute.id) || (question.type === 'span' && attribute.type === 'text')) continue;
    const said = Map.groupBy(members, ({ region }) => valueText(attribute, attributesOf(region)[attribute.id]));
    sentences.push(`${attribute.prompt} ${[...said].map(([text, sayers]) => `${text} (${who(sayers.map(({ labeler }) => labeler))})`).join(' / ')}`);
  }
  return sentences;
}

/** How far apart the boundaries of matched spans are: of two, how much later the second is; of more, how sure each boundary is. */
function spanSentences({ members }: CaseGroup, names: readonly string[]): readonly string[] {
  const spans = members.flatMap(({ region: { shape } }) => (shape.kind === 'span' ? [shape] : []));
  const [first, second] = spans;
  if (first === undefined || second === undefined) return [];
  if (spans.length === 2) {
    const [reference, other] = members.map(({ labeler }) => names[labeler] ?? '');
    const shifted = shiftSentence(other ?? '', spanShift(first, second));
    return shifted === undefined ? [] : [`${shifted} than ${reference}`];
  }
  const differences = spanDifferences(spans);
  return differences === undefined ? [] : [spreadText('start', differences.starts, spans.length), spreadText('end', differences.ends, spans.length)].flatMap((text) => text ?? []);
}

/** What is said about a region, in words; a dash where nothing is. */
export function valueText(attribute: Attribute, value: AttributeValue | undefined): string {
  switch (value?.type) {
    case undefined:
      return '–';
    case 'choice':
      return nameOf(attribute, value.label);
    case 'multichoice':
      return value.labels.length === 0 ? 'none' : value.labels.map((label) => nameOf(attribute, label)).join(' + ');
    case 'rating':
      return attribute.type === 'rating' ? (attribute.levels[value.level] ?? String(value.level + 1)) : String(value.level + 1);
    case 'text':
      return `“${value.text}”`;
  }
}

function nameOf(asked: RegionQuestion | Attribute, label: LabelId): string {
  return findLabel(asked, label)?.name ?? label;
}

/** "Ana", "Ana and Ben", "Ana, Ben and Chen". */
export function listOf(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
