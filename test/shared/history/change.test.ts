import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/basics/canonical-json.ts';
import { CHANGE_KINDS, changeTo, decodeChange, registerOf, setsRegister } from '../../../shared/history/change.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { ContentHash } from '../../../shared/model/ids.ts';
import type { Attribute, Question, RegionQuestion } from '../../../shared/model/label-set.ts';
import type { ReleaseFormat } from '../../../shared/model/release.ts';
import { anyChange } from '../../support/arbitrary-commits.ts';
import { recipeOf } from '../../support/release-recipe.ts';
import { boxes, choice, personOf, points, questionOf, QUESTION, regionsAnswer, ROUND, sampleOf } from '../../support/story.ts';

const KEY = [ROUND, sampleOf('a'), personOf(1), '1'] as const;
const annotation = (answer: Annotation['answers'][string]): Annotation => ({ answers: { [QUESTION]: answer }, seconds: 1, labelSet: 'a'.repeat(64) as ContentHash, sawOthers: false });
const kindOf = (answer: Annotation['answers'][string]) => changeTo('annotation', KEY, annotation(answer)).kind;

describe('the versions of a kind', () => {
  it('set one register, and the newer can say all that the older could', () => {
    for (const kind of Object.keys(CHANGE_KINDS) as (keyof typeof CHANGE_KINDS)[]) {
      const [name, version] = kind.split('/');
      const first = `${name}/1` as keyof typeof CHANGE_KINDS;
      expect([registerOf(first), Number(version) >= 1]).toEqual([registerOf(kind), true]);
    }
    const older = changeTo('annotation', KEY, annotation(boxes(['x', 1, 2, 3, 4])));
    const lifted = decodeChange({ ...older, kind: 'annotation-submitted/2' }, '');
    expect(lifted.ok && canonicalJson(lifted.value.value)).toBe(canonicalJson(older.value));
  });

  it('are written in the oldest that can say the value, so that an older Concord stays able to write', () => {
    expect(kindOf(choice('x'))).toBe('annotation-submitted/1');
    expect(kindOf(boxes(['x', 1, 2, 3, 4]))).toBe('annotation-submitted/1');
    expect(kindOf(points())).toBe('annotation-submitted/2');
    expect(kindOf(regionsAnswer('box', [{ label: 'x', shape: { kind: 'box', x: 0, y: 0, width: 1, height: 1 }, attributes: { clear: { type: 'rating', level: 1 } } }]))).toBe('annotation-submitted/2');
    expect(changeTo('annotation', KEY, null).kind).toBe('annotation-submitted/1');
    expect(changeTo('label-set', [], { questions: [questionOf('box', ['x'])], basedOn: null }).kind).toBe('label-set-published/1');
    expect(changeTo('label-set', [], { questions: [{ ...questionOf('box', ['x']), atLeastOne: true } as never], basedOn: null }).kind).toBe('label-set-published/2');
    expect(changeTo('adjudication', [sampleOf('a'), QUESTION], { answer: points(), reason: '', basedOn: null }).kind).toBe('adjudication-made/2');
  });

  it('are written in the third version of a label set only where lanes are named or tokens are listed', () => {
    const kindOfSet = (question: Question) => changeTo('label-set', [], { questions: [question], basedOn: null }).kind;
    const tokens = [{ text: '[laughter]', meaning: 'somebody laughs' }];
    const said: Attribute = { type: 'text', id: QUESTION, prompt: 'What is said?', required: true, multiline: false };
    const who = questionOf('span', ['speech'], 'audio') as RegionQuestion & { type: 'span' };
    expect(kindOfSet(who)).toBe('label-set-published/1');
    expect(kindOfSet({ ...who, attributes: [said] })).toBe('label-set-published/2');
    expect(kindOfSet({ ...who, lanes: ['Ann'] })).toBe('label-set-published/3');
    expect(kindOfSet({ ...who, attributes: [{ ...said, tokens }] })).toBe('label-set-published/3');
    expect(kindOfSet({ ...questionOf('text'), tokens } as Question)).toBe('label-set-published/3');
  });

  it('are written in the second version of a release only where it holds TextGrids or label tracks', () => {
    const kindOfRelease = (...formats: ReleaseFormat[]) =>
      changeTo('release', ['1.0.0'], { recipe: recipeOf({ formats }), heads: {}, checksums: 'a'.repeat(64) as ContentHash, samples: 1, formatVersion: 3 }).kind;
    expect(kindOfRelease('csv', 'coco', 'audio-manifest')).toBe('release-frozen/1');
    expect(kindOfRelease('csv', 'textgrid')).toBe('release-frozen/2');
    expect(kindOfRelease('audacity')).toBe('release-frozen/2');
  });

  it('are each decoded by their own rules: a first version knows no points and no attributes', () => {
    const newer = changeTo('annotation', KEY, annotation(points(['x', 1, 2])));
    expect(decodeChange({ ...newer, kind: 'annotation-submitted/1' }, '').ok).toBe(false);
    expect(decodeChange({ ...newer, kind: 'annotation-submitted/3' }, '')).toEqual({ ok: false, problem: { code: 'unknown-kind', kind: 'annotation-submitted/3' } });
    const named = changeTo('label-set', [], { questions: [{ ...questionOf('span', ['x'], 'audio'), lanes: ['Ann'] } as Question], basedOn: null });
    const asSecond = decodeChange({ ...named, kind: 'label-set-published/2' }, '');
    expect(asSecond.ok && asSecond.value.value).toMatchObject({ questions: [expect.not.objectContaining({ lanes: ['Ann'] })] });
    expect(decodeChange({ ...named, kind: 'label-set-published/4' }, '')).toMatchObject({ ok: false, problem: { code: 'unknown-kind' } });
  });

  it('come out of reading as they were written, whatever the value', () => {
    fc.assert(
      fc.property(anyChange, (change) => {
        const read = decodeChange(JSON.parse(JSON.stringify(change)), '');
        expect(read.ok && read.value).toEqual(change);
        expect(setsRegister(change, registerOf(change.kind))).toBe(true);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
