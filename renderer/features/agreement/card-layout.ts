import type { QuestionAgreement } from '../../../shared/curation/agreement-figures.ts';
import { isRegionType } from '../../../shared/model/label-set.ts';

/** With more labels or labelers than this a matrix takes the whole width. */
const WIDE_LABELS = 8;
const WIDE_LABELERS = 6;

const WHOLE = '@3xl:col-span-2';
/** The whole width where two cards fit side by side, half of it on large screens. */
const WHOLE_THEN_HALF = '@3xl:col-span-2 @6xl:col-span-1';
const HALF_THEN_WHOLE = '@6xl:col-span-2';

export interface CardLayout {
  readonly label: string;
  readonly confusion: string | undefined;
  readonly pair: string | undefined;
  readonly human: string | undefined;
}

/** How wide the cards of a question are, so that they fill the rows of two columns without holes. */
export function cardLayout({ type, labels, labelers, confusion, humanLevel }: QuestionAgreement): CardLayout {
  const wideConfusion = confusion !== null && confusion.labels.length > WIDE_LABELS;
  const widePairs = labelers.length > WIDE_LABELERS;
  const human = humanLevel !== undefined && humanLevel !== null;
  // Labels stand beside the confusions on large screens, unless these need the width.
  const label = wideConfusion ? WHOLE : WHOLE_THEN_HALF;
  const beside = { label, confusion: wideConfusion ? WHOLE : undefined };
  if (widePairs) return { ...beside, confusion: confusion === null || wideConfusion ? WHOLE : WHOLE_THEN_HALF, pair: WHOLE, human: WHOLE };
  if (confusion === null) return { ...beside, pair: labels.length > 0 ? WHOLE_THEN_HALF : WHOLE, human: WHOLE };
  if (human) return { ...beside, pair: undefined, human: wideConfusion ? undefined : WHOLE_THEN_HALF };
  if (wideConfusion) return { ...beside, pair: WHOLE, human: undefined };
  // Spans have a card more than other regions: starts and ends.
  return { ...beside, pair: isRegionType(type) && type !== 'span' ? HALF_THEN_WHOLE : undefined, human: undefined };
}
