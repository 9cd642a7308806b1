import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OBJECT_THRESHOLDS } from '../../../shared/agreement/object-decomposition.ts';
import { regionClusters } from '../../../shared/consensus/region-clusters.ts';
import { conflictCounts, type RegionGroup, regionConflicts } from '../../../shared/curation/region-conflicts.ts';
import type { Region, Shape } from '../../../shared/model/annotation.ts';
import type { LabelId, QuestionId, RegionId } from '../../../shared/model/ids.ts';
import type { RegionQuestion, RegionType } from '../../../shared/model/label-set.ts';
import { questionOf } from '../../support/story.ts';

const asked = (type: RegionType) => questionOf(type, ['scratch', 'dent']) as RegionQuestion;
const BOX = asked('box');

const region = (label: string, shape: Shape, id = 'r', attributes?: Region['attributes']): Region => ({ id: id as RegionId, label: label as LabelId, shape, ...(attributes === undefined ? {} : { attributes }) });
const box = (label: string, x: number, y = 0, width = 100, height = 100) => region(label, { kind: 'box', x, y, width, height });
const kinds = (...lists: (readonly Region[] | null)[]) => regionConflicts(BOX, lists).map((group) => group.kinds);

describe('what labelers differ in about one thing', () => {
  it('is nothing where all marked it alike', () => {
    expect(kinds([box('scratch', 0)], [box('scratch', 4)], [box('scratch', 2)])).toEqual([[]]);
  });

  it('is missed where half or more marked it, and extra where fewer did', () => {
    expect(kinds([box('scratch', 0)], [])).toEqual([['missed']]);
    expect(kinds([box('scratch', 0)], [box('scratch', 0)], [])).toEqual([['missed']]);
    expect(kinds([box('scratch', 0)], [], [])).toEqual([['extra']]);
  });

  it('knows who marked nothing there, and leaves out who did not answer', () => {
    const [group] = regionConflicts(BOX, [[box('scratch', 0)], null, []]);
    expect(group?.members.map(({ labeler, index }) => [labeler, index])).toEqual([[0, 0]]);
    expect(group?.absent).toEqual([2]);
    expect(group?.leastIou).toBeNull();
    expect(regionConflicts(BOX, [[box('scratch', 0)], null, null])[0]?.kinds).toEqual([]);
  });

  it('is mislabeled with its votes, most first', () => {
    const [group] = regionConflicts(BOX, [[box('dent', 0)], [box('scratch', 0)], [box('scratch', 0)]]);
    expect(group?.kinds).toEqual(['mislabeled']);
    expect(group?.votes).toEqual([{ label: 'scratch', count: 2 }, { label: 'dent', count: 1 }]);
  });

  it('is misplaced below the overlap that makes a match, and two things where they hardly meet', () => {
    // Moved by 50 of 100: IoU 50 / 150.
    const [group] = regionConflicts(BOX, [[box('scratch', 0)], [box('scratch', 50)]]);
    expect(group?.kinds).toEqual(['misplaced']);
    expect(group?.leastIou).toBeCloseTo(1 / 3, 12);
    expect(group?.overlaps).toEqual([{ a: 0, b: 1, iou: group?.leastIou }]);
    expect(kinds([box('scratch', 0)], [box('scratch', 95)])).toEqual([['missed'], ['missed']]);
  });

  it('may be several things at once, in one order', () => {
    expect(kinds([box('scratch', 0)], [box('dent', 50)], [])).toEqual([['missed', 'mislabeled', 'misplaced']]);
  });

  it('is an attribute that they answer differently; one that only one answered is none', () => {
    const type = 'depth' as QuestionId;
    const question = { ...BOX, attributes: [{ type: 'rating', id: type, prompt: 'How deep?', required: false, levels: ['a', 'b', 'c'] }] } as RegionQuestion;
    const deep = (level: number) => region('scratch', { kind: 'box', x: 0, y: 0, width: 10, height: 10 }, 'r', { [type]: { type: 'rating', level } });
    const plain = region('scratch', { kind: 'box', x: 0, y: 0, width: 10, height: 10 });
    expect(regionConflicts(question, [[deep(0)], [deep(2)]])).toMatchObject([{ kinds: ['attribute'], attributes: [type] }]);
    expect(regionConflicts(question, [[deep(1)], [deep(1)]])[0]?.kinds).toEqual([]);
    expect(regionConflicts(question, [[deep(1)], [plain]])[0]?.kinds).toEqual([]);
  });

  it('is found for points by their distance, for turned boxes, outlines and spans by what they share', () => {
    const near = (type: RegionType, one: Shape, other: Shape) => regionConflicts(asked(type), [[region('scratch', one)], [region('dent', other)]]).map((group) => group.kinds);
    expect(near('point', { kind: 'point', x: 5, y: 5 }, { kind: 'point', x: 6, y: 5 })).toEqual([['mislabeled']]);
    expect(near('point', { kind: 'point', x: 5, y: 5 }, { kind: 'point', x: 500, y: 5 })).toEqual([['missed'], ['missed']]);
    const turned = (angle: number): Shape => ({ kind: 'rotated-box', x: 50, y: 50, width: 80, height: 40, angle });
    expect(near('rotated-box', turned(10), turned(12))).toEqual([['mislabeled']]);
    expect(near('rotated-box', turned(0), turned(90))).toEqual([['mislabeled', 'misplaced']]);
    const outline = (x: number): Shape => ({ kind: 'polygon', points: [[x, 0], [x + 40, 0], [x, 40]] });
    expect(near('polygon', outline(0), outline(2))).toEqual([['mislabeled']]);
    expect(near('span', { kind: 'span', start: 0, end: 1, lane: 0 }, { kind: 'span', start: 0, end: 1, lane: 0 })).toEqual([['mislabeled']]);
    expect(near('span', { kind: 'span', start: 0, end: 1, lane: 0 }, { kind: 'span', start: 0, end: 1, lane: 1 })).toEqual([['missed'], ['missed']]);
  });

  it('is counted per kind', () => {
    const groups = regionConflicts(BOX, [[box('scratch', 0), box('dent', 500)], [box('dent', 0)]]);
    expect(conflictCounts(groups)).toEqual({ missed: 1, extra: 0, mislabeled: 1, misplaced: 0, attribute: 0 });
  });
});

