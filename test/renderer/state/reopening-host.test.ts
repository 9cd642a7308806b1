import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reopeningHost } from '../../../renderer/state/reopening-host.ts';
import type { OpenedProject, ProjectHandle } from '../../../shared/host/host-api.ts';
import type { PersonId, SampleId } from '../../../shared/model/ids.ts';
import { valueOf } from '../../support/project-host.ts';
import { ProjectWindow } from '../../support/project-window.ts';

let window: ProjectWindow;
let opened: OpenedProject;

beforeEach(async () => {
  window = await ProjectWindow.make();
  opened = valueOf(await window.wire.api.openProject({ path: window.folder }));
});
afterEach(() => window.close());

/** What a restart does to the host: it knows no handle any more. */
async function forget(handle: ProjectHandle): Promise<void> {
  await window.wire.api.closeProject({ handle });
}

describe('a project over restarts of its host', () => {
  it('is opened again when the host no longer knows it, and the call is answered', async () => {
    const told: OpenedProject[] = [];
    const host = reopeningHost(window.wire.api, opened, (again) => told.push(again));
    await forget(opened.handle);
    expect(await host.listHistory({ handle: opened.handle })).toMatchObject({ ok: true });
    expect(told.map(({ file }) => file)).toEqual([opened.file]);
    expect(told[0]?.handle).not.toBe(opened.handle);
    expect(host.mediaUrl(opened.handle, 's' as SampleId)).toBe(window.wire.api.mediaUrl(told[0]?.handle ?? opened.handle, 's' as SampleId));
  });

  it('is opened again once, however many calls find it closed', async () => {
    let times = 0;
    const host = reopeningHost(window.wire.api, opened, () => (times += 1));
    await forget(opened.handle);
    const answers = await Promise.all([1, 2, 3].map(() => host.readDrafts({ handle: opened.handle })));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(times).toBe(1);
  });

  it('is not opened again after it was closed', async () => {
    let times = 0;
    const host = reopeningHost(window.wire.api, opened, () => (times += 1));
    await host.closeProject({ handle: opened.handle });
    expect(await host.listHistory({ handle: opened.handle })).toMatchObject({ ok: false, code: 'not-open' });
    expect(times).toBe(0);
  });

  it('leaves calls about other projects, and about none, as they are', async () => {
    const host = reopeningHost(window.wire.api, opened, () => undefined);
    expect(await host.listHistory({ handle: 'f'.repeat(32) as ProjectHandle })).toMatchObject({ ok: false, code: 'not-open' });
    expect(await host.appInfo({})).toMatchObject({ ok: true });
  });

  it('lets a session go on saving where it was', async () => {
    const session = await window.session();
    await forget(session.opened.handle);
    await forget(session.opened.handle);
    await session.catchUp();
    const nine = 'p9' as PersonId;
    session.commit([{ kind: 'person-added/1', key: [nine], value: { name: 'Nine', role: 'labeler', code: 'P9' } }], nine);
    await session.outbox.send();
    expect(session.outbox.saving).toEqual({ is: 'saved' });
    expect((await window.saved()).at(-1)?.changes[0]?.key).toEqual(['p9']);
  });
});
