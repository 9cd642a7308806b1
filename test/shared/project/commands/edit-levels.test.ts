import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../../../shared/model/label-set.ts';
import { withAttribute } from '../../../../shared/project/commands/edit-attributes.ts';
import { withQuestion } from '../../../../shared/project/commands/edit-label-set.ts';
import { editedLevels, type LevelEdit, movesLevels, ratingAddress, withRatingsAnew } from '../../../../shared/project/commands/edit-levels.ts';
import { templateById } from '../../../../shared/project/commands/templates.ts';

const place = fc.nat(4);
const anyEdit: fc.Arbitrary<LevelEdit> = fc.oneof(
  fc.record({ does: fc.constant('insert' as const), at: fc.nat(5), name: fc.constant('new') }),
  fc.record({ does: fc.constant('remove' as const), at: place }),
  fc.record({ does: fc.constant('move' as const), at: place, to: place }),
);

describe('editing the levels of a rating', () => {
  it('never lets a level in force come to lie elsewhere without saying that levels move', () => {
    const property = fc.property(anyEdit, fc.integer({ min: 2, max: 5 }), (edit, published) => {
      const levels = ['a', 'b', 'c', 'd', 'e'];
      const stays = levels.slice(0, published).every((level, at) => editedLevels(levels, edit)[at] === level);
      return stays || movesLevels(edit, published);
    });
    fc.assert(property, { seed: 1, numRuns: 500 });
  });

  it('leaves answers alone when a level gets another name, or one is added at the end', () => {
    expect(movesLevels({ does: 'rename', at: 0, name: 'worst' }, 3)).toBe(false);
    expect(movesLevels({ does: 'insert', at: 3, name: 'best' }, 3)).toBe(false);
    expect(movesLevels({ does: 'insert', at: 2, name: 'between' }, 3)).toBe(true);
    expect(editedLevels(['low', 'mid', 'high'], { does: 'move', at: 2, to: 0 })).toEqual(['high', 'low', 'mid']);
  });

  it('gives ratings that start anew an id of their own, and leaves everything else as it is', () => {
    const [quality, boxes] = withQuestion(withQuestion([], templateById('image-quality')), templateById('image-boxes'));
    if (quality === undefined || boxes?.type !== 'box') throw new Error('two questions');
    const rated: readonly Question[] = [quality, withAttribute(withAttribute(boxes, 'rating'), 'text')];
    const ids = (questions: readonly Question[]) => questions.map((question) => [question.id, 'attributes' in question ? question.attributes?.map(({ id }) => id) : undefined]);
    const anew = new Set([ratingAddress(quality.id), ratingAddress(boxes.id, 'rating' as Question['id'])]);
    expect(ids(withRatingsAnew(rated, anew))).toEqual([['image-quality-2', undefined], ['image-boxes', ['rating-2', 'text']]]);
    expect(withRatingsAnew(rated, new Set())).toEqual(rated);
  });
});
