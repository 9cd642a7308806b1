/* H7: one process writes to a history file at a time. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createAppData } from '../../../electron/host/app-data.ts';
import { nodeFilePort } from '../../../electron/host/file-port.ts';
import { openProjectOnDisk } from '../../../electron/host/open-projects.ts';
import { createProjectFolder } from '../../../electron/host/project-folder.ts';
import { nodeProcesses, type Processes, type RunningProcess } from '../../../electron/host/running-process.ts';
import { takeWriterLock } from '../../../electron/host/writer-lock.ts';
import type { ProjectId } from '../../../shared/model/ids.ts';
import { crashEverywhere } from '../../support/disk-trials.ts';
import { FaultyDisk } from '../../support/faulty-file-port.ts';

vi.setConfig({ testTimeout: 120_000 });

const processNumber = (pid: number, machine = 'here', started = `start of ${pid}`): RunningProcess => ({ machine, pid, started });
const among = (self: RunningProcess, alive: readonly RunningProcess[]): Processes => ({ self, find: async (pid) => alive.find((each) => each.pid === pid) ?? null });

const take = (disk: FaultyDisk, self: RunningProcess, alive: readonly RunningProcess[], now = 0) =>
  takeWriterLock(disk.port, createAppData(disk.port, '/home/app'), 'phones-aaaa', among(self, [self, ...alive]), () => now);

describe('the writer lock', () => {
  const ann = processNumber(1);
  const bo = processNumber(2);

  it('is refused while its process runs, and says which one that is', async () => {
    const disk = new FaultyDisk();
    expect(await take(disk, ann, [])).toMatchObject({ got: true });
    expect(await take(disk, bo, [ann])).toMatchObject({ got: false, holder: ann });
  });

  it('is free once released', async () => {
    const disk = new FaultyDisk();
    const first = await take(disk, ann, []);
    if (first.got) await first.release();
    expect(await take(disk, bo, [ann])).toMatchObject({ got: true });
  });

  it('is taken over from a process that is gone, also when another has its number now', async () => {
    const disk = new FaultyDisk();
    await take(disk, ann, []);
    expect(await take(disk, bo, [processNumber(1, 'here', 'much later')])).toMatchObject({ got: true });
    const another = new FaultyDisk();
    await take(another, ann, []);
    expect(await take(another, bo, [])).toMatchObject({ got: true });
  });

  it('of another machine is never taken over: its processes cannot be seen', async () => {
    const disk = new FaultyDisk();
    await take(disk, processNumber(1, 'elsewhere'), []);
    expect(await take(disk, bo, [])).toMatchObject({ got: false, holder: { machine: 'elsewhere' }, path: '/home/app/locks/phones-aaaa.1.lock' });
  });

  it('that was being made when its process died is free after ten seconds', async () => {
    const disk = new FaultyDisk();
    disk.put('/home/app/locks/phones-aaaa.1.lock', new Uint8Array(0));
    expect(await take(disk, bo, [], 9000)).toMatchObject({ got: false, holder: null });
    expect(await take(disk, bo, [], 11_000)).toMatchObject({ got: true });
  });

  it('that a full disk kept from being released is free to the same process, and to others once it has ended', async () => {
    const disk = new FaultyDisk();
    const first = await take(disk, ann, []);
    disk.arm(1, { is: 'error', code: 'ENOSPC', lasting: true });
    if (first.got) await first.release();
    disk.heal();
    expect(await take(disk, bo, [ann])).toMatchObject({ got: false, holder: ann });
    expect(await take(disk, ann, [])).toMatchObject({ got: true });
    expect(await take(disk, ann, [])).toMatchObject({ got: false, holder: ann });
    expect(await take(disk, bo, [])).toMatchObject({ got: true });
  });

  it('is got by exactly one of many who find it stale at once', async () => {
    const disk = new FaultyDisk();
    await take(disk, processNumber(99), []);
    const all = Array.from({ length: 8 }, (_, i) => processNumber(i + 1));
    const outcomes = await Promise.all(all.map((self) => take(disk, self, all)));
    expect(outcomes.filter(({ got }) => got)).toHaveLength(1);
  });

  it('is not got by a slow one whose turn has passed: others took, released and took it again meanwhile', async () => {
    const disk = new FaultyDisk();
    const cy = processNumber(3);
    await take(disk, processNumber(99), []);
    let overtaken = false;
    const slow = {
      ...disk.port,
      open: async (path: string, how: Parameters<typeof disk.port.open>[1]) => {
        if (how === 'create' && !overtaken) {
          overtaken = true;
          const first = await take(disk, bo, [ann]);
          if (first.got) await first.release();
          expect(await take(disk, cy, [ann, bo])).toMatchObject({ got: true });
        }
        return disk.port.open(path, how);
      },
    };
    const outcome = await takeWriterLock(slow, createAppData(disk.port, '/home/app'), 'phones-aaaa', among(ann, [ann, bo, cy]), () => 0);
    expect(outcome).toMatchObject({ got: false, holder: cy });
  });

  it('leaves one file behind however often it changes hands', async () => {
    const disk = new FaultyDisk();
    for (let pid = 1; pid < 6; pid++) {
      const outcome = await take(disk, processNumber(pid), []);
      if (pid % 2 === 0 && outcome.got) await outcome.release();
    }
    expect([...disk.files().keys()].filter((path) => path.includes('/locks/'))).toHaveLength(1);
  });

  it('never stays stuck, at whatever step its process dies', async () => {
    const story = async (disk: FaultyDisk): Promise<void> => {
      const outcome = await take(disk, bo, []);
      if (outcome.got) await outcome.release();
    };
    const prepare = async (): Promise<FaultyDisk> => {
      const disk = new FaultyDisk();
      await take(disk, ann, []);
      return disk;
    };
    await crashEverywhere(prepare, story, async (disk, _acked, where) => {
      expect(await take(disk, processNumber(3), [], 60_000), where).toMatchObject({ got: true });
    });
  });
});

/* A process of its own that holds a lock as Concord does, without Concord's code: the file format is the contract. */
const HOLDER = `
const { readFileSync, writeFileSync } = require('node:fs');
let started = '';
try {
  const stat = readFileSync('/proc/' + process.pid + '/stat', 'utf8');
  started = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() + ' ' + stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
} catch {}
writeFileSync(process.argv[1], JSON.stringify({ machine: require('node:os').hostname(), pid: process.pid, started, released: false }));
console.log('held');
setInterval(() => {}, 1000);
`;

