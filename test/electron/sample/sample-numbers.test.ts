import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../shared/basics/hash.ts';
import { agreementInput } from '../../../shared/curation/agreement-input.ts';
import type { FigureId, QuestionAgreement } from '../../../shared/curation/agreement-figures.ts';
import { questionAgreement } from '../../../shared/curation/question-agreement.ts';
import { readHistory, START_OF_FILE } from '../../../shared/history/read-history.ts';
import type { QuestionId, RoundId } from '../../../shared/model/ids.ts';
import { foldCommits } from '../../../shared/project/fold.ts';
import { defined } from '../../../shared/basics/assert.ts';
import expected from '../../fixtures/sample/expected.json' with { type: 'json' };
import { filesBelow, projectFolder } from './sample-files.ts';

const histories = [...filesBelow(projectFolder)].filter(([path]) => path.startsWith('history/'));
const state = foldCommits(histories.flatMap(([, bytes]) => readHistory(bytes, START_OF_FILE, sha256Hex).commits));

function measured(round: string, question: string): QuestionAgreement {
  const input = defined(agreementInput(state, question as QuestionId, { rounds: [round as RoundId] }), question);
  return questionAgreement(input, { seed: 1, resamples: 0 });
}

function figure(of: QuestionAgreement, id: FigureId): number {
  return defined(of.figures.find((each) => each.id === id)?.estimate.value, id);
}

const CLOSE = 9;

describe('the numbers of the sample project', () => {
  it('were computed from the history that is committed', () => {
    expect(Object.fromEntries(histories.map(([path, bytes]) => [path.replace('history/', ''), sha256Hex(bytes)]))).toEqual(expected.history);
  });

  describe.each(['screens-1', 'screens-2'] as const)('in %s', (round) => {
    it('agree with the independent calculation for the choice', () => {
      const { defect } = expected.rounds[round];
      const shown = measured(round, 'defect');
      expect(figure(shown, 'alpha_nominal')).toBeCloseTo(defect.nominal_alpha.alpha, CLOSE);
      expect(figure(shown, 'percent_agreement')).toBeCloseTo(defect.percent_agreement_by_value, CLOSE);
      expect(figure(shown, 'gwet_ac1')).toBeCloseTo(defect.gwet_ac1, CLOSE);
      expect([shown.n.units, shown.n.pairable]).toEqual([defect.nominal_alpha.units, defect.nominal_alpha.values]);
      expect([shown.cantTell, shown.skipped]).toEqual([defect.answers['cant-tell'], defect.answers.skipped]);
      for (const { label, alpha } of shown.labels) {
        expect(alpha).toMatchObject({ kind: 'defined', value: expect.closeTo(defect.alpha_per_label[label as 'dent'], CLOSE) as number });
      }
      for (const { first, second, units, kappa, agreement } of shown.pairs) {
        const pair = defect.cohen_kappa[`${first}/${second}` as 'ana/ben'];
        expect(units).toBe(pair.n);
        expect(kappa).toMatchObject({ value: expect.closeTo(pair.kappa, CLOSE) as number });
        expect(agreement).toMatchObject({ value: expect.closeTo(pair.agreement, CLOSE) as number });
      }
    });

    it('agree with the independent calculation for the boxes', () => {
      const { where } = expected.rounds[round];
      const shown = measured(round, 'where');
      expect(figure(shown, 'f1')).toBeCloseTo(where.matched.f1, CLOSE);
      expect(figure(shown, 'mean_iou')).toBeCloseTo(where.matched.mean_iou, CLOSE);
      expect(figure(shown, 'alpha_objects')).toBeCloseTo(where.object_alpha.alpha, CLOSE);
      expect(figure(shown, 'alpha_iou')).toBeCloseTo(where.iou_distance_alpha.alpha, CLOSE);
      for (const { label, specific } of shown.labels) {
        expect(specific).toMatchObject({ value: expect.closeTo(where.matched.f1_per_label[label as 'dent'], CLOSE) as number });
      }
    });
  });

  describe.each(['commands-1', 'commands-2'] as const)('in %s', (round) => {
    it('agree with the independent calculation for the transcript', () => {
      const { transcript } = expected.rounds[round];
      const shown = measured(round, 'transcript');
      expect(figure(shown, 'alpha_words')).toBeCloseTo(transcript.edit_distance_alpha.alpha, CLOSE);
      expect(figure(shown, 'alpha_characters')).toBeCloseTo(transcript.edit_distance_alpha_characters.alpha, CLOSE);
      expect(figure(shown, 'wer')).toBeCloseTo(transcript.word_error_rate_of_all_pairs, CLOSE);
      expect(figure(shown, 'cer')).toBeCloseTo(transcript.character_error_rate_of_all_pairs, CLOSE);
      expect(figure(shown, 'exact_agreement')).toBeCloseTo(transcript.percent_same_words_by_value, CLOSE);
    });

    it('agree with the independent calculation for the spans', () => {
      const { speech } = expected.rounds[round];
      const shown = measured(round, 'speech');
      expect(figure(shown, 'alpha_time')).toBeCloseTo(speech.duration_weighted_alpha.alpha, CLOSE);
      expect(figure(shown, 'f1')).toBeCloseTo(speech.matched.f1, CLOSE);
      expect(figure(shown, 'mean_iou')).toBeCloseTo(speech.matched.mean_iou, CLOSE);
      expect(figure(shown, 'alpha_objects')).toBeCloseTo(speech.object_alpha.alpha, CLOSE);
    });

    it('agree with the independent calculation for the rating', () => {
      const { quality } = expected.rounds[round];
      const shown = measured(round, 'quality');
      expect(figure(shown, 'alpha_ordinal')).toBeCloseTo(quality.ordinal_alpha.alpha, CLOSE);
      expect(figure(shown, 'alpha_interval')).toBeCloseTo(quality.interval_alpha.alpha, CLOSE);
      expect(figure(shown, 'percent_agreement')).toBeCloseTo(quality.percent_agreement_by_value, CLOSE);
    });
  });

  it('are visibly better under the second guideline, and not perfect', () => {
    const headline = (round: string, question: string) => defined(measured(round, question).figures[0]?.estimate.value, question);
    for (const [question, kind] of [['defect', 'screens'], ['where', 'screens'], ['transcript', 'commands'], ['speech', 'commands'], ['quality', 'commands']] as const) {
      expect(headline(`${kind}-2`, question) - headline(`${kind}-1`, question), question).toBeGreaterThan(0.08);
      expect(headline(`${kind}-2`, question), question).toBeLessThan(0.99);
    }
  });
});
