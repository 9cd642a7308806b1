import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laneName, lanesAsked } from '../../../../shared/model/label-set.ts';
import { canRemoveLastLane, type SpanQuestion, withLane, withLaneName, withoutLastLane } from '../../../../shared/project/commands/edit-lanes.ts';
import { publishLabelSet } from '../../../../shared/project/commands/edit-label-set.ts';
import { questionOf } from '../../../support/story.ts';

const plain = questionOf('span', ['speech'], 'audio') as SpanQuestion;
const dialogue = withLane(withLane(plain, 'Ann'), 'Ben');

describe('lanes of a span question', () => {
  it('come behind the last, are called otherwise, and go from the end; without any, nothing is written of them', () => {
    expect(lanesAsked(dialogue)).toEqual(['Ann', 'Ben']);
    expect(lanesAsked(withLaneName(dialogue, 0, 'Anna'))).toEqual(['Anna', 'Ben']);
    expect(lanesAsked(withoutLastLane(dialogue))).toEqual(['Ann']);
    expect(withoutLastLane(withoutLastLane(dialogue))).toEqual(plain);
    expect(publishLabelSet([withLaneName(dialogue, 1, ' Ben ')], null)).toMatchObject([{ kind: 'label-set-published/3', value: { questions: [{ lanes: ['Ann', 'Ben'] }] } }]);
    expect(publishLabelSet([plain], null)).toMatchObject([{ kind: 'label-set-published/1' }]);
  });

  it('may lose the last only while nothing lies on it; the first may lose its name', () => {
    expect([0, 1, 2].map((inUse) => canRemoveLastLane(dialogue, inUse))).toEqual([true, true, false]);
    const one = withoutLastLane(dialogue);
    expect([0, 1, 2].map((inUse) => canRemoveLastLane(one, inUse))).toEqual([true, true, false]);
  });

  it('never move, whatever is done: a span keeps its lane, though the name may change', () => {
    const step = fc.oneof(fc.constant('add' as const), fc.constant('remove' as const), fc.nat({ max: 5 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.nat({ max: 4 }), (steps, inUse) => {
        let question = Array.from({ length: 4 }, (_, at) => `lane ${at}`).reduce(withLane, plain);
        const renamed = new Set<number>();
        for (const each of steps) {
          const count = lanesAsked(question).length;
          if (each === 'add') question = withLane(question, `more ${count}`);
          else if (each === 'remove') question = count > 0 && canRemoveLastLane(question, inUse) ? withoutLastLane(question) : question;
          else if (each < count) {
            question = withLaneName(question, each, 'other');
            renamed.add(each);
          }
        }
        for (let lane = 1; lane < inUse; lane++) expect(laneName(question, lane)).toBe(renamed.has(lane) ? 'other' : `lane ${lane}`);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
