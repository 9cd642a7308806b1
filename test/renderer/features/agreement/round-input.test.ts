import { describe, expect, it } from 'vitest';
import type { RoundId } from '../../../../shared/model/ids.ts';
import { inputOfRound, roundsOfInput } from '../../../../renderer/features/agreement/round-input.ts';
import { sampleInput } from './sample-input.ts';
import { questionAgreement } from '../../../../shared/curation/question-agreement.ts';

describe('one round of an input', () => {
  it.each([
    ['defect', 'screens-1'],
    ['where', 'screens-2'],
    ['transcript', 'commands-1'],
    ['speech', 'commands-2'],
  ])('gives the numbers of gathering that round alone (%s, %s)', (question, round) => {
    const options = { seed: 1, resamples: 20 };
    expect(questionAgreement(inputOfRound(sampleInput(question), round as RoundId), options)).toEqual(questionAgreement(sampleInput(question, round), options));
  });

  it('names the rounds that have answers, in order of opening', () => {
    expect(roundsOfInput(sampleInput('defect'))).toEqual(['screens-1', 'screens-2']);
  });

  it('leaves out labelers who answered nothing in it', () => {
    const whole = sampleInput('defect');
    const onlyAnaSecond = { ...whole, unit: whole.unit.filter((_, cell) => keeps(cell)), labeler: whole.labeler.filter((_, cell) => keeps(cell)), answer: whole.answer.filter((_, cell) => keeps(cell)) };
    function keeps(cell: number): boolean {
      return whole.units[whole.unit[cell] as number]?.round === 'screens-1' || whole.labelers[whole.labeler[cell] as number] === 'ana';
    }
    expect(inputOfRound(onlyAnaSecond, 'screens-2' as RoundId).labelers).toEqual(['ana']);
    expect(inputOfRound(onlyAnaSecond, 'screens-1' as RoundId).labelers).toEqual(['ana', 'ben', 'chen']);
  });
});
