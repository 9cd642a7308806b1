import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/basics/random.ts';
import type { AgreementInput } from '../../../shared/curation/agreement-input.ts';
import { preparedHeadline } from '../../../shared/curation/headline.ts';
import { questionAgreement } from '../../../shared/curation/question-agreement.ts';
import { whatIfInput } from '../../../shared/curation/what-if.ts';
import type { Answer, AnswerValue } from '../../../shared/model/annotation.ts';
import type { LabelId, PersonId, QuestionId, RegionId, RoundId, SampleId } from '../../../shared/model/ids.ts';
import type { Question } from '../../../shared/model/label-set.ts';

const asked = { id: 'q' as QuestionId, prompt: 'q?', required: true, cantTell: true };
const labels = ['a', 'b', 'c', 'd'].map((id, color) => ({ id: id as LabelId, name: id.toUpperCase(), color }));
const random = seededRandom(7);
const corner = () => random.below(4);

interface Asked {
  readonly question: Question;
  readonly value: (label: LabelId, unit: number) => AnswerValue;
}

const region = (label: LabelId) => ({ id: `r${label}` as RegionId, label });
const ASKED: readonly Asked[] = [
  { question: { type: 'choice', about: 'image', ...asked, labels }, value: (label) => ({ type: 'choice', label }) },
  { question: { type: 'rating', about: 'image', ...asked, levels: ['a', 'b', 'c', 'd'] }, value: (label) => ({ type: 'rating', level: 'abcd'.indexOf(label) }) },
  { question: { type: 'multichoice', about: 'image', ...asked, labels }, value: (label) => ({ type: 'multichoice', labels: corner() < 2 ? [label] : [label, 'a' as LabelId] }) },
  { question: { type: 'text', about: 'audio', ...asked, multiline: false }, value: (label, unit) => ({ type: 'text', text: `say ${label} ${corner() < 1 ? 'or' : 'and'} ${unit % 3}` }) },
  {
    question: { type: 'box', about: 'image', ...asked, labels },
    value: (label) => ({ type: 'box', regions: corner() < 1 ? [] : [{ ...region(label), shape: { kind: 'box', x: corner(), y: corner(), width: 20, height: 20 } }] }),
  },
  {
    question: { type: 'rotated-box', about: 'image', ...asked, labels },
    value: (label) => ({ type: 'rotated-box', regions: [{ ...region(label), shape: { kind: 'rotated-box', x: 30, y: 30, width: 20, height: 10, angle: 5 * corner() } }] }),
  },
  {
    question: { type: 'polygon', about: 'image', ...asked, labels },
    value: (label) => ({ type: 'polygon', regions: [{ ...region(label), shape: { kind: 'polygon', points: [[corner(), 0], [20, corner()], [20, 20], [0, 20]] } }] }),
  },
  { question: { type: 'point', about: 'image', ...asked, labels }, value: (label) => ({ type: 'point', regions: [{ ...region(label), shape: { kind: 'point', x: 5 * corner(), y: 5 } }] }) },
  {
    question: { type: 'span', about: 'audio', ...asked, labels },
    value: (label) => ({ type: 'span', regions: [{ ...region(label), shape: { kind: 'span', start: corner(), end: 5 + corner(), lane: corner() % 2 } }] }),
  },
];

function inputOf({ question, value }: Asked, units = 30): AgreementInput {
  const cells = Array.from({ length: units }, (_, unit) => {
    const truth = random.below(4);
    return [0, 1, 2].map((labeler) => {
      const label = labels[random.below(3) === 0 ? random.below(4) : truth]?.id as LabelId;
      const answer: Answer = random.below(12) === 0 ? { is: 'cant-tell' } : { is: 'value', value: value(label, unit) };
      return { unit, labeler, answer };
    });
  }).flat();
  return {
    question,
    units: Array.from({ length: units }, (_, unit) => ({ sample: `s${unit}` as SampleId, round: 'r' as RoundId })),
    facts: Array.from({ length: units }, () => (question.about === 'audio' ? ({ kind: 'audio', seconds: 12 } as const) : ({ kind: 'image', width: 100, height: 80 } as const))),
    labelers: ['p', 'q', 'r'] as PersonId[],
    answers: cells.map(({ answer }) => answer),
    unit: Uint32Array.from(cells, ({ unit }) => unit),
    labeler: Uint32Array.from(cells, ({ labeler }) => labeler),
    answer: Uint32Array.from(cells.keys()),
  };
}

describe('the headline alone', () => {
  it.each(ASKED.map((each) => [each.question.type, each] as const))('%s: is the first figure of the whole agreement, to the last digit', (_, each) => {
    const input = inputOf(each);
    const options = { seed: 3, resamples: 200 };
    const whole = questionAgreement(input, options).figures[0];
    expect(preparedHeadline(input, options).withInterval(options)).toEqual(whole);
    expect(whole?.estimate.interval).not.toBeNull();
    expect(preparedHeadline(input, options).figure).toEqual(questionAgreement(input, { seed: 3, resamples: 0 }).figures[0]);
  });

  it.each(ASKED.map((each) => [each.question.type, each] as const))('%s: also where groups of samples are drawn and nobody differs', (_, each) => {
    const options = { seed: 3, resamples: 100 };
    const grouped = { ...inputOf(each), cluster: Uint32Array.from({ length: 30 }, (_each, unit) => unit >> 1) };
    expect(preparedHeadline(grouped, options).withInterval(options)).toEqual(questionAgreement(grouped, options).figures[0]);
    const nobody = { ...grouped, answer: new Uint32Array(grouped.answer.length) };
    expect(preparedHeadline(nobody, options).withInterval(options)).toEqual(questionAgreement(nobody, options).figures[0]);
  });

  it('of a change that is tried out: labels merged, a labeler left out', () => {
    const options = { seed: 3, resamples: 100 };
    for (const each of ASKED) {
      const tried = whatIfInput(inputOf(each), { merge: ['a', 'c'] as LabelId[], leaveOut: new Set(['q' as PersonId]), ordered: each.question.type === 'choice' });
      expect(preparedHeadline(tried, options).withInterval(options)).toEqual(questionAgreement(tried, options).figures[0]);
    }
  });
});
