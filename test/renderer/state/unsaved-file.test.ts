/* The way out when the project folder cannot be written: a file of one's unsaved work that merging accepts. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unsavedFile } from '../../../renderer/state/unsaved-file.ts';
import { encodeUtf8 } from '../../../shared/basics/utf8.ts';
import { foldCommits } from '../../../shared/project/fold.ts';
import { dumpState } from '../../support/dump-state.ts';
import { valueOf } from '../../support/project-host.ts';
import { ProjectWindow } from '../../support/project-window.ts';
import { personOf, sampleOf } from '../../support/story.ts';

let window: ProjectWindow;
beforeEach(async () => {
  window = await ProjectWindow.make();
});
afterEach(() => window.close());

async function unsavedWork() {
  const session = await window.session();
  window.wire.state = 'refusing';
  for (const tag of ['ein', 'zwei “ä”', 'drei\n']) session.commit([{ kind: 'sample-tagged/1', key: [sampleOf('a.png'), tag], value: tag }], personOf(1));
  const commits = [...session.outbox.waiting];
  await session.close();
  window.wire.state = 'answering';
  return { commits, state: dumpState(session.state) };
}

describe('the file of unsaved work', () => {
  it('is taken by another copy of the project, and gives what was on the screen', async () => {
    const { commits, state } = await unsavedWork();
    const { handle } = await window.opened();
    const report = valueOf(await window.wire.api.mergeHistoryFiles({ handle, files: [{ name: 'concord-unsaved.jsonl', bytes: encodeUtf8(unsavedFile(commits)) }] }));
    expect([report.added.length + report.extended.length + report.forked.length, report.refused]).toEqual([1, []]);
    expect(valueOf(await window.wire.api.checkHistory({ handle }))).toEqual([]);
    expect(dumpState(foldCommits(await window.saved()))).toBe(state);
  });

  it('does no harm when the same work is saved after all: each commit counts once (H1)', async () => {
    const { commits, state } = await unsavedWork();
    const { handle } = await window.opened();
    valueOf(await window.wire.api.mergeHistoryFiles({ handle, files: [{ name: 'x.jsonl', bytes: encodeUtf8(unsavedFile(commits)) }] }));
    const session = await window.session(); // sends what the working store kept
    await session.outbox.send();
    await session.refresh();
    expect(dumpState(session.state)).toBe(state);
    expect(dumpState(foldCommits(await window.saved()))).toBe(state);
  });
});
