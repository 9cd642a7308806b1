import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/basics/canonical-json.ts';
import { seededRandom } from '../../../shared/basics/random.ts';
import { changeTo } from '../../../shared/history/change.ts';
import type { NewCommit } from '../../../shared/history/commit.ts';
import type { CommitId, PersonId } from '../../../shared/model/ids.ts';
import { current } from '../../../shared/project/register-store.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { undoChanges, undoStacks } from '../../../shared/project/undo.ts';
import { annotationsOfSample } from '../../../shared/project/views/annotations.ts';
import { choice, personOf, questionOf, QUESTION, ROUND, sampleOf, Story } from '../../support/story.ts';

const [LEAD, ADA, BO] = [personOf(0), personOf(1), personOf(2)];

function twoLabelers(): Story {
  return new Story().people(2).publish(questionOf('choice', ['x', 'y', 'z'])).samples(['1.png', '2.png']).open(['1.png', '2.png'], 2);
}

function undo(story: Story, commit: CommitId, by: PersonId): NewCommit {
  const changes = undoChanges(story.state, commit, by);
  if (!changes.ok) throw new Error(`refused: ${changes.problem.code}`);
  return story.say(by, changes.value, commit);
}

function answered(state: ProjectState, n: number, path = '1.png') {
  return annotationsOfSample(state, sampleOf(path), ROUND).find(({ labeler }) => labeler === personOf(n))?.annotation.answers[QUESTION];
}

/** The current values only: what undoing must bring back. */
function valuesOf(state: ProjectState): string {
  const registers = state.registers.names().flatMap((name) => [...state.registers.all(name)].map((register) => [name, register.key.join('/'), current(register)] as const));
  const annotations = ['1.png', '2.png'].map((path) => annotationsOfSample(state, sampleOf(path)).map(({ labeler, pass, annotation }) => ({ labeler, pass, answers: annotation.answers })));
  return canonicalJson({ registers: registers.filter(([, , value]) => value !== null).map((line) => canonicalJson(line)).sort(), annotations: annotations.map((list) => list.map((line) => canonicalJson(line)).sort()) });
}

describe('undoing a commit', () => {
  it('sets an annotation back to what it was before, or to nothing', () => {
    const story = twoLabelers();
    const first = story.answer(1, '1.png', choice('x'));
    const second = story.answer(1, '1.png', choice('y'));
    undo(story, second.id, ADA);
    expect(answered(story.state, 1)).toEqual(choice('x'));
    undo(story, first.id, ADA);
    expect(answered(story.state, 1)).toBeUndefined();
  });

  it('sets every register of the commit back, others stay', () => {
    const story = twoLabelers();
    story.decide('2.png', choice('z'));
    const before = valuesOf(story.state);
    const commit = story.say(LEAD, [
      { kind: 'sample-excluded/1', key: [sampleOf('1.png')], value: { reason: 'blurred' } },
      changeTo('adjudication', [sampleOf('2.png'), QUESTION], { answer: choice('x'), reason: '', basedOn: null }),
      changeTo('annotation', [ROUND, sampleOf('1.png'), LEAD, '1'], story.annotation(choice('x'))),
    ]);
    expect(valuesOf(story.state)).not.toBe(before);
    undo(story, commit.id, LEAD);
    expect(valuesOf(story.state)).toBe(before);
  });

  it('is redone by undoing the undo, as often as one likes', () => {
    const story = twoLabelers();
    const submit = story.answer(1, '1.png', choice('x'));
    let last = undo(story, submit.id, ADA);
    for (let i = 0; i < 3; i++) {
      last = undo(story, last.id, ADA);
      expect(answered(story.state, 1)).toEqual(choice('x'));
      last = undo(story, last.id, ADA);
      expect(answered(story.state, 1)).toBeUndefined();
    }
  });

  it('refuses a commit of somebody else, and one that is not there', () => {
    const story = twoLabelers();
    const submit = story.answer(1, '1.png', choice('x'));
    expect(undoChanges(story.state, submit.id, BO)).toEqual({ ok: false, problem: { code: 'not-yours', by: ADA } });
    expect(undoChanges(story.state, 'f'.repeat(32) as CommitId, ADA)).toEqual({ ok: false, problem: { code: 'unknown-commit' } });
  });

  it('refuses when a register was set since, and says by whom', () => {
    const story = twoLabelers();
    const mine = story.decide('1.png', choice('x'));
    const since = story.say(BO, [changeTo('adjudication', [sampleOf('1.png'), QUESTION], { answer: choice('y'), reason: '', basedOn: mine.id })]);
    expect(undoChanges(story.state, mine.id, LEAD)).toEqual({ ok: false, problem: { code: 'changed-since', by: BO, since: since.id } });
    const first = story.answer(1, '1.png', choice('x'));
    const second = story.answer(1, '1.png', choice('y'));
    expect(undoChanges(story.state, first.id, ADA)).toEqual({ ok: false, problem: { code: 'changed-since', by: ADA, since: second.id } });
  });

  it('refuses a commit that is undone already', () => {
    const story = twoLabelers();
    const submit = story.answer(1, '1.png', choice('x'));
    const back = undo(story, submit.id, ADA);
    expect(undoChanges(story.state, submit.id, ADA)).toEqual({ ok: false, problem: { code: 'changed-since', by: ADA, since: back.id } });
  });

  it('is possible again once what was set since is undone', () => {
    const story = twoLabelers();
    const mine = story.decide('1.png', choice('x'));
    const since = story.say(BO, [changeTo('adjudication', [sampleOf('1.png'), QUESTION], { answer: choice('y'), reason: '', basedOn: mine.id })]);
    undo(story, since.id, BO);
    expect(undoChanges(story.state, mine.id, LEAD).ok).toBe(true);
  });
});

