import { describe, expect, it } from 'vitest';
import { caseText, patternText } from '../../../../renderer/features/review/pattern-text.ts';
import { answersPattern } from '../../../../shared/curation/disagreement-queue.ts';
import type { ReviewCase } from '../../../../shared/curation/review-cases.ts';
import type { Answer } from '../../../../shared/model/annotation.ts';
import { boxes, choice, multichoice, QUESTION, questionOf, rating, ROUND, sampleOf, spans, transcript } from '../../../support/story.ts';

const LABELS = ['scratch', 'deep scratch', 'dent'];
const pattern = (...answers: Answer[]) => answersPattern(answers.flatMap((answer) => (answer.is === 'value' ? [answer.value] : [])));
const text = (type: Parameters<typeof questionOf>[0], ...answers: Answer[]) => patternText(questionOf(type, LABELS), pattern(...answers));
const one = (part: Partial<ReviewCase>): ReviewCase => ({ sample: sampleOf('a'), round: ROUND, question: QUESTION, score: 0, answers: 2, pattern: '', returned: undefined, ...part });

describe('patternText', () => {
  it('sets the names of labels against each other', () => {
    expect(text('choice', choice('scratch'), choice('deep-scratch'), choice('scratch'))).toBe('deep scratch / scratch');
    expect(text('multichoice', multichoice('scratch', 'dent'), multichoice())).toBe('dent + scratch / none');
    expect(text('rating', rating(0), rating(4))).toBe('bad / great');
  });

  it('counts regions by label', () => {
    const box = ['scratch', 0, 0, 1, 1] as const;
    expect(text('box', boxes(box, box, ['dent', 0, 0, 1, 1]), boxes())).toBe('dent + 2 × scratch / nothing');
  });

  it('says when the same labels lie in different places', () => {
    expect(text('box', boxes(['scratch', 0, 0, 1, 1]), boxes(['scratch', 5, 5, 1, 1]))).toBe('scratch, drawn differently');
    expect(text('span', spans(['dent', 0, 1]), spans(['dent', 2, 3]))).toBe('dent, marked differently');
  });

  it('says only that words differ', () => {
    expect(text('text', transcript('a'), transcript('b'))).toBe('different words');
  });
});

describe('caseText', () => {
  const question = questionOf('choice', LABELS);

  it('says why a sample came back', () => {
    expect(caseText(question, one({ returned: { why: 'skipped', reason: 'not a phone' } }))).toBe('Skipped: not a phone');
    expect(caseText(question, one({ returned: { why: 'skipped', reason: '' } }))).toBe('Skipped');
    expect(caseText(question, one({ returned: { why: 'cant-tell' } }))).toBe('Nobody could tell');
  });

  it('says what all agree on', () => {
    expect(caseText(question, one({ pattern: 'scratch' }))).toBe('all say scratch');
    expect(caseText(question, one({ pattern: 'scratch', answers: 1 }))).toBe('scratch');
  });

  it('says what differs before why it came back', () => {
    expect(caseText(question, one({ score: 1, pattern: 'dent / scratch', returned: { why: 'skipped', reason: 'dark' } }))).toBe('dent / scratch');
  });
});
