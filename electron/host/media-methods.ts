import { randomBytes } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import type { GrantId, JobId, ProjectHandle } from '../../shared/host/host-api.ts';
import type { HostRefusal, HostResult } from '../../shared/host/host-result.ts';
import { sampleId } from '../../shared/model/ids.ts';
import type { ProjectFile } from '../../shared/model/project-file.ts';
import { mediaCopier } from './copy-media.ts';
import { fileSource } from './byte-source.ts';
import type { HostHandlers } from './host-handlers.ts';
import { importMedia, type RunningImport } from './import-media.ts';
import { locateMedia } from './locate-media.ts';
import { openSample } from './media-file.ts';
import { type MediaIndex, openMediaIndex, PROJECT_ROOT } from './media-index.ts';
import { MEDIA_TYPES } from './media-types.ts';
import { openRegular } from './open-regular.ts';
import { isWithin } from './path-inside.ts';
import { sniffFile } from './probe-media.ts';
import { rangeResponse } from './range-response.ts';
import { refuse } from './refusal.ts';
import { type RunningScan, scanFolder } from './scan-folder.ts';

export interface MediaDeps {
  /** The app data folder; what is remembered of media lies in `media/` in it. */
  readonly appData: string;
  /** The folder behind a grant. */
  readonly grants: { get(grant: GrantId): string | undefined };
  readonly projects: { get(handle: ProjectHandle): HostResult<{ readonly path: string; readonly file: ProjectFile }> };
}

type MediaHandlers = Pick<HostHandlers, 'startScan' | 'readScan' | 'cancelJob' | 'startImport' | 'nextImported' | 'locateMedia'>;

export interface MediaMethods {
  readonly handlers: MediaHandlers;
  serveSample(handle: string, sample: string, request: Request): Promise<Response>;
  servePreview(job: string, index: number, request: Request): Promise<Response>;
  /** The same index for all: what a release copies media from, and the command line imports with. */
  indexOf(project: ProjectFile): Promise<MediaIndex>;
  /** Ends all jobs and writes down what was remembered. */
  close(): Promise<void>;
}

type Job = { readonly kind: 'scan'; readonly scan: RunningScan } | { readonly kind: 'import'; readonly running: RunningImport; readonly handle: ProjectHandle };

/** Jobs that are kept, running or ended; the oldest goes when there are more. */
const MOST_JOBS = 32;

