import { describe, expect, it } from 'vitest';
import { lanesOf, laneId, spanName, surfaceSpan, transcriptOf } from '../../../../renderer/features/label/sound-lanes.ts';
import type { OwnedRegion } from '../../../../renderer/features/label/region-edits.ts';
import type { Region } from '../../../../shared/model/annotation.ts';
import type { LabelId, QuestionId, RegionId } from '../../../../shared/model/ids.ts';
import type { RegionQuestion } from '../../../../shared/model/label-set.ts';

const said = 'said' as QuestionId;
const label = (id: string, color: number) => ({ id: id as LabelId, name: id, color });

function asked(labels: readonly string[], lanes: readonly string[] = ['Ann', 'Bo']): RegionQuestion {
  return { type: 'span', id: 'turns' as QuestionId, prompt: 'Who speaks when?', about: 'audio', required: true, cantTell: false, labels: labels.map(label), lanes, attributes: [{ type: 'text', id: said, prompt: 'What is said?', required: false, multiline: false }] };
}

function marked(question: RegionQuestion, lane: number, text?: string): OwnedRegion {
  const shape = { kind: 'span', start: 1, end: 2.5, lane } as const;
  const region: Region = { id: 'r1' as RegionId, label: 'speech' as LabelId, shape, ...(text === undefined ? {} : { attributes: { [said]: { type: 'text', text } } }) };
  return { question, region };
}

describe('spans of a sound as the surface shows them', () => {
  it('carry label and words; where there is one label only, the words have the room', () => {
    const of = (labels: readonly string[], text?: string) => surfaceSpan(marked(asked(labels), 1, text), 'light', false);
    expect(of(['speech', 'noise'], 'good morning')).toMatchObject({ id: 'r1', lane: 'turns/1', name: 'speech', text: 'good morning' });
    expect(of(['speech', 'noise'], 'good morning')).not.toHaveProperty('caption');
    expect(of(['speech'], 'good morning')).toMatchObject({ name: 'speech', text: 'good morning', caption: 'good morning' });
    expect(of(['speech'])).not.toHaveProperty('caption');
  });

  it('lie on lanes by name, and on rows of their own beyond the names', () => {
    const question = asked(['speech']);
    expect(lanesOf([question], [marked(question, 3)]).map(laneId)).toEqual(['turns/0', 'turns/1', 'turns/2', 'turns/3']);
    expect(spanName(marked(question, 0))).toBe('speech, 1.00 s to 2.50 s, lane Ann');
    expect(spanName(marked(question, 2))).toBe('speech, 1.00 s to 2.50 s, lane 3');
  });

  it('have no words where none were written', () => {
    expect(transcriptOf(marked(asked(['speech']), 0))).toBe('');
    expect(transcriptOf(marked(asked(['speech']), 0, 'uh'))).toBe('uh');
  });
});
