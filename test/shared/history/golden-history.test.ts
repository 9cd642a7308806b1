/* H6: what a released version wrote is read by all later ones, byte for byte. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../shared/basics/hash.ts';
import { CHANGE_KINDS } from '../../../shared/history/change.ts';
import { encodeLine } from '../../../shared/history/codec.ts';
import { readHistory, START_OF_FILE } from '../../../shared/history/read-history.ts';
import { goldenCommits } from '../../support/golden-history.ts';

const file = new Uint8Array(readFileSync(new URL('../../fixtures/history/v1.jsonl', import.meta.url)));
const text = new TextDecoder().decode(file);

describe('the golden history of format 1', () => {
  it('is the file that was released: its lines are never edited', () => {
    expect(sha256Hex(file)).toBe('0f667982625f375f364e8f3ca5a08dc98e6a068803955974953c5b5498865a23');
  });

  it('reads without a problem, and every commit is what was written', () => {
    const { commits, problems, tail } = readHistory(file, START_OF_FILE, sha256Hex);
    expect(problems).toEqual([]);
    expect(tail).toBe(0);
    expect(commits).toEqual(goldenCommits());
  });

  it('is byte-stable: writing what was read gives the same bytes', () => {
    const { commits } = readHistory(file, START_OF_FILE, sha256Hex);
    expect(commits.map((commit) => `${encodeLine(commit)}\n`).join('')).toBe(text);
  });

  it('has every kind of change, a tombstone, an undo, and a commit of several changes', () => {
    const { commits } = readHistory(file, START_OF_FILE, sha256Hex);
    const changes = commits.flatMap((commit) => commit.changes);
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(Object.keys(CHANGE_KINDS)));
    expect(changes.some(({ value }) => value === null)).toBe(true);
    expect(commits.some(({ undoes }) => undoes !== undefined)).toBe(true);
    expect(commits.some((commit) => commit.changes.length > 1)).toBe(true);
  });
});
