import type { CoincidenceMatrix } from '../agreement/coincidence-matrix.ts';
import type { ConsensusAgreement } from '../agreement/human-level.ts';
import type { HumanLevel, PrevalenceNote } from './agreement-figures.ts';

/** Above this share of one label, percent agreement and alpha tell different stories. */
const SKEWED = 0.8;

/** What to know before human-level performance is quoted (spec §13). */
export const HUMAN_LEVEL_PITFALLS: readonly string[] = [
  'The lower end compares each labeler with the others, who err too, so it is below how right people are.',
  'The upper end compares each labeler with a majority they are part of, so it is above how right people are.',
  'Mistakes that labelers share, such as a gap in the guideline, raise both ends without anybody being right.',
  'Only samples with a decision by the lead show how right people are.',
  'A model trained on the majority can beat this by imitating it: compare model and people against the same labelers, held out.',
];

/** The band of human-level performance; null where no two labelers answered the same sample. */
export function humanLevelOf({ leaveOneOut, selfInclusive }: ConsensusAgreement): HumanLevel | null {
  if (leaveOneOut.value === null || selfInclusive === null) return null;
  return { estimate: leaveOneOut, low: Math.min(leaveOneOut.value, selfInclusive), high: Math.max(leaveOneOut.value, selfInclusive), pitfalls: HUMAN_LEVEL_PITFALLS };
}

/** The note on a label that exceeds 80 % of the answers that can be compared; null without one. `labels` are ids, `names` what people call them. */
export function prevalenceNoteOf({ counts, pairable }: CoincidenceMatrix, labels: readonly string[], names: readonly string[]): PrevalenceNote | null {
  const code = counts.reduce((most, count, each) => (count > (counts[most] as number) ? each : most), 0);
  const share = pairable === 0 ? 0 : (counts[code] as number) / pairable;
  const label = labels[code];
  if (share <= SKEWED || label === undefined) return null;
  const percent = Math.floor(share * 100);
  return {
    label,
    share,
    sentence: `${percent} % of the answers are “${names[code] ?? label}”, so labelers agree often by chance alone: α asks whether they find the rare labels and can be near 0 where percent agreement and AC1 are high.`,
  };
}
