import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, ROOT, textOf } from '../support/source-tree.ts';

const below = filesBelow('shared', 'renderer', 'electron', 'test', 'assets');
const atTop = readdirSync(ROOT).filter((name) => name.endsWith('.md'));
const documents = [...atTop, ...below.filter((path) => path.endsWith('.md'))];
const isThere = (path: string) => existsSync(join(ROOT, path));

describe('each territory and each folder of shared', () => {
  const folders = readdirSync(join(ROOT, 'shared'), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [`shared/${entry.name}`] : []));

  it.each(['shared', 'renderer', 'electron', 'electron/host', ...folders])('has a README that says what lives here: %s', (folder) => {
    expect(isThere(`${folder}/README.md`) ? '' : `${folder}/README.md is missing: say what lives here, what may be imported, and which file to read first.`).toBe('');
  });
});

describe('documents', () => {
  it('link to what is there', () => {
    const broken = documents.flatMap((path) => linksIn(path).filter((link) => !isThere(posix.join(posix.dirname(path), link))).map((link) => `${path} links to ${link}, which is not there.`));
    expect(broken).toEqual([]);
  });

  it('name source files that are there', () => {
    const lost = documents.flatMap((path) => filesNamedIn(path).filter((name) => !isNamedRightly(path, name)).map((name) => `${path} names ${name}, which is not there.`));
    expect(lost).toEqual([]);
  });
});

describe('the rules of history', () => {
  const rules = textOf('shared/history/README.md')
    .split('\n')
    .flatMap((line) => {
      const [, rule, says = '', tests = ''] = line.split('|').map((cell) => cell.trim());
      return rule !== undefined && /^H\d$/.test(rule) ? [{ rule, says, tests: [...tests.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '') }] : [];
    });

  it('are H1 to H7, each said', () => {
    expect(rules.map(({ rule }) => rule)).toEqual(['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'H7']);
    for (const { says } of rules) expect(says.length).toBeGreaterThan(20);
  });

  it('name tests that are there', () => {
    expect(rules.filter(({ tests }) => tests.length === 0)).toEqual([]);
    expect(rules.flatMap(({ rule, tests }) => tests.filter((path) => !isThere(path)).map((path) => `${rule} names ${path}, which is not there.`))).toEqual([]);
  });

  it.each(rules)('$rule is named by a test of each file it points to', ({ rule, tests }) => {
    const files = tests.flatMap((path) => (path.endsWith('.ts') ? [path] : below.filter((each) => each.startsWith(path) && each.endsWith('.test.ts'))));
    expect(files.length === 0 || files.some((path) => textOf(path).includes(rule)) ? '' : `No test in ${tests.join(', ')} names ${rule}.`).toBe('');
  });
});

function linksIn(path: string): readonly string[] {
  return [...textOf(path).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => (match[1] ?? '').split('#')[0] ?? '').filter((link) => link !== '' && !/^[a-z]+:/.test(link));
}

/** Names in backticks that look like a source file: `fold.ts`, `electron/host/host.ts`. */
function filesNamedIn(path: string): readonly string[] {
  return [...textOf(path).matchAll(/`([a-z0-9][a-z0-9./-]*\.(?:ts|tsx|mjs|yml))`/g)].map((match) => match[1] ?? '').filter((name) => !name.endsWith('.d.ts'));
}

function isNamedRightly(document: string, name: string): boolean {
  const folder = posix.dirname(document);
  const beside = isThere(posix.join(folder, name)) || isThere(name) || isThere(posix.join(folder.split('/')[0] ?? '', name));
  // A format's README speaks of `read.ts` in each folder below it; an overview of a territory names a file by its tail.
  return beside || below.some((path) => (folder === '.' || path.startsWith(`${folder}/`)) && path.endsWith(`/${name}`));
}
