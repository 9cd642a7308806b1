import { describe, expect, it } from 'vitest';
import { filesBelow, textOf } from '../support/source-tree.ts';

/*
 * The posture can be read with grep: each line that keeps somebody out says so and why. This is the list of what must
 * be there; that it works is asserted in test/e2e/electron-security.test.ts, test/electron/serve.test.ts and the tests of
 * the files themselves. Whoever takes one away meets this list first.
 */
const POSTURE: readonly (readonly [file: string, line: RegExp])[] = [
  ['electron/security.ts', /^sandbox: true,/],
  ['electron/security.ts', /^contextIsolation: true,/],
  ['electron/security.ts', /^nodeIntegration: false,/],
  ['electron/security.ts', /^nodeIntegrationInWorker: false,/],
  ['electron/security.ts', /^nodeIntegrationInSubFrames: false,/],
  ['electron/security.ts', /^webSecurity: true,/],
  ['electron/security.ts', /^allowRunningInsecureContent: false,/],
  ['electron/security.ts', /^webviewTag: false,/],
  ['electron/security.ts', /^navigateOnDragDrop: false,/],
  ['electron/security.ts', /^app\.enableSandbox\(\);/],
  ['electron/security.ts', /SECURITY: the app stays the app/],
  ['electron/security.ts', /SECURITY: no second window/],
  ['electron/security.ts', /SECURITY: no <webview>/],
  ['electron/security.ts', /SECURITY: no camera, microphone/],
  ['electron/security.ts', /SECURITY: no network at all/],
  ['electron/security.ts', /SECURITY: a message counts only from the main frame of our own window/],
  ['electron/register-host.ts', /SECURITY: a frame or window that is not our page/],
  ['electron/protocol.ts', /SECURITY: every other host name/],
  ['electron/serve.ts', /SECURITY: the loopback address only/],
  ['electron/host/loopback-guard.ts', /SECURITY: a foreign name that resolves to 127\.0\.0\.1/],
  ['electron/host/loopback-guard.ts', /SECURITY: no CORS/],
  ['electron/host/loopback-guard.ts', /SECURITY: a page of another origin/],
  ['electron/host/loopback-guard.ts', /SECURITY: same-site is refused/],
  ['electron/host/host-request.ts', /SECURITY: no call and no event without the secret/],
  ['electron/host/local-session.ts', /SECURITY: a nonce is spent/],
  ['electron/host/local-session.ts', /SECURITY: a token opens once/],
  ['electron/host/page-request.ts', /SECURITY: without the secret of this run/],
  ['electron/host/page-request.ts', /SECURITY: whatever serves media, its bytes go out sandboxed/],
  ['electron/host/content-security-policy.ts', /^"default-src 'none'"/],
  ['electron/host/content-security-policy.ts', /^"script-src 'self'"/],
  ['electron/host/content-security-policy.ts', /^`style-src 'self' 'nonce-/],
  ['electron/host/content-security-policy.ts', /^"connect-src 'self' blob:"/],
  ['electron/host/content-security-policy.ts', /^"frame-ancestors 'none'"/],
  ['electron/host/media-file.ts', /SECURITY: paths come from history/],
  ['electron/host/path-inside.ts', /SECURITY: no links out/],
  ['electron/host/open-regular.ts', /SECURITY: a link put in a file's place/],
  ['electron/host/walk-folder.ts', /SECURITY: a link out of the folder/],
  ['electron/host/history-folder.ts', /SECURITY: a name from a request never leads out of history\//],
  ['electron/host/release-folder.ts', /SECURITY: a version from a request never leads out of releases\//],
  ['electron/host/range-response.ts', /SECURITY: never HTML or SVG/],
  ['electron/host/probe-container.ts', /SECURITY: a hostile index/],
  ['electron/host/app-methods.ts', /SECURITY: only folders inside the project/],
  ['electron/start/local-host-file.ts', /SECURITY: the key is for this user alone/],
  ['renderer/host/local-session.ts', /SECURITY: whoever answers on this port now/],
  ['renderer/host/local-session.ts', /SECURITY: the token leaves the address bar/],
  ['renderer/ui/markdown-schema.ts', /SECURITY: guidelines are imported files, so hostile/],
  ['shared/formats/csv/write.ts', /SECURITY: CSV injection/],
  ['shared/release/checksums.ts', /SECURITY: the list may come from anyone/],
];

const MARK = 'SECURITY:';
const marked = filesBelow('shared', 'renderer', 'electron')
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
  .flatMap((path) => textOf(path).split('\n').flatMap((line, at) => (line.includes(MARK) ? [{ path, line: line.trim(), at: at + 1 }] : [])));

describe('the posture', () => {
  it.each(POSTURE)('has a marked line in %s: %s', (file, line) => {
    const there = marked.some((each) => each.path === file && line.test(each.line));
    expect(there ? '' : `${file} has no line marked ${MARK} that matches ${String(line)}: what kept this out is gone, or no longer says so.`).toBe('');
  });

  it('says at each mark what it is good for', () => {
    const silent = marked.filter(({ line }) => line.slice(line.indexOf(MARK) + MARK.length).trim().length < 8);
    expect(silent.map(({ path, at }) => `${path}:${at} is marked ${MARK} without a reason.`)).toEqual([]);
  });
});

describe('no file', () => {
  const sources = filesBelow('shared', 'renderer', 'electron').filter((path) => /\.(ts|tsx|mjs)$/.test(path));

  it.each([
    ['puts HTML into the page', /dangerouslySetInnerHTML|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write\b/],
    ['makes code of text', /\beval\(|new Function\(/],
    ['runs a shell', /shell: true|\bexecSync\(|[^.]\bexec\(/],
  ])('%s', (_, forbidden) => {
    expect(sources.filter((path) => forbidden.test(textOf(path)))).toEqual([]);
  });
});
