import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { HostApi } from '../../shared/host/host-api.ts';

declare global {
  interface Window {
    readonly contractHost: HostApi;
  }
}

/** What one transport answered to the story, with everything random or local replaced, so that two can be compared. */
export type StoryLog = readonly { readonly step: string; readonly answer: unknown }[];

const SAMPLE_MEDIA = resolve(import.meta.dirname, '..', '..', 'assets', 'sample', 'project', 'media');

/**
 * Drives the page's host through a small piece of real work: settings, folders, a project, an import, commits, history
 * bytes, drafts, media with a range, and refusals. The page may stand on either transport.
 */
export async function runStory(page: Page): Promise<StoryLog> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-story-'));
  try {
    const media = join(folder, 'photos');
    await mkdir(media);
    const [image = ''] = (await readdir(SAMPLE_MEDIA, { recursive: true })).filter((name) => name.endsWith('.jpg') || name.endsWith('.png')).sort();
    await copyFile(join(SAMPLE_MEDIA, image), join(media, 'one.img'.replace('img', image.slice(-3))));
    const log = await page.evaluate(storyInPage, { folder, media });
    return log.map(({ step, answer }) => ({ step, answer: withoutLocals(answer, folder) }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function withoutLocals(answer: unknown, folder: string): unknown {
  const text = JSON.stringify(answer ?? null)
    .replaceAll(folder, '<folder>')
    .replace(/"(handle|grant|job|root|writer|id|prev)":"[^"]*"/g, '"$1":"<$1>"')
    .replace(/"(openedAt|modifiedAt)":[\d.]+/g, '"$1":0')
    .replace(/[0-9a-f]{16}\.jsonl/g, '<writer>.jsonl')
    .replace(/[0-9a-f]{32}(?=")/g, '<id>');
  return JSON.parse(text) as unknown;
}

/** Runs inside the page; must not refer to anything outside itself. */
async function storyInPage({ folder, media }: { readonly folder: string; readonly media: string }): Promise<{ step: string; answer: unknown }[]> {
  const host = window.contractHost;
  const log: { step: string; answer: unknown }[] = [];
  async function step<T>(name: string, answer: Promise<{ ok: true; value: T } | { ok: false }>): Promise<T> {
    const answered = await answer;
    log.push({ step: name, answer: answered });
    return (answered.ok ? answered.value : undefined) as T;
  }

  await step('settings', host.readSettings({}));
  await step('write settings', host.writeSettings({ theme: 'dark' }));
  await step('browse', host.browseFolder({ path: folder }));
  await step('browse nowhere', host.browseFolder({ path: `${folder}/nowhere` }));
  await step('open no project', host.openProject({ path: folder }));
  await step('make folder', host.makeFolder({ parent: folder, name: 'Projekt ä' }));
  const project = await step('create', host.createProject({ path: `${folder}/Projekt ä`, name: 'Projekt ä “1”' }));
  const { handle, writer } = project;
  await step('create again', host.createProject({ path: `${folder}/Projekt ä`, name: 'x' }));

  const granted = await step('grant', host.grantFolder({ path: media }));
  const started = await step('import', host.startImport({ handle, grant: granted.grant, copy: false }));
  const batch = await step('imported', host.nextImported({ job: started.job, max: 100 }));
  const sample = batch.files[0]?.sample;
  if (sample) {
    const whole = new Uint8Array(await (await fetch(host.mediaUrl(handle, sample))).arrayBuffer());
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
    const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const part = await fetch(host.mediaUrl(handle, sample), { headers: { range: 'bytes=2-5' } });
    const bytes = [...new Uint8Array(await part.arrayBuffer())];
    const beyond = await fetch(host.mediaUrl(handle, sample), { headers: { range: 'bytes=999999999-' } });
    const drawn = await new Promise((done) => {
      const image = new Image();
      image.addEventListener('load', () => done([image.naturalWidth, image.naturalHeight]));
      image.addEventListener('error', () => done('error'));
      image.src = host.mediaUrl(handle, sample);
    });
    log.push({
      step: 'media',
      answer: {
        same: hash === sample, status: part.status, range: part.headers.get('content-range'), right: bytes.every((byte, i) => byte === whole[i + 2]), bytes: bytes.length, beyond: beyond.status, drawn,
        unknown: (await fetch(host.mediaUrl(handle, '0'.repeat(64) as typeof sample))).status,
      },
    });
  }

  const commit = (n: number) => ({
    id: String(n).repeat(32), at: `170000000000${n}-000000-${writer}`, by: 'p1',
    changes: [{ kind: 'person-added/1', key: ['p1'], value: { name: `Ünï ${n}`, role: 'lead', code: 'L1' } }],
  });
  type Commits = Parameters<typeof host.appendCommits>[0]['commits'];
  await step('append', host.appendCommits({ handle, commits: [commit(1), commit(2)] as unknown as Commits }));
  await step('append again', host.appendCommits({ handle, commits: [commit(2), commit(3)] as unknown as Commits }));
  const files = await step('history', host.listHistory({ handle }));
  const name = files[0]?.name ?? '';
  const bytes = await host.readHistory({ handle, name, from: 0, length: 1_000_000 });
  const text = bytes.ok && bytes.value instanceof Uint8Array ? new TextDecoder().decode(bytes.value) : 'no bytes';
  log.push({ step: 'history bytes', answer: text.trim().split('\n').map((line) => (JSON.parse(line) as { changes: unknown }).changes) });
  await step('merge nonsense', host.mergeHistoryFiles({ handle, files: [{ name: 'x.jsonl', bytes: Uint8Array.of(0, 255, 10) }] }));
  await step('merge own', host.mergeHistoryFiles({ handle, files: [{ name, bytes: bytes.ok ? bytes.value : new Uint8Array() }] }));
  await step('check', host.checkHistory({ handle }));
  await step('draft', host.appendDraft({ handle, lines: [{ line: 'clear', key: ['r', 's', 'p', '0'] }] }));
  await step('drafts', host.readDrafts({ handle }));
  await step('bad request', host.readHistory({ handle, name: 7 as unknown as string, from: 0, length: 1 }));
  await step('close', host.closeProject({ handle }));
  await step('closed', host.listHistory({ handle }));
  await step('recent', host.recentProjects({}));
  return log;
}