const someBox = fc.record({
  label: fc.constantFrom('scratch', 'dent'),
  x: fc.integer({ min: 0, max: 10 }),
  y: fc.integer({ min: 0, max: 10 }),
  width: fc.integer({ min: 1, max: 8 }),
  height: fc.integer({ min: 1, max: 8 }),
}).map(({ label, x, y, width, height }) => box(label, x, y, width, height));
const someLists = fc.array(fc.option(fc.array(someBox, { maxLength: 6 }), { freq: 6, nil: null }), { minLength: 1, maxLength: 5 });
const keyOf = ({ members }: RegionGroup) => members.map(({ labeler, index }) => `${labeler}/${index}`);

describe('groups of any regions', () => {
  it('hold every region once, and no labeler twice', () => {
    fc.assert(
      fc.property(someLists, (lists) => {
        const groups = regionConflicts(BOX, lists);
        const all = lists.flatMap((list, labeler) => (list ?? []).map((_, index) => `${labeler}/${index}`));
        expect(groups.flatMap(keyOf).sort()).toEqual(all.sort());
        for (const { members, absent } of groups) {
          const present = members.map(({ labeler }) => labeler);
          expect(new Set(present).size).toBe(present.length);
          const answered = lists.flatMap((list, labeler) => (list === null ? [] : [labeler]));
          expect([...present, ...absent].toSorted((a, b) => a - b)).toEqual(answered);
          for (const { labeler, index, region: own } of members) expect(lists[labeler]?.[index]).toBe(own);
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('have a kind exactly where somebody differs', () => {
    fc.assert(
      fc.property(someLists, (lists) => {
        for (const { members, absent, kinds: found, leastIou, votes, overlaps } of regionConflicts(BOX, lists)) {
          expect(found.includes('missed') || found.includes('extra')).toBe(absent.length > 0);
          expect(found.includes('mislabeled')).toBe(new Set(members.map(({ region: { label } }) => label)).size > 1);
          expect(found.includes('misplaced')).toBe(leastIou !== null && leastIou < OBJECT_THRESHOLDS.match - 1e-12);
          expect(votes.reduce((sum, { count }) => sum + count, 0)).toBe(members.length);
          expect(overlaps).toHaveLength((members.length * (members.length - 1)) / 2);
          expect(overlaps.every(({ iou }) => iou >= 0 && iou <= 1)).toBe(true);
        }
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('are unions of the clusters that consensus and alpha count', () => {
    fc.assert(
      fc.property(someLists, (lists) => {
        const groupOf = new Map(regionConflicts(BOX, lists).flatMap((group, at) => keyOf(group).map((key) => [key, at] as const)));
        for (const { members } of regionClusters('box', lists)) expect(new Set(members.map(({ rater, index }) => groupOf.get(`${rater}/${index}`))).size).toBe(1);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