it('a second process is refused with a sentence, and takes over after the first was killed', async () => {
  const root = await mkdtemp(join(tmpdir(), 'concord-lock-'));
  const files = nodeFilePort();
  const folder = join(root, 'project');
  let ids = 0;
  const deps = {
    files,
    appData: createAppData(files, join(root, 'app')),
    processes: await nodeProcesses(),
    newId: (bytes: number) => String((ids += 1)).padStart(bytes * 2, '0'),
    now: Date.now,
    emit: () => undefined,
  };
  await createProjectFolder(files, folder, 'phones' as ProjectId, 'Phones');
  const first = await openProjectOnDisk(folder, deps);
  expect(first).toMatchObject({ ok: true });
  if (first.ok) await first.value.close();

  const [lock = ''] = await readdir(join(root, 'app', 'locks'));
  const lockPath = join(root, 'app', 'locks', lock);
  await writeFile(lockPath, '');
  const holder = spawn(process.execPath, ['-e', HOLDER, lockPath], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect(JSON.parse(await readFile(lockPath, 'utf8'))).toMatchObject({ pid: holder.pid });
    const second = await openProjectOnDisk(folder, deps);
    expect(second).toMatchObject({ ok: true, value: { readOnly: { code: 'locked', message: `Another Concord is working on this project (process ${holder.pid}).` } } });
    if (second.ok) {
      expect(await second.value.append([])).toMatchObject({ ok: false, code: 'locked' });
      await second.value.close();
    }

    const gone = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await gone;
    const third = await openProjectOnDisk(folder, deps);
    expect(third).toMatchObject({ ok: true, value: { readOnly: null } });
    if (third.ok) await third.value.close();
  } finally {
    holder.kill('SIGKILL');
    await rm(root, { recursive: true });
  }
});
