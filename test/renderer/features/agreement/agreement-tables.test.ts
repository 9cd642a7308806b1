import { describe, expect, it } from 'vitest';
import { questionAgreement } from '../../../../shared/curation/question-agreement.ts';
import { confusionCsv, figuresCsv, labelersCsv, labelsCsv, pairsCsv } from '../../../../renderer/features/agreement/agreement-tables.ts';
import { sampleInput } from './sample-input.ts';

const result = questionAgreement(sampleInput('defect', 'screens-2'), { seed: 1, resamples: 50 });

describe('tables as CSV', () => {
  it('keep the full precision of every figure', () => {
    const csv = figuresCsv(result.figures);
    for (const { estimate } of result.figures) expect(csv).toContain(String(estimate.value));
    expect(csv.split('\n')[1]).toMatch(/^alpha_nominal,Krippendorff’s α,0\.84628/);
  });

  it('neutralise formulas in names of labels and people, in headers too, and leave negative numbers alone', () => {
    const evil = () => '=HYPERLINK("http://x")';
    for (const csv of [
      labelsCsv(result.labels, evil),
      labelersCsv(result.labelers, { person: evil, label: evil }),
      pairsCsv(result.pairs, { person: evil, label: evil }),
      confusionCsv({ labels: ['a', null], counts: [[1, 2], [2, 0]] }, evil),
    ]) {
      expect(csv).toContain('"\'=HYPERLINK');
      expect(csv).not.toMatch(/(^|,)"?=/m);
    }
    expect(labelersCsv(result.labelers, { person: String, label: String })).not.toContain("'-");
  });

  it('give the matrix with its names on both sides', () => {
    const { confusion } = result;
    if (confusion === null) throw new Error('a choice has a confusion matrix');
    const [header, first] = confusionCsv(confusion, (label) => label ?? 'nothing').split('\n');
    expect(header).toBe(',no-defect,scratch,deep-scratch,dent');
    expect(first).toBe('no-defect,30,3,0,0');
  });
});
