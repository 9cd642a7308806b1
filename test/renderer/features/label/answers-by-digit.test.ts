import { describe, expect, it } from 'vitest';
import { chosenLevel, toggledAttribute, toggledLabel } from '../../../../renderer/features/label/answers-by-digit.ts';
import { decodedLook } from '../../../../renderer/features/label/use-image-look.ts';
import type { LabelId, QuestionId } from '../../../../shared/model/ids.ts';
import { type Attribute, hasLabels } from '../../../../shared/model/label-set.ts';
import { labelsFromNames } from '../../../../shared/project/commands/templates.ts';
import { choice, multichoice, questionOf, rating } from '../../../support/story.ts';

const asked = { id: 'state' as QuestionId, prompt: 'State?', required: true };
const labels = labelsFromNames(['whole', 'broken']);

describe('a digit', () => {
  it('gives a choice its label, and adds to a set or takes out, in the order of the label set', () => {
    const [one, many] = [questionOf('choice', ['a', 'b']), questionOf('multichoice', ['a', 'b'])];
    if (!hasLabels(one) || !hasLabels(many)) throw new Error('no labels');
    expect(toggledLabel(one, undefined, 'b' as LabelId)).toEqual(choice('b'));
    const both = toggledLabel(many, multichoice('b'), 'a' as LabelId);
    expect(both).toEqual(multichoice('a', 'b'));
    expect(toggledLabel(many, both, 'b' as LabelId)).toEqual(multichoice('a'));
  });

  it('is a level where there is one', () => {
    expect(chosenLevel(questionOf('rating'), 5)).toEqual(rating(4));
    expect(chosenLevel(questionOf('rating'), 6)).toBeUndefined();
  });

  it('answers attributes of every type but text', () => {
    const of = (attribute: Attribute, number: number, before?: Parameters<typeof toggledAttribute>[1]) => toggledAttribute(attribute, before, number);
    expect(of({ ...asked, type: 'choice', labels }, 2)).toEqual({ type: 'choice', label: 'broken' });
    expect(of({ ...asked, type: 'choice', labels }, 3)).toBeUndefined();
    expect(of({ ...asked, type: 'multichoice', labels }, 1, { type: 'multichoice', labels: ['broken' as LabelId] })).toEqual({ type: 'multichoice', labels: ['whole', 'broken'] });
    expect(of({ ...asked, type: 'rating', levels: ['low', 'high'] }, 2)).toEqual({ type: 'rating', level: 1 });
    expect(of({ ...asked, type: 'text', multiline: false }, 1)).toBeUndefined();
  });
});

describe('how images are looked at', () => {
  it('is what was kept, as far as it makes sense', () => {
    expect(decodedLook('{"brightness":0.5,"contrast":9,"gamma":"x","channel":"red","rulers":true,"mode":"extreme"}')).toMatchObject({ brightness: 0.5, contrast: 0, gamma: 1, channel: 'red', rulers: true, snapping: true, mode: 'extreme' });
    for (const broken of [null, 'not json', '7', 'null', '[]']) expect(decodedLook(broken)).toMatchObject({ brightness: 0, channel: 'color', mode: 'draw' });
  });
});
