import { describe, expect, it } from 'vitest';
import { mergedSpans } from '../../../../renderer/features/review/merged-spans.ts';
import type { Region } from '../../../../shared/model/annotation.ts';
import type { LabelId, QuestionId, RegionId } from '../../../../shared/model/ids.ts';
import type { RegionQuestion } from '../../../../shared/model/label-set.ts';
import { questionOf } from '../../../support/story.ts';

const WORDS = 'words' as QuestionId;
const LOUD = 'loud' as QuestionId;
const SPEECH = {
  ...questionOf('span', ['speech', 'music'], 'audio'),
  attributes: [{ type: 'text', id: WORDS, prompt: 'Words', required: false, multiline: false }, { type: 'rating', id: LOUD, prompt: 'How loud?', required: false, levels: ['low', 'mid', 'high'] }],
} as RegionQuestion;
const span = (start: number, end: number, words?: string, { label = 'speech', lane = 0, loud = undefined as number | undefined } = {}): Region => ({
  id: `${start}` as RegionId,
  label: label as LabelId,
  shape: { kind: 'span', start, end, lane },
  attributes: { ...(words === undefined ? {} : { [WORDS]: { type: 'text', text: words } }), ...(loud === undefined ? {} : { [LOUD]: { type: 'rating', level: loud } }) },
});

describe('spans merged into one', () => {
  it('reach from the first start to the last end, with all words in the order of time', () => {
    expect(mergedSpans(SPEECH, [span(3, 4, 'noon '), span(1, 2.5, 'we meet at')])).toEqual({ label: 'speech', shape: { kind: 'span', start: 1, end: 4, lane: 0 }, attributes: { [WORDS]: { type: 'text', text: 'we meet at noon' } } });
  });

  it('keep words that several wrote about the same stretch once', () => {
    expect(mergedSpans(SPEECH, [span(1, 2, 'we meet'), span(1.1, 2.2, 'we met'), span(2.2, 3, 'at noon')])?.attributes).toEqual({ [WORDS]: { type: 'text', text: 'we meet at noon' } });
  });

  it('get the label and the lane of most of their time, and what most say about them', () => {
    const merged = mergedSpans(SPEECH, [span(0, 1, undefined, { loud: 1 }), span(1, 2, undefined, { loud: 1 }), span(2, 5, undefined, { label: 'music', lane: 1, loud: 2 })]);
    expect(merged).toEqual({ label: 'music', shape: { kind: 'span', start: 0, end: 5, lane: 1 }, attributes: { [LOUD]: { type: 'rating', level: 1 } } });
    expect(mergedSpans(SPEECH, [span(0, 1), span(1, 2, undefined, { label: 'music' })])).toEqual({ label: 'speech', shape: { kind: 'span', start: 0, end: 2, lane: 0 } });
  });

  it('are at least two', () => {
    expect(mergedSpans(SPEECH, [span(0, 1)])).toBeUndefined();
    expect(mergedSpans(SPEECH, [])).toBeUndefined();
  });
});
