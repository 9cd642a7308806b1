import 'fake-indexeddb/auto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WorkingDatabase } from '../../renderer/storage/database.ts';
import { WorkingStore } from '../../renderer/storage/working-store.ts';
import { ProjectSession, type SessionListener } from '../../renderer/state/project-session.ts';
import type { Saving } from '../../renderer/state/outbox.ts';
import type { FileProblem } from '../../renderer/state/read-history-files.ts';
import type { MediaProblems } from '../../renderer/state/locate-media.ts';
import { sha256Hex } from '../../shared/basics/hash.ts';
import { encodeUtf8 } from '../../shared/basics/utf8.ts';
import type { Commit } from '../../shared/history/commit.ts';
import { readHistory, START_OF_FILE } from '../../shared/history/read-history.ts';
import type { OpenedProject } from '../../shared/host/host-api.ts';
import { InProcessHost } from './in-process-host.ts';
import { standInForPage } from './in-process-worker.ts';
import { tempFolder, valueOf } from './project-host.ts';
import { testHost } from './test-host.ts';

let windows = 0;

/** What a session told its listener. */
export interface Told extends SessionListener {
  readonly saving: Saving[];
  readonly problems: (readonly FileProblem[])[];
  readonly media: MediaProblems[];
  changes: number;
}

export function listening(): Told {
  const told: Told = {
    saving: [],
    problems: [],
    media: [],
    changes: 0,
    onChange: () => {
      told.changes += 1;
    },
    onSaving: (saving) => told.saving.push(saving),
    onProblems: (problems) => told.problems.push(problems),
    onMedia: (media) => told.media.push(media),
  };
  return told;
}

/** A device with a project of its own on the real disk: host, working store, and windows opened one after the other. */
export class ProjectWindow {
  readonly folder: string;
  readonly wire: InProcessHost;
  readonly storeName: string;
  #store: WorkingStore;
  readonly #ends: (() => Promise<void>)[];

  private constructor(folder: string, wire: InProcessHost, ends: (() => Promise<void>)[]) {
    this.folder = folder;
    this.wire = wire;
    this.storeName = `concord-test-${(windows += 1)}`;
    this.#store = new WorkingStore(new WorkingDatabase(this.storeName));
    this.#ends = ends;
  }

  static async make(): Promise<ProjectWindow> {
    standInForPage();
    const temp = await tempFolder();
    const { host, close } = await testHost();
    const window = new ProjectWindow(join(temp.path, 'project'), new InProcessHost(host), [close, temp.remove]);
    await mkdir(window.folder);
    await window.wire.api.closeProject({ handle: valueOf(await window.wire.api.createProject({ path: window.folder, name: 'Scratches' })).handle });
    return window;
  }

  get store(): WorkingStore {
    return this.#store;
  }

  /** The same browser after a restart: all that is in memory is gone. */
  restart(): void {
    this.#store.close();
    this.#store = new WorkingStore(new WorkingDatabase(this.storeName));
  }

  async opened(): Promise<OpenedProject> {
    return valueOf(await this.wire.api.openProject({ path: this.folder }));
  }

  /** Opens the project as a window does. */
  async session(told: Told = listening(), store: WorkingStore = this.#store): Promise<ProjectSession> {
    const started = await ProjectSession.start(this.wire.api, store, await this.opened(), told, () => undefined);
    if (!started.ok) throw new Error(started.problem.message);
    return started.value;
  }

  /** All commits in the project's files, in the order of the lines. */
  async saved(): Promise<readonly Commit[]> {
    const history = join(this.folder, 'history');
    const names = (await readdir(history)).filter((name) => name.endsWith('.jsonl')).sort();
    const files = await Promise.all(names.map((name) => readFile(join(history, name), 'utf8')));
    return files.flatMap((text) => readHistory(encodeUtf8(text), START_OF_FILE, sha256Hex).commits);
  }

  async close(): Promise<void> {
    this.#store.close();
    for (const end of this.#ends) await end();
  }
}
