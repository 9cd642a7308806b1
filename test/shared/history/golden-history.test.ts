/* H6: what a released version wrote is read by all later ones, byte for byte. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../shared/basics/hash.ts';
import { CHANGE_KINDS } from '../../../shared/history/change.ts';
import { encodeLine } from '../../../shared/history/codec.ts';
import { readHistory, START_OF_FILE } from '../../../shared/history/read-history.ts';
import type { SampleId } from '../../../shared/model/ids.ts';
import { lanesAsked } from '../../../shared/model/label-set.ts';
import { foldCommits } from '../../../shared/project/fold.ts';
import { labelSetVersions } from '../../../shared/project/views/label-set-versions.ts';
import { goldenCommits } from '../../support/golden-history.ts';
import { goldenRegionCommits } from '../../support/golden-regions.ts';
import { goldenSoundCommits } from '../../support/golden-sounds.ts';

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/history/${name}`, import.meta.url)));
}

const RELEASED = [
  { name: 'v1.jsonl', hash: '0f667982625f375f364e8f3ca5a08dc98e6a068803955974953c5b5498865a23', commits: goldenCommits },
  { name: 'v1-regions.jsonl', hash: 'c907589962975c2c142ef1d106c0a813723cb8c10668603613284f2907461887', commits: goldenRegionCommits },
  { name: 'v1-sounds.jsonl', hash: '22cb1deb5766d81441b6b588d357e2b1d20eaf8c8da3f60014171fa9b4ef371a', commits: goldenSoundCommits },
] as const;

describe.each(RELEASED)('the golden history $name', ({ name, hash, commits: written }) => {
  const file = fixture(name);

  it('is the file that was released: its lines are never edited', () => {
    expect(sha256Hex(file)).toBe(hash);
  });

  it('reads without a problem, and every commit is what was written', () => {
    const { commits, problems, tail } = readHistory(file, START_OF_FILE, sha256Hex);
    expect(problems).toEqual([]);
    expect(tail).toBe(0);
    expect(commits).toEqual(written());
  });

  it('is byte-stable: writing what was read gives the same bytes', () => {
    const { commits } = readHistory(file, START_OF_FILE, sha256Hex);
    expect(commits.map((commit) => `${encodeLine(commit)}\n`).join('')).toBe(new TextDecoder().decode(file));
  });
});

describe('the golden histories', () => {
  const commits = RELEASED.flatMap(({ name }) => readHistory(fixture(name), START_OF_FILE, sha256Hex).commits);

  it('have every version of every kind of change, a tombstone, an undo, and a commit of several changes', () => {
    const changes = commits.flatMap((commit) => commit.changes);
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(Object.keys(CHANGE_KINDS)));
    expect(changes.some(({ value }) => value === null)).toBe(true);
    expect(commits.some(({ undoes }) => undoes !== undefined)).toBe(true);
    expect(commits.some((commit) => commit.changes.length > 1)).toBe(true);
  });

  it('lift old versions: a first and a second version of a kind set one register, and the later stamp wins', () => {
    const state = foldCommits(commits);
    const rows = state.annotations.rowsOfSample('a'.repeat(64) as SampleId).filter((row) => state.annotations.labelers.text(state.annotations.labeler.at(row)) === 'lea');
    expect(rows.map((row) => [state.annotations.isCurrent(row), Object.keys(state.annotations.answersOf(row))])).toEqual([
      [true, ['ships', 'roofs', 'eyes', 'where']],
      [false, ['where']],
    ]);
    const sets = labelSetVersions(state).map(({ set }) => set);
    expect(sets.map(({ questions }) => questions.map(({ type }) => type))).toEqual([['choice', 'multichoice', 'rating', 'text', 'box', 'span'], ['rotated-box', 'polygon', 'point', 'box', 'span'], ['span'], ['span', 'text']]);
    expect(sets.map(({ questions }) => questions.flatMap(lanesAsked).length)).toEqual([0, 0, 0, 2]);
  });
});
