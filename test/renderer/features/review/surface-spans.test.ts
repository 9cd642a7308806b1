import { describe, expect, it } from 'vitest';
import { caseGroups, groupStates } from '../../../../renderer/features/review/case-groups.ts';
import { type DecisionDraft, EMPTY_DRAFT, takenRegions, withAnswerOf } from '../../../../renderer/features/review/decision-draft.ts';
import { labelerAnswers } from '../../../../renderer/features/review/labeler-answers.ts';
import { decisionRegions, labelerRegions } from '../../../../renderer/features/review/shown-regions.ts';
import { laneNumber, spanLanes } from '../../../../renderer/features/review/span-lanes.ts';
import { spanTies, surfaceSpans } from '../../../../renderer/features/review/surface-spans.ts';
import type { Answer } from '../../../../shared/model/annotation.ts';
import type { QuestionId, RegionId } from '../../../../shared/model/ids.ts';
import type { Question, RegionQuestion } from '../../../../shared/model/label-set.ts';
import { audioFacts, personOf, QUESTION, questionOf, regionsAnswer, ROUND, sampleOf, skipped, spans, Story, transcript } from '../../../support/story.ts';

const SPEECH = questionOf('span', ['speech', 'music'], 'audio') as RegionQuestion;
const WORDS = 'words' as QuestionId;

function shown(question: Question, said: readonly Answer[], { draft = EMPTY_DRAFT, hidden = [], questions = [question], more = {} }: { draft?: DecisionDraft; hidden?: readonly number[]; questions?: readonly Question[]; more?: Record<string, Answer> } = {}) {
  const told = new Story().people(said.length).publish(...questions).samples(['a.wav'], audioFacts).open(['a.wav'], said.length);
  said.forEach((answer, at) => told.answer(at + 1, 'a.wav', answer, { answers: { [QUESTION]: answer, ...more } }));
  const answers = labelerAnswers(told.state, { sample: sampleOf('a.wav'), round: ROUND, question: question.id, score: 1, answers: said.length, pattern: '', returned: undefined }, false);
  const visible = (place: number) => !hidden.includes(place);
  const labelers = labelerRegions(question, questions, answers, visible);
  const decision = decisionRegions(question, draft);
  const found = question.type === 'span' ? caseGroups(question, answers) : undefined;
  const matched = found === undefined ? undefined : { found, states: groupStates(found, draft, false) };
  const personColor = (color: number) => `person ${color}`;
  const terms = { question, answers, canDraw: true, matched, taken: takenRegions(draft), labelColor: (color: number) => `label ${color}`, personColor };
  return {
    spans: surfaceSpans(labelers, decision, terms),
    ties: spanTies(labelers, terms, decision),
    lanes: spanLanes([...decision, ...labelers], { question, answers, visible, canDraw: true, personColor }),
  };
}

let minted = 0;
const taking = (answer: Answer, n = 1): DecisionDraft => withAnswerOf(EMPTY_DRAFT, answer, personOf(n), () => `new${minted++}` as RegionId);
const badges = (...said: Answer[]) => shown(SPEECH, said).spans.map(({ badge }) => badge);

describe('rows of spans', () => {
  it('are the decision’s, then one for each labeler who can be seen', () => {
    const said = [spans(['speech', 1, 2]), spans(['speech', 1, 2]), spans(['music', 1, 2])];
    expect(shown(SPEECH, said).lanes.map(({ name, kind }) => [name, kind])).toEqual([['Decision', 'decision'], ['Labeler 1', 'labeler'], ['Labeler 2', 'labeler'], ['Labeler 3', 'labeler']]);
    expect(shown(SPEECH, said, { hidden: [1] }).lanes.map(({ name }) => name)).toEqual(['Decision', 'Labeler 1', 'Labeler 3']);
  });

  it('are named after the lanes of the question; labelers have the same lanes as each other', () => {
    const named = { ...SPEECH, lanes: ['Host', 'Guest', 'Noise'] } as RegionQuestion;
    const on = (lane: number, start: number) => ({ label: 'speech', shape: { kind: 'span' as const, start, end: start + 1, lane } });
    const { lanes, spans: drawn } = shown(named, [regionsAnswer('span', [on(0, 1)]), regionsAnswer('span', [on(1, 1), on(4, 3)])]);
    expect(lanes.map(({ name }) => name)).toEqual([
      'Host · Decision', 'Guest · Decision', 'Noise · Decision', 'Lane 5 · Decision',
      'Host · Labeler 1', 'Guest · Labeler 1', 'Lane 5 · Labeler 1', 'Host · Labeler 2', 'Guest · Labeler 2', 'Lane 5 · Labeler 2',
    ]);
    expect(drawn.every(({ lane }) => lanes.some(({ id }) => id === lane))).toBe(true);
    expect(drawn.map(({ lane }) => laneNumber(lane))).toEqual([0, 1, 4]);
  });

  it('say why they are empty', () => {
    expect(shown(SPEECH, [spans(), skipped('noise'), { is: 'cant-tell' }, spans(['speech', 1, 2])]).lanes.map(({ name }) => name)).toEqual(['Decision', 'Labeler 1 (nothing there)', 'Labeler 2 (skipped)', 'Labeler 3 (can’t tell)', 'Labeler 4']);
  });

  it('are only labelers’ where the question is about words, with their spans as context', () => {
    const text = { ...questionOf('text', [], 'audio'), id: 'text' as QuestionId };
    const { lanes, spans: drawn, ties } = shown(text, [spans(['speech', 1, 2]), spans(['speech', 1, 2])], { questions: [SPEECH, text], more: { text: transcript('hello') } });
    expect(lanes.map(({ name }) => name)).toEqual(['Labeler 1', 'Labeler 2']);
    expect(drawn.every(({ dashed, fixed }) => dashed === true && fixed === true)).toBe(true);
    expect(ties).toEqual([]);
    expect(shown(text, [transcript('hello')]).lanes).toEqual([]);
  });
});

