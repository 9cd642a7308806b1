import { describe, expect, it } from 'vitest';
import { attributesAsked, hasLabels, leastSize, question, type Question, QUESTION_TYPES } from '../../../shared/model/label-set.ts';
import { questionOf } from '../../support/story.ts';

const COLOUR = { type: 'choice', id: 'colour', prompt: 'Colour?', required: true, labels: [] };

function decode(given: object): Question {
  const decoded = question(JSON.parse(JSON.stringify(given)));
  if (!decoded.ok) throw new Error(`${decoded.problem.path}: ${decoded.problem.expected}`);
  return decoded.value;
}

describe('questions', () => {
  it('of every type are taken, and those about regions with attributes and rules', () => {
    for (const type of QUESTION_TYPES) expect(decode(questionOf(type, ['a'])).type).toBe(type);
    const roofs = decode({ ...questionOf('polygon', ['roof']), attributes: [COLOUR], atLeastOne: true, minimum: 2.5 });
    expect(attributesAsked(roofs).map(({ id }) => id)).toEqual(['colour']);
    expect(roofs.type === 'polygon' && leastSize(roofs)).toBe(2.5);
    expect(attributesAsked(questionOf('choice'))).toEqual([]);
    expect(hasLabels(roofs)).toBe(true);
  });

  it('about regions refuse rules and attributes that make no sense', () => {
    expect(() => decode({ ...questionOf('box'), minimum: -1 })).toThrow('minimum');
    expect(() => decode({ ...questionOf('box'), minimum: 'big' })).toThrow('minimum');
    expect(() => decode({ ...questionOf('box'), atLeastOne: 1 })).toThrow('atLeastOne');
    expect(() => decode({ ...questionOf('box'), attributes: Array.from({ length: 51 }, () => COLOUR) })).toThrow('attributes');
    expect(() => decode({ ...questionOf('box'), attributes: [{ ...COLOUR, type: 'box' }] })).toThrow('attributes[0].type');
    expect(() => decode({ ...questionOf('box'), attributes: [{ ...COLOUR, id: 'not an id' }] })).toThrow('attributes[0].id');
  });
});
