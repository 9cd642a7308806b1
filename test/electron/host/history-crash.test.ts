/* H2, H3, H5 over every step at which a disk can fail or the power can go. */
import { describe, expect, it, vi } from 'vitest';
import { createProjectFolder } from '../../../electron/host/project-folder.ts';
import { openProjectOnDisk } from '../../../electron/host/open-projects.ts';
import type { OpenProject } from '../../../electron/host/open-project.ts';
import type { ProjectDeps } from '../../../electron/host/project-deps.ts';
import type { NewCommit } from '../../../shared/history/commit.ts';
import type { ProjectId } from '../../../shared/model/ids.ts';
import { commitNumber, crashEverywhere, failEverywhere, processOn, readFolder, saidBy, textOf } from '../../support/disk-trials.ts';
import { FaultyDisk } from '../../support/faulty-file-port.ts';

vi.setConfig({ testTimeout: 120_000 }); // thousands of crashes each, on machines that may be busy

const FOLDER = '/projects/Phone scratches';
const OLD = [commitNumber(1), commitNumber(2)];
const NEW = [commitNumber(3), commitNumber(4), commitNumber(5), commitNumber(6)];

async function opened(deps: ProjectDeps): Promise<OpenProject> {
  const project = await openProjectOnDisk(FOLDER, deps);
  if (!project.ok) throw new Error(project.message);
  return project.value;
}

/** A project in which an earlier process has saved two commits and was closed. */
async function projectWithWork(): Promise<FaultyDisk> {
  const disk = new FaultyDisk();
  const deps = processOn(disk, 1);
  await createProjectFolder(disk.port, FOLDER, 'phones' as ProjectId, 'Phone scratches');
  const project = await opened(deps);
  await project.append(OLD);
  await project.close();
  return disk;
}

/** Opens, submits three times (once two at once), closes. */
async function labeling(disk: FaultyDisk, ack: (commit: NewCommit) => void, run = 2): Promise<void> {
  const found = await openProjectOnDisk(FOLDER, processOn(disk, run));
  if (!found.ok) return;
  for (const batch of [NEW.slice(0, 1), NEW.slice(1, 3), NEW.slice(3)]) {
    const answer = await found.value.append(batch);
    if (answer.ok) batch.forEach(ack);
  }
  await found.value.close().catch(() => undefined);
}

/** What must hold of any disk afterwards: nothing acknowledged is missing, nothing is damaged, work goes on. */
async function nothingIsLost(disk: FaultyDisk, acked: readonly NewCommit[], where: string): Promise<void> {
  const project = await opened(processOn(disk, 3));
  expect(project.readOnly, where).toBe(null);
  const before = readFolder(disk, FOLDER);
  expect(before.problems, where).toEqual([]);
  const found = new Map(before.commits.map((commit) => [commit.id, saidBy(commit)]));
  for (const commit of [...OLD, ...acked]) expect(found.get(commit.id), where).toEqual(commit);
  for (const commit of found.values()) expect([...OLD, ...NEW], where).toContainEqual(commit);

  // The outbox sends everything again: each commit is there exactly once.
  const again = await project.append(NEW);
  expect(again.ok, where).toBe(true);
  const after = readFolder(disk, FOLDER);
  expect(after.problems, where).toEqual([]);
  expect(new Set(after.commits.map(({ id }) => id)).size, where).toBe(OLD.length + NEW.length);
  await project.close();
}

