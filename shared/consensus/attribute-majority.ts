import { normaliseTranscript } from '../agreement/transcript-normalisation.ts';
import { compareText, compareUtf8 } from '../basics/order.ts';
import type { AttributeValue } from '../model/annotation.ts';
import type { LabelId } from '../model/ids.ts';

/** What most of those who answered an attribute said; `value` is null for a tie. */
export interface AttributeMajority {
  readonly value: AttributeValue | null;
  /** Share of those who answered that stand behind it (of a set, behind its weakest label), in [0, 1]. */
  readonly share: number;
}

/**
 * One answer for several about the same region: the label most gave; of a set each label that more than half gave; the
 * median level where it is one; the wording most agree on after normalisation, in its most frequent spelling. A tie has no
 * value. Answers of another type than the first are left out; undefined without any. Does not depend on the order of answers
 * of one type. O(answers).
 */
export function attributeMajority(given: readonly AttributeValue[]): AttributeMajority | undefined {
  const [first] = given;
  switch (first?.type) {
    case undefined:
      return undefined;
    case 'choice':
      return ahead(given.flatMap((each) => (each.type === 'choice' ? [each.label] : [])), (label) => ({ type: 'choice', label }));
    case 'multichoice':
      return setMajority(given.flatMap((each) => (each.type === 'multichoice' ? [each.labels] : [])));
    case 'rating':
      return medianLevel(given.flatMap((each) => (each.type === 'rating' ? [each.level] : [])));
    case 'text': {
      const texts = given.flatMap((each) => (each.type === 'text' ? [each.text] : []));
      return ahead(texts.map(normaliseTranscript), (words) => {
        const [spelling] = ranking(texts.filter((text) => normaliseTranscript(text) === words));
        return { type: 'text', text: spelling?.[0] ?? '' };
      });
    }
  }
}

function ahead<T extends string>(answers: readonly T[], to: (best: T) => AttributeValue): AttributeMajority | undefined {
  const [best, second] = ranking(answers);
  if (best === undefined) return undefined;
  return { value: best[1] === second?.[1] ? null : to(best[0]), share: best[1] / answers.length };
}

function setMajority(sets: readonly (readonly LabelId[])[]): AttributeMajority {
  const labels: LabelId[] = [];
  let share = 1;
  let tie = false;
  for (const [label, count] of ranking(sets.flatMap((set) => [...new Set(set)]))) {
    const yes = count / sets.length;
    if (yes === 0.5) tie = true;
    if (yes > 0.5) labels.push(label);
    share = Math.min(share, Math.max(yes, 1 - yes));
  }
  return { value: tie ? null : { type: 'multichoice', labels: labels.sort(compareText) }, share };
}

function medianLevel(given: readonly number[]): AttributeMajority {
  const levels = [...given].sort((a, b) => a - b);
  const low = levels[Math.floor((levels.length - 1) / 2)] ?? 0;
  const high = levels[Math.floor(levels.length / 2)] ?? 0;
  return { value: low === high ? { type: 'rating', level: low } : null, share: levels.filter((level) => level === low).length / levels.length };
}

/** Distinct texts with their counts, most frequent first; equally frequent ones in byte order. */
function ranking<T extends string>(texts: readonly T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || compareUtf8(a[0], b[0]));
}
