import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Region } from '../../../shared/model/annotation.ts';
import type { DraftGesture, DraftLine } from '../../../shared/model/draft.ts';
import type { LabelId, QuestionId, RegionId } from '../../../shared/model/ids.ts';
import { type Draft, emptyDraft, replayDrafts, withGesture } from '../../../shared/project/draft.ts';
import { boxes, CANT_TELL, choice, QUESTION } from '../../support/story.ts';

function region(id: string, x = 0, label = 'scratch'): Region {
  return { id: id as RegionId, label: label as LabelId, shape: { kind: 'box', x, y: 0, width: 10, height: 10 } };
}

function drew(after: Region): DraftGesture {
  return { did: 'region', question: QUESTION, id: after.id, after, before: null };
}

function removed(before: Region): DraftGesture {
  return { did: 'region', question: QUESTION, id: before.id, after: null, before };
}

function answer(after: Answer | null, before: Answer | null): DraftGesture {
  return { did: 'answer', question: QUESTION, after, before };
}

const UNDO: DraftGesture = { did: 'undo' };
const REDO: DraftGesture = { did: 'redo' };

function after(start: Draft, ...gestures: readonly DraftGesture[]): Draft {
  return gestures.reduce(withGesture, start);
}

/** Answers with regions in order of their ids: undo brings a region back, but not its place in the list. */
function plain(draft: Draft): unknown {
  const given = draft.answers[QUESTION];
  if (given?.is !== 'value' || given.value.type !== 'box') return { given, note: draft.note };
  return { given: { ...given, value: { ...given.value, regions: given.value.regions.toSorted((a, b) => (a.id < b.id ? -1 : 1)) } }, note: draft.note };
}

