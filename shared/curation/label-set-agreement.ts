import type { ClusteredOptions } from '../agreement/bootstrap-options.ts';
import { type LabelSets, labelAlpha, labelsUsed, multilabelAlpha } from '../agreement/multilabel-alpha.ts';
import { distanceEstimates, distanceLabelers, distancePairs, distancesToOthers, exactAgreement, sizeOfMatrix } from './distance-figures.ts';
import { hasLabels } from '../model/label-set.ts';
import { type AgreementInput, answerMatrix } from './agreement-input.ts';
import type { LabelFigures, MeasuredAgreement } from './agreement-figures.ts';
import { type Estimate, undefinedBecause } from '../agreement/estimate.ts';

/** Agreement on sets of labels: alpha with MASI (headline) and Jaccard, whole sets, and each label read as yes or no. */
export function labelSetAgreement(input: AgreementInput, options: ClusteredOptions): MeasuredAgreement {
  const sets: LabelSets = answerMatrix(input, (value) => (value.type === 'multichoice' ? value.labels : null));
  const masi = multilabelAlpha(sets, 'masi');
  const jaccard = multilabelAlpha(sets, 'jaccard');
  const n = sizeOfMatrix(sets, masi.unitDistance);
  const key = (labels: readonly string[]) => JSON.stringify([...new Set(labels)].sort());
  const others = distancesToOthers(input.labelers, masi, n);
  const [ofMasi, ofJaccard, exact, ...withOthers] = distanceEstimates([masi, jaccard], [exactAgreement(sets, key, n), ...others], n, options) as [Estimate, Estimate, Estimate, ...Estimate[]];
  return {
    figures: [
      { id: 'alpha_masi', estimate: ofMasi },
      { id: 'alpha_jaccard', estimate: ofJaccard },
      { id: 'exact_agreement', estimate: exact },
    ],
    labels: labelRows(input, sets),
    labelers: distanceLabelers(input.labelers, masi, others, withOthers),
    pairs: distancePairs(input.labelers, masi),
    confusion: null,
    disagreement: masi.unitDistance,
    n,
  };
}

function labelRows(input: AgreementInput, sets: LabelSets): LabelFigures[] {
  const declared = hasLabels(input.question) ? input.question.labels.map(({ id }) => id as string) : [];
  const all = [...new Set([...declared, ...labelsUsed(sets)])];
  return all.map((label) => {
    let count = 0;
    let together = 0;
    for (const unit of sets) {
      const given = unit.filter((labels) => labels !== null);
      if (given.length < 2) continue;
      const yes = given.filter((labels) => labels.includes(label)).length;
      count += yes;
      together += (yes * (yes - 1)) / (given.length - 1);
    }
    return {
      label,
      count,
      specific: count === 0 ? undefinedBecause('no_pairable_values') : { kind: 'defined', value: together / count },
      alpha: labelAlpha(sets, label).coefficient,
      mostConfusedWith: null,
    };
  });
}
