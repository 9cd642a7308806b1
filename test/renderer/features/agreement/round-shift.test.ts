import { describe, expect, it } from 'vitest';
import { questionAgreement } from '../../../../shared/curation/question-agreement.ts';
import type { QuestionAgreement } from '../../../../shared/curation/agreement-figures.ts';
import type { PersonId } from '../../../../shared/model/ids.ts';
import { shiftSentences } from '../../../../renderer/features/agreement/round-shift.ts';
import { sampleInput } from './sample-input.ts';

const before = questionAgreement(sampleInput('defect', 'screens-1'), { seed: 1, resamples: 0 });
const names = { person: (id: PersonId) => id.toUpperCase(), label: (id: string) => id };

function withCounts(result: QuestionAgreement, counts: Readonly<Record<string, number>>): QuestionAgreement {
  return { ...result, labels: result.labels.map((each) => ({ ...each, count: counts[each.label] ?? 0 })) };
}

describe('what may make two rounds differ besides the guideline', () => {
  it('is silent where labels and labelers are the same', () => {
    expect(shiftSentences(before, before, names)).toEqual([]);
  });

  it('names the label whose share moved most', () => {
    const sentences = shiftSentences(withCounts(before, { dent: 50, scratch: 50 }), withCounts(before, { dent: 80, scratch: 20 }), names);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain('went from 50\u202f% to');
    expect(shiftSentences(withCounts(before, { dent: 50, scratch: 50 }), withCounts(before, { dent: 60, scratch: 40 }), names)).toEqual([]);
  });

  it('names labelers who joined and left', () => {
    const [first, ...others] = before.labelers;
    if (first === undefined) throw new Error('the round has labelers');
    const after = { ...before, labelers: [...others, { ...first, labeler: 'dana' as PersonId }] };
    expect(shiftSentences(before, after, names)).toEqual([`Other labelers: DANA joined, ${first.labeler.toUpperCase()} left. The difference may come from who labels.`]);
  });
});