/** Media in the host: what a picked folder holds, bringing it into a project, finding it again, serving its bytes. */
export function mediaMethods(deps: MediaDeps): MediaMethods {
  const jobs = new Map<JobId, Job>();
  const indexes = new Map<string, Promise<MediaIndex>>();

  function indexOf(project: ProjectFile): Promise<MediaIndex> {
    const index = indexes.get(project.id) ?? openMediaIndex(deps.appData, project.id);
    indexes.set(project.id, index);
    return index;
  }

  function keep(job: Job): JobId {
    const id = randomBytes(16).toString('hex') as JobId;
    jobs.set(id, job);
    const [oldest] = jobs.keys();
    if (jobs.size > MOST_JOBS && oldest !== undefined) end(oldest);
    return id;
  }

  function end(id: JobId): void {
    const job = jobs.get(id);
    jobs.delete(id);
    if (job?.kind === 'scan') job.scan.cancel();
    if (job?.kind === 'import') job.running.cancel();
  }

  const handlers: MediaHandlers = {
    async startScan({ grant }) {
      const folder = await grantedFolder(deps, grant);
      return folder.ok ? { ok: true, value: { job: keep({ kind: 'scan', scan: scanFolder(folder.value) }) } } : folder;
    },
    async readScan({ job }) {
      const found = jobs.get(job);
      return found?.kind === 'scan' ? { ok: true, value: found.scan.snapshot() } : noJob('scan');
    },
    async cancelJob({ job }) {
      const found = jobs.get(job);
      if (found?.kind === 'import') found.running.cancel(); // what is ready is still handed out
      else end(job);
      return { ok: true, value: null };
    },
    async startImport({ handle, grant, copy }) {
      const open = deps.projects.get(handle);
      if (!open.ok) return open;
      const project = open.value;
      const folder = await grantedFolder(deps, grant);
      if (!folder.ok) return folder;
      const index = await indexOf(project.file);
      const home = await realpath(project.path);
      const inside = folder.value === home || isWithin(home, folder.value);
      const { root, prefix } = inside ? { root: PROJECT_ROOT, prefix: prefixOf(home, folder.value) } : index.rootOf(folder.value);
      const known = (path: string, size: number, mtimeMs: number) => {
        const place = index.at(PROJECT_ROOT, path);
        return place?.size === size && place.mtimeMs === mtimeMs ? place.sample : undefined;
      };
      const running = importMedia({
        folder: folder.value,
        sourceRoot: root,
        prefix,
        root: copy ? PROJECT_ROOT : root,
        index,
        copy: copy && !inside ? mediaCopier(home, known) : null,
      });
      return { ok: true, value: { job: keep({ kind: 'import', running, handle }), root: running.root } };
    },
    async nextImported({ job, max }) {
      const found = jobs.get(job);
      if (found?.kind !== 'import') return noJob('import');
      const open = deps.projects.get(found.handle);
      if (!open.ok) {
        end(job);
        return open;
      }
      const next = await found.running.next(max);
      if (!next.ok || next.value.done) jobs.delete(job);
      return next;
    },
    async locateMedia({ handle, samples }) {
      const open = deps.projects.get(handle);
      return open.ok ? { ok: true, value: await locateMedia(await indexOf(open.value.file), open.value.path, samples) } : open;
    },
  };

  return {
    handlers,
    indexOf,
    async serveSample(handle, sample, request) {
      const open = deps.projects.get(handle as ProjectHandle);
      const id = sampleId(sample);
      if (!open.ok || !id.ok) return nothingHere(404);
      const opened = await openSample(await indexOf(open.value.file), open.value.path, id.value);
      // Gone and changed are told apart, so that the screen can say which.
      if (!opened.ok) return nothingHere(opened.problem === 'changed' ? 409 : 404);
      return rangeResponse({ ...opened.value, contentId: id.value }, request);
    },
    async servePreview(job, index, request) {
      const found = jobs.get(job as JobId);
      const path = found?.kind === 'scan' ? found.scan.previewPath(index) : undefined;
      const opened = path === undefined ? undefined : await openRegular(path);
      if (path === undefined || !opened?.ok) return nothingHere(404);
      const { handle, size } = opened.value;
      const sniffed = await sniffFile(fileSource(handle, size), path).catch(() => null);
      if (sniffed?.state === 'usable') return rangeResponse({ handle, size, mime: MEDIA_TYPES[sniffed.type].mime, contentId: null }, request);
      await handle.close();
      return nothingHere(404);
    },
    async close() {
      const running = [...jobs.values()];
      for (const id of jobs.keys()) end(id);
      await Promise.all(running.map((job) => (job.kind === 'scan' ? job.scan.ended : job.running.ended)));
      for (const index of await Promise.all(indexes.values())) await index.flush();
    },
  };
}

async function grantedFolder(deps: MediaDeps, grant: GrantId): Promise<HostResult<string>> {
  const granted = deps.grants.get(grant);
  if (!granted) return refusal('not-allowed', 'This folder was not picked in this run of Concord.', 'Pick the folder again.');
  try {
    return { ok: true, value: await realpath(granted) };
  } catch {
    return refusal('not-found', `The folder ${granted} is no longer there.`, 'Plug in its drive or pick another folder.');
  }
}

function prefixOf(home: string, folder: string): string {
  const inner = folder.slice(home.length).split(/[\\/]/).filter(Boolean).join('/');
  return inner === '' ? '' : `${inner}/`;
}

function nothingHere(status: 404 | 409): Response {
  return new Response(null, { status, headers: { 'cache-control': 'no-store' } });
}

function noJob(kind: 'scan' | 'import'): HostRefusal {
  return refusal('not-found', `This ${kind} has ended, or was started by an earlier run of Concord.`, `Start the ${kind} again.`);
}

function refusal(code: HostRefusal['code'], message: string, next: string): HostRefusal {
  return refuse(code, message, 'Nothing was changed, and no label is touched.', next);
}
