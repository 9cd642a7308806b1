import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommit, foldCommits } from '../../../shared/project/fold.ts';
import { openSnapshot, snapshotBuffers, SNAPSHOT_VERSION, takeSnapshot } from '../../../shared/project/snapshot.ts';
import { clashingCommits } from '../../support/clashing-commits.ts';
import { dumpState } from '../../support/dump-state.ts';

describe('a snapshot', () => {
  it('opens as the state it was taken of, and grows like it', () => {
    fc.assert(
      fc.property(clashingCommits, fc.nat({ max: 60 }), (commits, cut) => {
        const before = foldCommits(commits.slice(0, cut));
        const opened = openSnapshot(structuredClone(takeSnapshot(before)));
        if (opened === undefined) throw new Error('the snapshot did not open');
        expect(dumpState(opened)).toBe(dumpState(before));
        expect(opened.revision).toBe(before.revision);
        for (const commit of commits) applyCommit(opened, commit);
        expect(dumpState(opened)).toBe(dumpState(foldCommits(commits)));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('is not opened when it is of another version or its text is damaged', () => {
    const snapshot = takeSnapshot(foldCommits([]));
    expect(openSnapshot({ ...snapshot, version: SNAPSHOT_VERSION + 1 })).toBeUndefined();
    expect(openSnapshot({ ...snapshot, registers: new Uint8Array([0xff, 0xfe]) })).toBeUndefined();
    expect(openSnapshot({ ...snapshot, registers: new TextEncoder().encode('[["sample"') })).toBeUndefined();
  });

  it('names every buffer once, so that all of it can be handed to another thread', () => {
    const snapshot = takeSnapshot(foldCommits([]));
    const buffers = snapshotBuffers(snapshot);
    expect(new Set(buffers).size).toBe(buffers.length);
    const moved = structuredClone(snapshot, { transfer: buffers });
    expect(buffers.every((buffer) => buffer.byteLength === 0)).toBe(true);
    expect(openSnapshot(moved)).toBeDefined();
  });
});
