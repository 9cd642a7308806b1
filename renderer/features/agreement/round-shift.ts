import type { QuestionAgreement } from '../../../shared/curation/agreement-figures.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import { formatPercent } from '../../ui/format-percent.ts';

/** Label shares that moved by less than this in all make no difference worth a word. */
const MUCH = 0.15;

type Names = { readonly person: (id: PersonId) => string; readonly label: (id: string) => string };

/**
 * Why two rounds may not be comparable, one sentence each: chance-corrected figures depend on how common the labels are, and on who labels. Empty where
 * neither differs.
 */
export function shiftSentences(before: QuestionAgreement, after: QuestionAgreement, { person, label }: Names): string[] {
  const sentences: string[] = [];
  const moved = shareMoves(before, after);
  const [most] = moved;
  const distance = moved.reduce((sum, { was, is }) => sum + Math.abs(is - was), 0) / 2;
  if (most !== undefined && distance >= MUCH) {
    sentences.push(`The answers are spread differently: “${label(most.label)}” went from ${formatPercent(most.was)} to ${formatPercent(most.is)}. α is measured against that spread, so part of the difference may come from the samples.`);
  }
  const had = new Set(before.labelers.map(({ labeler }) => labeler));
  const has = new Set(after.labelers.map(({ labeler }) => labeler));
  const joined = [...has].filter((id) => !had.has(id)).map(person);
  const left = [...had].filter((id) => !has.has(id)).map(person);
  if (joined.length + left.length > 0) {
    const words = [joined.length > 0 ? `${listed(joined)} joined` : '', left.length > 0 ? `${listed(left)} left` : ''].filter((part) => part !== '').join(', ');
    sentences.push(`Other labelers: ${words}. The difference may come from who labels.`);
  }
  return sentences;
}

/** The share of each label before and after, what moved most first. */
function shareMoves(before: QuestionAgreement, after: QuestionAgreement): { readonly label: string; readonly was: number; readonly is: number }[] {
  const total = ({ labels }: QuestionAgreement) => labels.reduce((sum, { count }) => sum + count, 0);
  const [all, allAfter] = [total(before), total(after)];
  if (all === 0 || allAfter === 0) return [];
  const was = new Map(before.labels.map(({ label, count }) => [label, count / all]));
  const is = new Map(after.labels.map(({ label, count }) => [label, count / allAfter]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((label) => ({ label, was: was.get(label) ?? 0, is: is.get(label) ?? 0 }))
    .sort((a, b) => Math.abs(b.is - b.was) - Math.abs(a.is - a.was));
}

const MOST_NAMES = 3;

function listed(names: readonly string[]): string {
  if (names.length > MOST_NAMES) return `${names.slice(0, MOST_NAMES - 1).join(', ')} and ${names.length - MOST_NAMES + 1} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
