import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listRendererFiles } from '../../electron/host/renderer-files.ts';
import { serve } from '../../electron/serve.ts';
import { openAppPage } from '../support/app-page.ts';
import { runStory, type StoryLog } from '../support/contract-story.ts';
import { buildTestApp, type TestApp } from '../support/test-app.ts';
import { testHost } from '../support/test-host.ts';
import { runWindowApp } from '../support/window-app.ts';

/*
 * One contract, two transports: the same work through both, from a real page, gives the same answers.
 */
let built: TestApp;
const logs = new Map<string, StoryLog>();

beforeAll(async () => {
  built = await buildTestApp();
  const test = await testHost();
  const served = await serve({ host: test.host, renderer: listRendererFiles(`${built.folder}/dist/renderer`), key: 'ab'.repeat(32), port: 0 });
  if (!served.ok) throw new Error(served.problem.message);
  const { page, complaints, close } = await openAppPage(served.value.launchUrl());
  logs.set('local host', await runStory(page));
  await close();
  await served.value.close();
  await test.close();
  expect(complaints.filter((complaint) => !/40[49]|416/.test(complaint))).toEqual([]);

  const app = await runWindowApp(built.folder);
  logs.set('window', await runStory(app.page));
  await app.close();
});
afterAll(() => built.close());

const answerOf = (transport: string, step: string): unknown => logs.get(transport)?.find((each) => each.step === step)?.answer;

describe.each(['window', 'local host'])('the host over the %s', (transport) => {
  it.each(['settings', 'write settings', 'browse', 'make folder', 'create', 'grant', 'import', 'imported', 'append', 'append again', 'history', 'check', 'draft', 'drafts', 'close', 'recent'])('does: %s', (step) => {
    expect(answerOf(transport, step)).toMatchObject({ ok: true });
  });

  it.each([['browse nowhere', 'not-found'], ['open no project', 'not-a-project'], ['create again', 'already-a-project'], ['bad request', 'bad-request'], ['closed', 'not-open']])('refuses: %s', (step, code) => {
    expect(answerOf(transport, step)).toMatchObject({ ok: false, code, message: expect.stringMatching(/.{10}/), safe: expect.stringMatching(/.{10}/), next: expect.stringMatching(/.{10}/) });
  });

  it('appends each commit once, and gives the bytes of history as they stand', () => {
    expect(answerOf(transport, 'append again')).toMatchObject({ value: [{ seq: 2 }, { seq: 3 }] });
    expect(answerOf(transport, 'history bytes')).toMatchObject([1, 2, 3].map((n) => [{ value: { name: `Ünï ${n}` } }]));
  });

  it('serves media by content, with ranges, as pictures', () => {
    expect(answerOf(transport, 'media')).toMatchObject({ same: true, status: 206, range: expect.stringMatching(/^bytes 2-5\/\d+$/), right: true, bytes: 4, beyond: 416, drawn: [expect.any(Number), expect.any(Number)], unknown: 404 });
  });
});

it('answers the same over both', () => {
  expect(logs.get('window')).toEqual(logs.get('local host'));
});
