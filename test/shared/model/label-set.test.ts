import { describe, expect, it } from 'vitest';
import { attributesAsked, hasLabels, laneName, lanesAsked, leastSize, question, type Question, QUESTION_TYPES, tokensAsked } from '../../../shared/model/label-set.ts';
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

  it('about spans name their lanes; a lane beyond the names, and one without any, has a name to show too', () => {
    const dialogue = decode({ ...questionOf('span', ['speech']), lanes: ['Speaker 1', 'Sprecherin 2'] });
    expect(lanesAsked(dialogue)).toEqual(['Speaker 1', 'Sprecherin 2']);
    expect([0, 1, 2].map((lane) => laneName(dialogue, lane))).toEqual(['Speaker 1', 'Sprecherin 2', 'Lane 3']);
    const plain = { ...questionOf('span'), prompt: 'When?' };
    expect(lanesAsked(plain)).toEqual([]);
    expect([0, 1].map((lane) => laneName(plain, lane))).toEqual(['When?', 'Lane 2']);
    expect(lanesAsked(questionOf('box'))).toEqual([]);
  });

  it('refuse lanes that are none, without a name, twice, too long or too many', () => {
    const withLanes = (lanes: unknown) => () => decode({ ...questionOf('span'), lanes });
    expect(withLanes(Array.from({ length: 64 }, (_, at) => `Lane ${at}`))).not.toThrow();
    expect(withLanes([])).toThrow('lanes');
    expect(withLanes(['a', ' '])).toThrow('lanes[1]');
    expect(withLanes([' a'])).toThrow('lanes[0]');
    expect(withLanes(['a', 'b', 'a'])).toThrow('lanes[2]');
    expect(withLanes(['a'.repeat(101)])).toThrow('lanes[0]');
    expect(withLanes(Array.from({ length: 65 }, (_, at) => `Lane ${at}`))).toThrow('lanes');
  });

  it('for text, about a sample or a region, list what is written for what is no word', () => {
    const tokens = [{ text: '[laughter]', meaning: 'somebody laughs', key: 'Alt+1' }, { text: 'uh', meaning: '' }];
    expect(tokensAsked(decode({ ...questionOf('text'), tokens }))).toEqual(tokens);
    const said = { type: 'text', id: 'said', prompt: 'What is said?', required: true, multiline: false, tokens };
    expect(attributesAsked(decode({ ...questionOf('span'), attributes: [said] })).map(tokensAsked)).toEqual([tokens]);
    expect(tokensAsked(questionOf('text'))).toEqual([]);
    expect(tokensAsked(questionOf('choice'))).toEqual([]);
    expect(() => decode({ ...questionOf('text'), tokens: [] })).toThrow('tokens');
    expect(() => decode({ ...questionOf('text'), tokens: [...tokens, { text: 'uh', meaning: 'again' }] })).toThrow('tokens[2]');
    expect(() => decode({ ...questionOf('text'), tokens: [{ text: ' uh', meaning: '' }] })).toThrow('tokens[0].text');
  });
});
