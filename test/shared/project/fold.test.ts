import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/basics/canonical-json.ts';
import { compareText } from '../../../shared/basics/order.ts';
import { seededRandom, shuffled } from '../../../shared/basics/random.ts';
import { registerAddress, registerOf } from '../../../shared/history/change.ts';
import type { NewCommit } from '../../../shared/history/commit.ts';
import { applyCommit, foldCommits } from '../../../shared/project/fold.ts';
import { emptyProjectState, type ProjectState } from '../../../shared/project/project-state.ts';
import { people } from '../../../shared/project/views/people.ts';
import { progress } from '../../../shared/project/views/progress.ts';
import { questionAnswers } from '../../../shared/project/views/question-answers.ts';
import { queue, rounds } from '../../../shared/project/views/rounds.ts';
import { samples } from '../../../shared/project/views/samples.ts';
import { clashingCommits } from '../../support/clashing-commits.ts';
import { dumpState } from '../../support/dump-state.ts';
import { QUESTION } from '../../support/story.ts';

const RUNS = { seed: 1, numRuns: 300 };

/** What folding means, said as plainly as possible: per register, the change of the commit with the greatest stamp. */
function plainFold(commits: readonly NewCommit[]): ReadonlyMap<string, unknown> {
  const inOrder = [...commits].sort((a, b) => compareText(a.at, b.at) || compareText(a.id, b.id));
  const values = new Map<string, unknown>();
  for (const commit of inOrder) {
    for (const change of commit.changes) values.set(registerAddress(registerOf(change.kind), change.key), change.value);
  }
  return values;
}

function currentValues(state: ProjectState): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const name of state.registers.names()) {
    for (const register of state.registers.all(name)) values.set(registerAddress(name, register.key), register.versions.at(-1)?.value ?? null);
  }
  const { annotations } = state;
  for (let row = 0; row < annotations.length; row++) {
    if (!annotations.wins(row)) continue;
    const key = [annotations.rounds.text(annotations.round.at(row)), annotations.samples.text(annotations.sample.at(row)), annotations.labelers.text(annotations.labeler.at(row)), String(annotations.pass.at(row))];
    values.set(registerAddress('annotation', key), annotations.annotation(row));
  }
  return values;
}

function dumpViews(state: ProjectState): string {
  const all = rounds(state);
  const answers = questionAnswers(state, QUESTION);
  return canonicalJson({
    samples: samples(state),
    people: people(state),
    rounds: all,
    progress: [...progress(state)],
    queues: all.map((entry) => entry.round.labelers.map((labeler) => queue(state, entry, labeler))),
    answers: { ...answers, unit: [...answers.unit], labeler: [...answers.labeler], answer: [...answers.answer] },
  });
}

describe('folding commits (H1)', () => {
  it('gives each register the change of the greatest stamp, tombstones included', () => {
    fc.assert(
      fc.property(clashingCommits, (commits) => {
        expect(currentValues(foldCommits(commits))).toEqual(plainFold(commits));
      }),
      RUNS,
    );
  });

  it('is commutative: any order of arrival gives the same state and the same views', () => {
    fc.assert(
      fc.property(clashingCommits, fc.nat(), (commits, seed) => {
        const one = foldCommits(commits);
        const other = foldCommits(shuffled(commits, seededRandom(seed)));
        expect(dumpState(other)).toBe(dumpState(one));
        expect(dumpViews(other)).toBe(dumpViews(one));
      }),
      RUNS,
    );
  });

  it('is associative: it does not matter how the files are grouped', () => {
    fc.assert(
      fc.property(clashingCommits, clashingCommits, fc.nat({ max: 60 }), (a, b, cut) => {
        // Commits of one index share their id, so `b` only adds what lies behind the end of `a`.
        const [left, middle, right] = [a.slice(0, cut), a.slice(cut), b.slice(a.length)];
        const leftFirst = foldCommits([...left, ...middle]);
        for (const commit of right) applyCommit(leftFirst, commit);
        const rightFirst = foldCommits([...right, ...middle]);
        for (const commit of left) applyCommit(rightFirst, commit);
        expect(dumpState(rightFirst)).toBe(dumpState(leftFirst));
      }),
      RUNS,
    );
  });

  it('is idempotent: a commit that arrives again is refused and changes nothing', () => {
    fc.assert(
      fc.property(clashingCommits, (commits) => {
        const state = foldCommits(commits);
        const before = dumpState(state);
        expect(commits.map((commit) => applyCommit(state, commit))).toEqual(commits.map(() => false));
        expect(dumpState(state)).toBe(before);
      }),
      RUNS,
    );
  });
});

describe('folding commit by commit', () => {
  it('equals folding from scratch, views that were asked on the way included', () => {
    fc.assert(
      fc.property(clashingCommits, (commits) => {
        const growing = emptyProjectState();
        commits.forEach((commit, at) => {
          applyCommit(growing, commit);
          const fromScratch = foldCommits(commits.slice(0, at + 1));
          if (at % 7 === 0) expect(dumpViews(growing)).toBe(dumpViews(fromScratch));
        });
        expect(dumpState(growing)).toBe(dumpState(foldCommits(commits)));
        expect(dumpViews(growing)).toBe(dumpViews(foldCommits(commits)));
      }),
      { seed: 2, numRuns: 150 },
    );
  });

  it('counts each new commit in the revision and no repeated one', () => {
    fc.assert(
      fc.property(clashingCommits, (commits) => {
        const state = foldCommits([...commits, ...commits]);
        expect(state.revision).toBe(commits.length);
        expect(state.commits.length).toBe(commits.length);
      }),
      { seed: 3, numRuns: 50 },
    );
  });
});