describe('the undo and redo stacks', () => {
  it('are read from history: newest last, redo emptied by a new gesture', () => {
    const story = twoLabelers();
    const a = story.answer(1, '1.png', choice('x'));
    const b = story.answer(1, '2.png', choice('y'));
    story.answer(2, '1.png', choice('y'));
    expect(undoStacks(story.state, ADA)).toEqual({ undo: [a.id, b.id], redo: [] });
    const back = undo(story, b.id, ADA);
    expect(undoStacks(story.state, ADA)).toEqual({ undo: [a.id], redo: [back.id] });
    const c = story.answer(1, '2.png', choice('z'));
    expect(undoStacks(story.state, ADA)).toEqual({ undo: [a.id, c.id], redo: [] });
  });

  it('are empty for who has done nothing', () => {
    expect(undoStacks(twoLabelers().state, 'nobody' as PersonId)).toEqual({ undo: [], redo: [] });
  });

  it('drop a commit that was undone out of order', () => {
    const story = twoLabelers();
    const a = story.answer(1, '1.png', choice('x'));
    const b = story.answer(1, '2.png', choice('y'));
    undo(story, a.id, ADA);
    expect(undoStacks(story.state, ADA)).toEqual({ undo: [b.id], redo: [] });
  });

  it('keep only the newest commits of the asked depth', () => {
    const story = twoLabelers();
    const commits = ['x', 'y', 'z', 'x'].map((label) => story.answer(1, '1.png', choice(label)));
    expect(undoStacks(story.state, ADA, 2).undo).toEqual(commits.slice(-2).map(({ id }) => id));
  });

  for (let seed = 1; seed <= 20; seed++) {
    it(`lead back through every state and forward again after random gestures (seed ${seed})`, () => {
      const random = seededRandom(seed);
      const story = twoLabelers();
      for (let step = 0; step < 12; step++) {
        const stacks = undoStacks(story.state, ADA);
        const move = random.below(5);
        if (move === 0 && stacks.undo.length > 0) undo(story, stacks.undo.at(-1) as CommitId, ADA);
        else if (move === 1 && stacks.redo.length > 0) undo(story, stacks.redo.at(-1) as CommitId, ADA);
        else story.answer(1, random.below(2) === 0 ? '1.png' : '2.png', choice(['x', 'y', 'z'][random.below(3)] as string));
      }
      const redoable = undoStacks(story.state, ADA).redo.length;
      const forward: string[] = [valuesOf(story.state)];
      for (let next = undoStacks(story.state, ADA).undo.at(-1); next !== undefined; next = undoStacks(story.state, ADA).undo.at(-1)) {
        undo(story, next, ADA);
        forward.push(valuesOf(story.state));
      }
      expect(forward.at(-1)).toBe(valuesOf(twoLabelers().state));
      for (const expected of forward.toReversed().slice(1)) {
        undo(story, undoStacks(story.state, ADA).redo.at(-1) as CommitId, ADA);
        expect(valuesOf(story.state)).toBe(expected);
      }
      expect(undoStacks(story.state, ADA).redo).toHaveLength(redoable);
    });
  }
});