describe('a draft', () => {
  it('adds up gestures: answers, regions and the note', () => {
    const draft = after(emptyDraft(), drew(region('a')), drew(region('b')), { did: 'region', question: QUESTION, id: 'a' as RegionId, before: region('a'), after: region('a', 5) }, { did: 'note', after: 'odd light', before: '' });
    expect(draft.answers[QUESTION]).toEqual({ is: 'value', value: { type: 'box', regions: [region('a', 5), region('b')] } });
    expect(draft.note).toBe('odd light');
  });

  it('is unanswered again when its only region is undone, and as it was when it said something before', () => {
    expect(after(emptyDraft(), drew(region('a')), UNDO).answers).toEqual({});
    expect(after(emptyDraft({ [QUESTION]: CANT_TELL }), drew(region('a')), UNDO).answers).toEqual({ [QUESTION]: CANT_TELL });
    expect(after(emptyDraft({ [QUESTION]: boxes() }), drew(region('a')), UNDO).answers).toEqual({ [QUESTION]: boxes() });
  });

  it('is explicitly empty when the last region of an answer is removed', () => {
    const first = region('a');
    expect(after(emptyDraft({ [QUESTION]: { is: 'value', value: { type: 'box', regions: [first] } } }), removed(first)).answers).toEqual({ [QUESTION]: boxes() });
  });

  it('undoes and redoes nothing where there is nothing', () => {
    const draft = emptyDraft();
    expect(withGesture(draft, UNDO)).toBe(draft);
    expect(withGesture(draft, REDO)).toBe(draft);
  });

  it('forgets what could be redone when something new is done', () => {
    const draft = after(emptyDraft(), answer(choice('x'), null), UNDO, answer(choice('y'), null), REDO);
    expect(draft.answers[QUESTION]).toEqual(choice('y'));
    expect(draft.undone).toEqual([]);
  });

  it('goes back through every state and forward again, whatever was done', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom('draw', 'move', 'remove', 'cant-tell', 'empty', 'note'), fc.nat({ max: 3 })), { maxLength: 25 });
    const bases = fc.constantFrom<Draft['answers']>({}, { [QUESTION]: CANT_TELL }, { [QUESTION]: boxes() }, { [QUESTION]: boxes(['scratch', 1, 1, 5, 5]) });
    fc.assert(
      fc.property(bases, moves, (base, list) => {
        let draft = emptyDraft(base);
        const states = [plain(draft)];
        for (const [move, n] of list) {
          const given = draft.answers[QUESTION] ?? null;
          const regions = given?.is === 'value' && given.value.type === 'box' ? given.value.regions : [];
          const known = regions.find((each) => each.id === `r${n}`) ?? null;
          const gesture: DraftGesture =
            move === 'note'
              ? { did: 'note', after: `note ${n}`, before: draft.note }
              : move === 'cant-tell'
                ? answer(CANT_TELL, given)
                : move === 'empty'
                  ? answer(boxes(), given)
                  : { did: 'region', question: QUESTION, id: `r${n}` as RegionId, before: known, after: move === 'remove' ? null : region(`r${n}`, move === 'move' ? 7 : 0) };
          if (gesture.did === 'region' && gesture.after === null && gesture.before === null) continue;
          draft = withGesture(draft, gesture);
          states.push(plain(draft));
        }
        for (const expected of states.slice(0, -1).toReversed()) expect(plain((draft = withGesture(draft, UNDO)))).toEqual(expected);
        for (const expected of states.slice(1)) expect(plain((draft = withGesture(draft, REDO)))).toEqual(expected);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('replaying drafts', () => {
  const key = ['r1', 's1', 'p1', '1'];
  const gesture = (of: readonly string[], each: DraftGesture): DraftLine => ({ line: 'gesture', key: of, gesture: each });

  it('gives each annotation being made its draft, and none where the submit was saved', () => {
    const other = ['r1', 's2', 'p1', '1'];
    const drafts = replayDrafts([gesture(key, answer(choice('x'), null)), gesture(other, answer(choice('y'), null)), { line: 'clear', key }]);
    expect([...drafts.keys()]).toEqual([JSON.stringify(other)]);
    expect(drafts.get(JSON.stringify(other))?.answers[QUESTION]).toEqual(choice('y'));
  });

  it('starts from what the annotation held before, and undoes across the restart', () => {
    const lines = [gesture(key, answer(choice('y'), choice('x')))];
    const draft = replayDrafts(lines, () => emptyDraft({ [QUESTION]: choice('x') })).get(JSON.stringify(key));
    expect(draft?.answers[QUESTION]).toEqual(choice('y'));
    expect(withGesture(draft ?? emptyDraft(), UNDO).answers[QUESTION]).toEqual(choice('x'));
  });

  it('takes polygons and points as it takes boxes, and the answer has their type', () => {
    const corner = { id: 'p1', label: 'eye', shape: { kind: 'point', x: 1, y: 2 } } as unknown as Region;
    expect(after(emptyDraft(), drew(corner)).answers[QUESTION]).toEqual({ is: 'value', value: { type: 'point', regions: [corner] } });
  });

  it('keeps where in the list a region was: what is drawn above what comes back with undo', () => {
    const start = after(emptyDraft(), drew(region('a')), drew(region('b')), drew(region('c')));
    const ids = (draft: Draft) => {
      const given = draft.answers[QUESTION];
      return given?.is === 'value' && given.value.type === 'box' ? given.value.regions.map(({ id }) => id).join('') : '';
    };
    const gone = after(start, { ...removed(region('b')), from: 1 } as DraftGesture);
    expect([ids(gone), ids(after(gone, UNDO)), ids(after(gone, UNDO, REDO))]).toEqual(['ac', 'abc', 'ac']);
    const raised = after(start, { did: 'region', question: QUESTION, id: region('a').id, after: region('a'), before: region('a'), from: 0, to: 2 });
    expect([ids(raised), ids(after(raised, UNDO)), ids(after(raised, UNDO, REDO))]).toEqual(['bca', 'abc', 'bca']);
  });

  it('takes back a burst of small movements at once, and nothing else with it', () => {
    const moved = (from: number, to: number, goesOn = true): DraftGesture => ({ did: 'region', question: QUESTION, id: 'a' as RegionId, before: region('a', from), after: region('a', to), ...(goesOn ? { goesOn } : {}) });
    const at = (draft: Draft) => draft.answers[QUESTION];
    const drawn = after(emptyDraft(), drew(region('a')));
    const burst = after(drawn, moved(0, 1), moved(1, 2), moved(2, 12));
    expect(at(after(burst, UNDO))).toEqual(at(drawn)); // what was drawn is no part of the burst
    expect(at(after(burst, UNDO, REDO))).toEqual(at(burst));
    const two = after(burst, moved(12, 13, false), moved(13, 14));
    expect(at(after(two, UNDO))).toEqual(at(burst));
    expect(at(after(two, UNDO, moved(12, 15), UNDO))).toEqual(at(burst)); // after undo a new burst begins
    const other: DraftGesture = { did: 'region', question: QUESTION, id: 'b' as RegionId, before: region('b', 0), after: region('b', 1), goesOn: true };
    const both = after(drawn, drew(region('b')), moved(0, 1, false), other);
    expect(at(after(both, UNDO))).toMatchObject({ value: { regions: [region('a', 1), region('b')] } });
    const labeled = after(burst, { did: 'region', question: QUESTION, id: 'a' as RegionId, before: region('a', 12), after: region('a', 12, 'dent') }, { did: 'region', question: QUESTION, id: 'a' as RegionId, before: region('a', 12, 'dent'), after: region('a', 13, 'dent'), goesOn: true });
    expect(at(after(labeled, UNDO))).toMatchObject({ value: { regions: [region('a', 12, 'dent')] } });
  });

  it('takes back words, not letters, of what is typed about a region, also after a restart', () => {
    const typed = (text: string): Region => ({ ...region('a'), attributes: { plate: { type: 'text', text } } });
    const step = (from: Region, to: Region): DraftGesture => ({ did: 'region', question: QUESTION, id: to.id, after: to, before: from });
    /** One gesture per letter, as fields tell them. */
    const letters = (from: string, to: string) => Array.from(to.slice(from.length), (_, at) => {
      const [before, after] = [to.slice(0, from.length + at), to.slice(0, from.length + at + 1)];
      return step(before === '' ? region('a') : typed(before), typed(after));
    });
    const gestures = [drew(region('a')), ...letters('', 'one other thing'), step(typed('one other thing'), { ...typed('one other thing'), label: 'dent' as LabelId })];
    const reread = gestures.map((gesture) => JSON.parse(JSON.stringify(gesture)) as DraftGesture);
    const text = (draft: Draft) => {
      const given = draft.answers[QUESTION];
      const words = given?.is === 'value' && given.value.type === 'box' ? given.value.regions[0]?.attributes?.['plate' as QuestionId] : undefined;
      return words?.type === 'text' ? words.text : undefined;
    };
    for (const made of [gestures, reread]) {
      const draft = after(emptyDraft(), ...made);
      expect([0, 1, 2, 3, 4].map((times) => text(after(draft, ...Array.from({ length: times }, () => UNDO))))).toEqual(['one other thing', 'one other thing', 'one other ', 'one ', undefined]);
      expect(text(after(draft, UNDO, UNDO, UNDO, REDO, REDO, REDO))).toBe('one other thing');
    }
  });

  it('keeps taking letters away apart from typing them', () => {
    const said = (text: string): Answer => ({ is: 'value', value: { type: 'text', text } });
    const draft = after(emptyDraft(), ...['a', 'ab', 'abc', 'ab', 'a', 'ax'].map((text, at, all) => answer(said(text), at === 0 ? null : said(all[at - 1] ?? ''))));
    expect([1, 2, 3].map((times) => after(draft, ...Array.from({ length: times }, () => UNDO)).answers[QUESTION])).toEqual([said('a'), said('abc'), undefined]);
  });

  it('takes back words of a note', () => {
    const draft = after(emptyDraft(), ...['b', 'by', 'by ', 'by m', 'by me'].map((text, at, all): DraftGesture => ({ did: 'note', after: text, before: all[at - 1] ?? '' })));
    expect([1, 2].map((times) => after(draft, ...Array.from({ length: times }, () => UNDO)).note)).toEqual(['by ', '']);
  });
});