describe('spans on the surface', () => {
  it('say who missed them, and that they are extra or mislabeled', () => {
    expect(badges(spans(['speech', 1, 2]), spans())).toEqual(['missed by Labeler 2']);
    expect(badges(spans(['speech', 1, 2]), spans(['speech', 1, 2]), spans())).toEqual(['missed by Labeler 3', undefined]);
    expect(badges(spans(['speech', 1, 2]), spans(), spans())).toEqual(['extra']);
    expect(badges(spans(['speech', 1, 2]), spans(['speech', 1, 2]), spans(['music', 1, 2]))).toEqual([undefined, undefined, 'mislabeled']);
    expect(badges(spans(['speech', 1, 2]), spans(['music', 1, 2]))).toEqual(['mislabeled', 'mislabeled']);
  });

  it('say how far they are off: from the first of two, from the average of three', () => {
    expect(badges(spans(['speech', 1, 2]), spans(['speech', 1.12, 2]))).toEqual([undefined, 'start +120 ms']);
    expect(badges(spans(['speech', 1, 2]), spans(['speech', 1.04, 2]))).toEqual([undefined, undefined]);
    expect(badges(spans(['speech', 1, 2]), spans(['speech', 1, 2]), spans(['speech', 1.3, 2.3]))).toEqual(['−100 ms', '−100 ms', '+200 ms']);
  });

  it('are compared with the decision once there is one', () => {
    const said = [spans(['speech', 1, 2]), spans(['music', 1.12, 2])];
    const drawn = shown(SPEECH, said, { draft: taking(spans(['music', 1.12, 2]), 2) }).spans;
    expect(drawn.map(({ name, badge, taken, fixed, color }) => [name, badge, taken, fixed, color])).toEqual([
      ['music', undefined, false, false, 'label 2'],
      ['speech', 'mislabeled · start −120 ms', false, true, 'person 2'],
      ['music', undefined, true, true, 'person 3'],
    ]);
  });

  it('carry a check where they were taken, and are dashed where they are left out', () => {
    const said = [spans(['speech', 1, 2], ['music', 5, 6]), spans()];
    const taken = { ...taking(spans(['speech', 1, 2])), left: ['person-1/s1'] };
    expect(shown(SPEECH, said, { draft: taken }).spans.slice(1).map((span) => [span.taken, span.dashed])).toEqual([[true, false], [false, true]]);
  });

  it('only let the decision show through the waveform: all labelers over each other would hide it', () => {
    const said = [spans(['speech', 1, 2]), spans(['speech', 1, 2])];
    expect(shown(SPEECH, said, { draft: taking(said[0] as Answer) }).spans.map(({ showsThrough }) => showsThrough)).toEqual([true, false, false]);
  });

  it('carry their words', () => {
    const spoken = { ...SPEECH, attributes: [{ type: 'text', id: WORDS, prompt: 'Words', required: false, multiline: false }] } as RegionQuestion;
    const answer = regionsAnswer('span', [{ label: 'speech', shape: { kind: 'span', start: 1, end: 2, lane: 0 }, attributes: { [WORDS]: { type: 'text', text: 'hello there' } } }]);
    expect(shown(spoken, [answer]).spans[0]?.text).toBe('hello there');
  });
});

describe('ties', () => {
  it('go from the decision to one labeler after the other, and say where they differ', () => {
    const said = [spans(['speech', 1, 2]), spans(['speech', 1.02, 2]), spans(['speech', 1.3, 2])];
    expect(shown(SPEECH, said).ties).toEqual([{ a: 'person-1/s0', b: 'person-2/s0', tone: 'same' }, { a: 'person-2/s0', b: 'person-3/s0', tone: 'differs' }]);
    const draft = taking(spans(['speech', 1, 2]));
    expect(shown(SPEECH, said, { draft }).ties.map(({ b, tone }) => [b, tone])).toEqual([['person-1/s0', 'same'], ['person-2/s0', 'same'], ['person-3/s0', 'differs']]);
    expect(shown(SPEECH, said, { hidden: [1] }).ties).toEqual([{ a: 'person-1/s0', b: 'person-3/s0', tone: 'differs' }]);
  });

  it('differ where labels do, however near the spans', () => {
    expect(shown(SPEECH, [spans(['speech', 1, 2]), spans(['music', 1, 2])]).ties).toEqual([{ a: 'person-1/s0', b: 'person-2/s0', tone: 'differs' }]);
  });
});
