import { describe, expect, it } from 'vitest';
import { decodeRequest } from '../../../electron/host/decode-request.ts';
import type { HostMethod } from '../../../shared/host/host-api.ts';
import { HOST_CHANNEL, HOST_METHODS } from '../../../shared/host/host-channel.ts';

const handle = 'h1';
const commit = {
  id: '0'.repeat(32),
  at: `1700000000000-000000-${'a'.repeat(16)}`,
  by: 'p1',
  changes: [{ kind: 'person-added/1', key: ['p1'], value: { name: 'Ada', role: 'lead', code: 'L1' } }],
};
const recipe = {
  version: '1.0.0', rounds: [], questions: ['q1'], threshold: 0.5, atLeast: 1, shares: { train: 0.8, dev: 0.1, test: 0.1 }, seed: 1,
  stratifyBy: null, groupBy: null, media: 'copy', formats: ['csv'], title: 'T', license: '', description: '', anonymous: false,
};

/** One good request a method. */
const GOOD: Record<HostMethod, unknown> = {
  appInfo: {}, readSettings: {}, writeSettings: { theme: 'dark', actingAs: { p1: 'x' }, keys: { 'label.skip': ['x', 'Shift+F1'] } }, recentProjects: {}, forgetRecentProject: { path: '/p' },
  pickFolder: { title: 'Pick' }, browseFolder: { path: '' }, grantFolder: { path: '/p' }, makeFolder: { parent: '/p', name: 'n' },
  startScan: { grant: 'g' }, readScan: { job: 'j' }, cancelJob: { job: 'j' }, createProject: { path: '/p', name: 'n' }, openProject: { path: '/p' },
  openSampleProject: {}, closeProject: { handle }, listHistory: { handle }, readHistory: { handle, name: 'a.jsonl', from: 0, length: 10 },
  hashLineBefore: { handle, name: 'a.jsonl', end: 5 }, appendCommits: { handle, commits: [commit, { ...commit, undoes: commit.id }] }, startNewWriter: { handle },
  checkHistory: { handle }, mergeHistoryFiles: { handle, files: [{ name: 'a.jsonl', bytes: Uint8Array.of(1) }] }, mergeHistoryFolder: { handle, grant: 'g' },
  appendDraft: { handle, lines: [{ line: 'clear', key: ['r', 's', 'p', '0'] }] }, readDrafts: { handle }, startImport: { handle, grant: 'g', copy: true },
  nextImported: { job: 'j', max: 500 }, locateMedia: { handle, samples: [{ sample: '0'.repeat(64), bytes: 1, places: [{ root: 'r', path: 'a/b.png' }] }] },
  buildRelease: { handle, recipe }, listReleases: { handle }, verifyRelease: { handle, version: '1.0.0' }, readReleaseText: { handle, version: '1.0.0', path: 'card.md' },
  revealProjectFolder: { handle, path: 'releases' },
} satisfies { [M in HostMethod]: unknown };

describe('requests to the host', () => {
  it.each(HOST_METHODS)('proves a good request of %s and hands it on unchanged', (method) => {
    expect(decodeRequest(HOST_CHANNEL[method], GOOD[method])).toEqual({ ok: true, value: { method, request: GOOD[method] } });
  });

  it.each(HOST_METHODS)('refuses what is no request of %s', (method) => {
    for (const payload of [undefined, null, 7, 'x', []]) expect(decodeRequest(HOST_CHANNEL[method], payload).ok).toBe(false);
    for (const member of Object.keys(GOOD[method] as object)) {
      const wrong = { ...(GOOD[method] as object), [member]: Symbol.iterator };
      expect(decodeRequest(HOST_CHANNEL[method], wrong).ok).toBe(false);
    }
  });

  it.each(['host/nothing', '', 'appInfo', 'toString', '__proto__', 'constructor', 7, null, undefined, {}])('knows no channel %j', (channel) => {
    expect(decodeRequest(channel, {})).toEqual({ ok: false, problem: 'there is no such channel' });
  });

  it('drops members that the contract does not know, prototype keys among them', () => {
    const decoded = decodeRequest(HOST_CHANNEL.openProject, JSON.parse('{"path":"/p","__proto__":{"admin":true},"constructor":1}'));
    expect(decoded).toEqual({ ok: true, value: { method: 'openProject', request: { path: '/p' } } });
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it.each([
    ['openProject', { path: '/p\0/etc' }],
    ['openProject', { path: 'x'.repeat(40_000) }],
    ['readHistory', { handle, name: 'a', from: -1, length: 1 }],
    ['readHistory', { handle, name: 'a', from: 0.5, length: 1 }],
    ['readHistory', { handle, name: 'a', from: 0, length: 1e12 }],
    ['closeProject', { handle: '../x' }],
    ['nextImported', { job: 'j', max: 0 }],
    ['appendCommits', { handle, commits: [{ ...commit, changes: [] }] }],
    ['appendCommits', { handle, commits: [{ ...commit, changes: [commit.changes[0], commit.changes[0]] }] }],
    ['appendCommits', { handle, commits: [{ ...commit, undoes: undefined }] }],
    ['appendCommits', { handle, commits: [{ ...commit, at: 'now' }] }],
    ['appendCommits', { handle, commits: [{ ...commit, changes: [{ kind: 'no-such-kind/1', key: [], value: null }] }] }],
    ['mergeHistoryFiles', { handle, files: [{ name: 'a', bytes: [1, 2] }] }],
    ['buildRelease', { handle, recipe: { ...recipe, threshold: 2 } }],
  ] as const)('refuses %s with a wrong detail, in words', (method, payload) => {
    const decoded = decodeRequest(HOST_CHANNEL[method], payload);
    expect(decoded.ok ? '' : decoded.problem).toMatch(new RegExp(`^${method}: `));
  });
});
