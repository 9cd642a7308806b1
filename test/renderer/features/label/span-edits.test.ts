import { describe, expect, it } from 'vitest';
import { laneId, lanesOf, spanName, surfaceSpan, transcriptOf } from '../../../../renderer/features/label/sound-lanes.ts';
import { isBeyond, mergedSpans, splitSpan, toFrame } from '../../../../renderer/features/label/span-edits.ts';
import { secondsFrom, timeText } from '../../../../renderer/features/label/time-text.ts';
import type { Region } from '../../../../shared/model/annotation.ts';
import type { RegionId } from '../../../../shared/model/ids.ts';
import { question, type RegionQuestion } from '../../../../shared/model/label-set.ts';

function asked(more: object = {}): RegionQuestion {
  const decoded = question({
    id: 'talk',
    type: 'span',
    prompt: 'Who talks?',
    about: 'audio',
    required: true,
    cantTell: false,
    labels: [{ id: 'speech', name: 'speech', color: 0 }],
    attributes: [
      { id: 'words', type: 'text', prompt: 'Words', required: false, multiline: false },
      { id: 'mood', type: 'rating', prompt: 'Mood', required: false, levels: ['low', 'high'] },
    ],
    ...more,
  });
  if (!decoded.ok || decoded.value.type !== 'span') throw new Error('no question');
  return decoded.value;
}
const QUESTION = asked({ lanes: ['Ada', 'Ben'] });

function span(id: string, start: number, end: number, { lane = 0, words, level }: { lane?: number; words?: string; level?: number } = {}): Region {
  const attributes = { ...(words === undefined ? {} : { words: { type: 'text', text: words } }), ...(level === undefined ? {} : { mood: { type: 'rating', level } }) };
  return { id, label: 'speech', shape: { kind: 'span', start, end, lane }, ...(Object.keys(attributes).length === 0 ? {} : { attributes }) } as Region;
}
const newId = () => 'new' as RegionId;

describe('spans of time', () => {
  it('lie on whole frames inside the recording', () => {
    const recording = { seconds: 2, sampleRate: 8000 };
    expect(toFrame(0.50003, recording)).toBe(4000 / 8000);
    expect(toFrame(-1, recording)).toBe(0);
    expect(toFrame(3, recording)).toBe(2);
  });

  it('may end where the recording ends as it is written', () => {
    const recording = { seconds: 441_001 / 44_100, sampleRate: 44_100 };
    const written = secondsFrom(timeText(recording.seconds));
    expect(written.ok && written.value > recording.seconds).toBe(true);
    expect(written.ok && isBeyond(written.value, recording)).toBe(false);
    expect(isBeyond(441_002 / 44_100, recording)).toBe(true);
  });

  it('are split in their place: the words stay with the first half, other answers are of both', () => {
    const before = [span('a', 0, 1), span('b', 1, 3, { words: 'one two', level: 1 }), span('c', 3, 4)];
    const after = splitSpan(before, QUESTION, 'b', 2, newId);
    expect(after).toEqual([before[0], span('b', 1, 2, { words: 'one two', level: 1 }), span('new', 2, 3, { level: 1 }), before[2]]);
    expect(splitSpan(before, QUESTION, 'b', 1, newId)).toBe(before);
    expect(splitSpan(before, QUESTION, 'nobody', 2, newId)).toBe(before);
  });

  it('are merged into the first in time, their words one after the other', () => {
    const before = [span('late', 2, 3, { words: ' two ', level: 1 }), span('early', 0, 1, { words: 'one' }), span('other', 5, 6)];
    const after = mergedSpans(before, QUESTION, new Set(['late', 'early']));
    expect(after).toEqual([span('early', 0, 3, { words: 'one two', level: 1 }), before[2]]);
    expect(mergedSpans(before, QUESTION, new Set(['late']))).toBe(before);
  });
});

describe('lanes', () => {
  const own = (region: Region, of = QUESTION) => ({ question: of, region });

  it('are those a question names, and any beyond them that spans lie on', () => {
    const ids = (regions: readonly Region[], of = QUESTION) => lanesOf([of], regions.map((region) => own(region, of))).map(laneId);
    expect(ids([])).toEqual(['talk/0', 'talk/1']);
    expect(ids([span('a', 0, 1, { lane: 2 })])).toEqual(['talk/0', 'talk/1', 'talk/2']);
    expect(ids([], asked())).toEqual(['talk/0']);
  });

  it('name a span in words, with the lane it lies on', () => {
    expect(spanName(own(span('a', 1.2, 3.45)))).toBe('speech, 1.20 s to 3.45 s, lane Ada');
    expect(spanName(own(span('a', 1.2, 3.45, { lane: 2 })))).toBe('speech, 1.20 s to 3.45 s, lane 3');
    expect(spanName(own(span('a', 1.2, 3.45), asked()))).toBe('speech, 1.20 s to 3.45 s');
  });

  it('show the words of a span as they were written', () => {
    const owned = own(span('a', 0, 1, { words: 'שלום é', lane: 1 }));
    expect(transcriptOf(owned)).toBe('שלום é');
    expect(surfaceSpan(owned, 'light', false)).toMatchObject({ id: 'a', lane: 'talk/1', text: 'שלום é', name: 'speech' });
  });
});