describe('submitting while the power goes', () => {
  it('loses nothing that was acknowledged, at any step, however the crash leaves the disk', async () => {
    const steps = await crashEverywhere(projectWithWork, labeling, nothingIsLost);
    expect(steps).toBeGreaterThan(80);
  });

  it('goes on in the same file: a crash alone never makes a new writer', async () => {
    await crashEverywhere(projectWithWork, labeling, async (disk, _acked, where) => {
      const project = await opened(processOn(disk, 3));
      expect(disk.files().has(`${FOLDER}/history/${project.ownHistory}`), where).toBe(true);
      expect(readFolder(disk, FOLDER).commits.every(({ device }) => device === project.writer), where).toBe(true);
      await project.close();
    });
  });

  it('sets torn bytes aside instead of throwing them away (H5)', async () => {
    const disk = await projectWithWork();
    disk.arm(await stepOf('write', (each) => labeling(each, () => undefined)), { is: 'crash', half: true });
    await Promise.race([labeling(disk, () => undefined), disk.crashed]);
    const torn = disk.afterCrash({ bytes: 'all', names: 'all' });
    const own = readFolder(torn, FOLDER).commits[0]?.device ?? '';
    const whole = torn.files().get(`${FOLDER}/history/${own}.jsonl`) ?? new Uint8Array(0);
    await crashEverywhere<boolean>(
      async () => torn.afterCrash({ bytes: 'all', names: 'all' }),
      async (each, ack) => {
        const project = await opened(processOn(each, 3));
        const [aside] = (await project.describe()).setAside;
        expect(aside).toMatchObject({ name: `${own}.jsonl`, savedAs: `torn/${own}.jsonl-${whole.lastIndexOf(10) + 1}` });
        ack(true);
      },
      async (each, _acked, where) => {
        const now = each.files();
        const file = textOf(now.get(`${FOLDER}/history/${own}.jsonl`));
        const copies = [...now].filter(([path]) => path.includes('/torn/') && !path.includes('.unfinished')).map(([, bytes]) => textOf(bytes));
        const tail = textOf(whole.subarray(whole.lastIndexOf(10) + 1));
        expect(file.endsWith(tail) || copies.includes(tail), where).toBe(true);
        await nothingIsLost(each, [], where);
      },
    );
  });

  it('survives a second crash while it recovers from the first', async () => {
    const torn = async (): Promise<FaultyDisk> => {
      const disk = await projectWithWork();
      disk.arm(await stepOf('write', (each) => labeling(each, () => undefined)), { is: 'crash', half: true });
      await Promise.race([labeling(disk, () => undefined), disk.crashed]);
      return disk.afterCrash({ bytes: 'all', names: 'all' });
    };
    await crashEverywhere<NewCommit>(torn, (disk, ack) => labeling(disk, ack, 4), nothingIsLost);
  });
});

describe('submitting while the disk fails', () => {
  it('acknowledges only what is on disk, and saves the rest as soon as it can', async () => {
    await failEverywhere(projectWithWork, labeling, nothingIsLost);
  });

  it('goes on in the same file when the disk has room again: no half line, no second writer', async () => {
    const story = async (disk: FaultyDisk): Promise<void> => {
      const project = await opened(processOn(disk, 2));
      for (const batch of [NEW.slice(0, 1), NEW.slice(1, 3), NEW.slice(3)]) await project.append(batch);
      disk.heal();
      for (const commit of NEW) expect(await project.append([commit])).toMatchObject({ ok: true });
      await project.close();
    };
    const ownFile = (path: string) => /history\/[0-9a-f]+\.jsonl$/.test(path);
    const steps = await ownFileSteps(story, ownFile);
    for (let step = 1; step <= steps; step++) {
      for (const code of ['ENOSPC', 'EDQUOT']) {
        for (const half of [false, true]) {
          const disk = await projectWithWork();
          // Cutting fails as well, as it does when the disk is gone for a while.
          disk.arm(step, { is: 'error', code, half, lasting: true }, ownFile);
          await story(disk).catch(() => undefined); // it may not even open; what matters is what is in the file
          disk.heal();
          const { commits, problems } = readFolder(disk, FOLDER);
          expect(problems, `step ${step}`).toEqual([]);
          expect(new Set(commits.map(({ device }) => device)).size, `step ${step}`).toBe(1);
        }
      }
    }
  });

  it('keeps what the project folder refuses in app data, and brings it in at the next opening', async () => {
    const story = async (disk: FaultyDisk, ack: (commit: NewCommit) => void): Promise<void> => {
      const found = await openProjectOnDisk(FOLDER, processOn(disk, 2));
      if (!found.ok || found.value.readOnly !== null) return;
      for (const commit of NEW) {
        const answer = await found.value.append([commit]);
        if (!answer.ok) expect(answer.safe).toMatch(/kept on this device, in \/home\/app\/spool\//);
        ack(commit); // saved or kept: never only in the window
      }
      // The process dies here; nothing is sent again.
    };
    await failEverywhere(projectWithWork, story, async (disk, acked, where) => {
      for (const survival of [{ bytes: 'none', names: 'none' }, { bytes: 'all', names: 'all' }] as const) {
        await nothingIsLost(disk.afterCrash(survival), acked, where);
      }
    }, '/projects');
  });
});

async function ownFileSteps(story: (disk: FaultyDisk) => Promise<void>, where: (path: string) => boolean): Promise<number> {
  const disk = await projectWithWork();
  let steps = 0;
  disk.count(where);
  const heal = disk.heal.bind(disk);
  disk.heal = () => {
    steps = disk.steps;
    heal();
  };
  await story(disk);
  return steps;
}

/** The step of the first call of this name on the own history file, while labeling. */
async function stepOf(call: string, story: (disk: FaultyDisk) => Promise<void>): Promise<number> {
  const disk = await projectWithWork();
  disk.count();
  await story(disk);
  return disk.log.findIndex((line) => line.startsWith(`${call} ${FOLDER}/history/`)) + 1;
}
