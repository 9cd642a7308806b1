import { expect, it, vi } from 'vitest';
import { createAppData } from '../../../electron/host/app-data.ts';
import { deviceSettingsFile } from '../../../electron/host/device-settings.ts';
import { recentProjects } from '../../../electron/host/recent-projects.ts';
import type { ProjectFile } from '../../../shared/model/project-file.ts';
import type { ProjectId } from '../../../shared/model/ids.ts';
import { crashEverywhere, failEverywhere } from '../../support/disk-trials.ts';
import { FaultyDisk } from '../../support/faulty-file-port.ts';

vi.setConfig({ testTimeout: 120_000 });

const settingsOn = (disk: FaultyDisk) => deviceSettingsFile(createAppData(disk.port, '/home/app'));
const themes = ['dark', 'light', 'dark'] as const;

async function changing(disk: FaultyDisk, ack: (n: number) => void): Promise<void> {
  const settings = settingsOn(disk);
  for (const [n, theme] of themes.entries()) await settings.write({ theme, actingAs: { [`p${n}` as ProjectId]: 'ann' } }).then(() => ack(n), () => undefined);
}

it('a JSON file in app data has the old or the new content after a crash at any step, and the new one once it was acknowledged', async () => {
  const steps = await crashEverywhere(async () => new FaultyDisk(), changing, async (disk, acked, where) => {
    const { theme, actingAs } = await settingsOn(disk).read();
    const done = Object.keys(actingAs).length;
    expect([acked.length, acked.length + 1], where).toContain(done);
    expect(theme, where).toBe(done === 0 ? 'system' : themes[done - 1]);
  });
  expect(steps).toBeGreaterThan(15);
});

it('a failed write leaves the content before, and nothing unfinished lying around', async () => {
  await failEverywhere(async () => new FaultyDisk(), changing, async (disk, acked, where) => {
    const { actingAs } = await settingsOn(disk).read();
    for (const n of acked) expect(actingAs, where).toHaveProperty(`p${n}`);
    const left = [...disk.files().keys()].filter((path) => path.includes('.unfinished'));
    expect(left.length, where).toBeLessThanOrEqual(where.includes('removeFile') || where.includes('lasting') ? 1 : 0);
  });
});

it('settings keep members that this version does not know, and fall back where a value makes no sense', async () => {
  const disk = new FaultyDisk();
  disk.put('/home/app/settings.json', Buffer.from('{"theme":"sepia","actingAs":{"p1":"ann"},"keys":{"label.skip":"x"},"density":"cosy"}'));
  const settings = settingsOn(disk);
  expect(await settings.read()).toEqual({ theme: 'system', actingAs: { p1: 'ann' }, keys: {}, density: 'cosy' });
  expect(await settings.write({ actingAs: { p2: 'bo' } as never })).toEqual({ theme: 'system', actingAs: { p1: 'ann', p2: 'bo' }, keys: {}, density: 'cosy' });
});

it.each(['', 'null', '[]', '{"theme":', '\0\0\0', '{"actingAs":7}'])('settings that say %j are the defaults', async (text) => {
  const disk = new FaultyDisk();
  disk.put('/home/app/settings.json', Buffer.from(text));
  expect(await settingsOn(disk).read()).toEqual({ theme: 'system', actingAs: {}, keys: {} });
});

it('two changes at once are both kept', async () => {
  const settings = settingsOn(new FaultyDisk());
  await Promise.all([settings.write({ theme: 'dark' }), settings.write({ actingAs: { p1: 'ann' } as never })]);
  expect(await settings.read()).toEqual({ theme: 'dark', actingAs: { p1: 'ann' }, keys: {} });
});

it('keys are replaced as a whole, so that the standard ones can come back', async () => {
  const settings = settingsOn(new FaultyDisk());
  await settings.write({ keys: { 'label.skip': ['x'], 'label.note': [] } });
  expect((await settings.write({ keys: { 'label.note': [] } })).keys).toEqual({ 'label.note': [] });
});

it('recent projects come latest first, once each, and say when the folder is not there', async () => {
  const disk = new FaultyDisk();
  const recent = recentProjects(disk.port, createAppData(disk.port, '/home/app'));
  const file = (name: string): ProjectFile => ({ format: 'concord-project', formatVersion: 1, id: name as ProjectId, name });
  disk.put('/projects/a/concord.json', new Uint8Array(0));
  for (const [at, name] of ['a', 'b', 'a'].entries()) await recent.opened(`/projects/${name}`, file(name), at);
  expect(await recent.list()).toEqual([
    { path: '/projects/a', name: 'a', id: 'a', openedAt: 2, missing: false },
    { path: '/projects/b', name: 'b', id: 'b', openedAt: 1, missing: true },
  ]);
  await recent.forget('/projects/b');
  expect((await recent.list()).map(({ name }) => name)).toEqual(['a']);
});
