import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, answerValue, MAX_POLYGON_POINTS, shape } from '../../../shared/model/annotation.ts';
import { regionsAnswer } from '../../support/arbitrary-regions.ts';

const region = (of: unknown, more: object = {}) => ({ id: 'r1', label: 'car', shape: of, ...more });
const polygonOf = (count: number) => ({ kind: 'polygon', points: Array.from({ length: count }, (_, at) => [at, at % 2]) });

function refusal(value: unknown): string {
  const decoded = shape(value, 'shape');
  return decoded.ok ? 'taken' : `${decoded.problem.path}: ${decoded.problem.expected}`;
}

describe('shapes', () => {
  it('are taken and come out as they went in, whatever their numbers', () => {
    fc.assert(
      fc.property(regionsAnswer, (given) => {
        const decoded = answer(JSON.parse(JSON.stringify(given)));
        expect(decoded.ok && decoded.value).toEqual(given);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('are refused with numbers that no image has', () => {
    expect(refusal({ kind: 'point', x: NaN, y: 0 })).toBe('shape.x: a number from -10000000 to 10000000');
    expect(refusal({ kind: 'point', x: Infinity, y: 0 })).toBe('shape.x: a number from -10000000 to 10000000');
    expect(refusal({ kind: 'point', x: 1e308, y: 0 })).toBe('shape.x: a number from -10000000 to 10000000');
    expect(refusal({ kind: 'rotated-box', x: 0, y: 0, width: -1, height: 1, angle: 0 })).toBe('shape.width: a number from 0 to 10000000');
    expect(refusal({ kind: 'rotated-box', x: 0, y: 0, width: 1, height: 1, angle: 361 })).toBe('shape.angle: a number from -360 to 360');
    expect(refusal({ kind: 'rotated-box', x: 0, y: 0, width: 1, height: 1 })).toBe('shape.angle: a number from -360 to 360');
    expect(refusal({ kind: 'circle', x: 0, y: 0 })).toBe('shape.kind: one of box, rotated-box, polygon, point, span');
  });

  it('are polygons of 3 to 100,000 corners, each of two numbers', () => {
    expect(refusal(polygonOf(3))).toBe('taken');
    expect(refusal(polygonOf(MAX_POLYGON_POINTS))).toBe('taken');
    expect(refusal(polygonOf(MAX_POLYGON_POINTS + 1))).toBe('shape.points: a list of 3 to 100000');
    expect(refusal(polygonOf(2))).toBe('shape.points: a list of 3 to 100000');
    expect(refusal({ kind: 'polygon', points: [[0, 0], [1, 1, 1], [2, 2]] })).toBe('shape.points[1]: a list of 2');
    expect(refusal({ kind: 'polygon', points: [[0, 0], [1, null], [2, 2]] })).toBe('shape.points[1][1]: a number from -10000000 to 10000000');
    expect(refusal({ kind: 'polygon', points: { length: 3 } })).toBe('shape.points: a list of 3 to 100000');
  });
});

describe('answers with regions', () => {
  it('hold regions of their own kind only', () => {
    const decoded = answerValue({ type: 'polygon', regions: [region(polygonOf(3)), region({ kind: 'point', x: 1, y: 1 })] }, 'value');
    expect(decoded.ok ? 'taken' : decoded.problem).toEqual({ path: 'value.regions[1].shape.kind', expected: 'polygon' });
  });

  it('take attributes by any id, empty and none, and refuse what is no answer about a region', () => {
    const given = (attributes: unknown) => answerValue({ type: 'point', regions: [region({ kind: 'point', x: 1, y: 1 }, { attributes })] });
    expect(given({}).ok).toBe(true);
    expect(given({ 'never asked': { type: 'rating', level: 3 } }).ok).toBe(true);
    const hidden = given(JSON.parse('{"__proto__": {"type": "text", "text": "kept"}}'));
    expect(hidden.ok && Object.keys((hidden.value as unknown as { regions: { attributes: object }[] }).regions[0]?.attributes ?? {})).toEqual(['__proto__']);
    expect(given([]).ok).toBe(false);
    expect(given({ a: { type: 'box', regions: [] } }).ok).toBe(false);
    expect(given({ a: { type: 'rating', level: 0.5 } }).ok).toBe(false);
    expect(given({ a: null }).ok).toBe(false);
  });
});
