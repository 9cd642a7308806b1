import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Region } from '../../../shared/model/annotation.ts';
import { type DraftGesture, draftGesture } from '../../../shared/model/draft.ts';
import type { LabelId, RegionId } from '../../../shared/model/ids.ts';
import { type Draft, emptyDraft, withGesture } from '../../../shared/project/draft.ts';
import { afterSteps, regionSteps, reversedStep } from '../../../shared/project/region-steps.ts';
import { boxes, CANT_TELL, QUESTION } from '../../support/story.ts';

function region(id: string, x = 0): Region {
  return { id: id as RegionId, label: 'scratch' as LabelId, shape: { kind: 'box', x, y: 0, width: 10, height: 10 } };
}

/** Lists of up to eight regions in any order, some of them elsewhere than in another list. */
const lists = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']).chain((ids) => fc.tuple(...ids.map((id) => fc.nat({ max: 1 }).map((x) => region(id, x)))));

describe('the steps from one list of regions to another', () => {
  it('lead there and back, order included', () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const steps = regionSteps(QUESTION, before, after);
        expect(afterSteps(before, steps)).toEqual(after);
        expect(afterSteps(after, steps.toReversed().map(reversedStep))).toEqual(before);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('are none for the same list, and one for one region that is raised above 5,000, changed or removed', () => {
    const list = Array.from({ length: 5000 }, (_, at) => region(`r${at}`, at));
    expect(regionSteps(QUESTION, list, list.map((each) => ({ ...each })))).toEqual([]);
    expect(regionSteps(QUESTION, list, [...list.slice(1), region('r0', 0)])).toEqual([{ question: QUESTION, id: 'r0', before: region('r0', 0), after: region('r0', 0), from: 0, to: 4999 }]);
    expect(regionSteps(QUESTION, list, list.with(7, region('r7', 1)))).toHaveLength(1);
    expect(regionSteps(QUESTION, list, list.toSpliced(9, 1))).toEqual([{ question: QUESTION, id: 'r9', before: region('r9', 9), after: null, from: 9 }]);
  });
});

describe('a gesture of several regions', () => {
  const regionsOf = (draft: Draft): readonly Region[] => {
    const given = draft.answers[QUESTION];
    return given?.is === 'value' && given.value.type === 'box' ? given.value.regions : [];
  };

  it('is undone and redone as one step, with every region where it was, whatever was done, read back from its line', () => {
    const bases = fc.constantFrom<Draft['answers']>({}, { [QUESTION]: CANT_TELL }, { [QUESTION]: boxes() });
    fc.assert(
      fc.property(bases, fc.array(lists, { minLength: 1, maxLength: 6 }), (base, targets) => {
        let draft = emptyDraft(base);
        const states = [draft.answers];
        for (const target of targets) {
          const steps = regionSteps(QUESTION, regionsOf(draft), target);
          if (steps.length === 0) continue;
          const read = draftGesture(JSON.parse(JSON.stringify({ did: 'regions', steps })));
          if (!read.ok) throw new Error(read.problem.path);
          draft = withGesture(draft, read.value);
          expect(regionsOf(draft)).toEqual(target);
          states.push(draft.answers);
        }
        for (const expected of states.slice(0, -1).toReversed()) expect((draft = withGesture(draft, { did: 'undo' })).answers).toEqual(expected);
        for (const expected of states.slice(1)) expect((draft = withGesture(draft, { did: 'redo' })).answers).toEqual(expected);
      }),
      { seed: 2, numRuns: 400 },
    );
  });

  it('reaches regions of several questions', () => {
    const other = 'q2' as typeof QUESTION;
    const gesture: DraftGesture = { did: 'regions', steps: [...regionSteps(QUESTION, [], [region('a')]), ...regionSteps(other, [], [region('b')])] };
    const both = withGesture(emptyDraft(), gesture);
    expect(Object.keys(both.answers)).toEqual([QUESTION, other]);
    expect(withGesture(both, { did: 'undo' }).answers).toEqual({});
  });

  it('refuses a gesture without steps', () => {
    expect(draftGesture({ did: 'regions', steps: [] }).ok).toBe(false);
  });
});
