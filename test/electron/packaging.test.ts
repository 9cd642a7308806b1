import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..', '..');
const text = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');

describe('the package', () => {
  it.each([
    ['runAsNode', false],
    ['enableCookieEncryption', true],
    ['enableNodeOptionsEnvironmentVariable', false],
    ['enableNodeCliInspectArguments', false],
    ['enableEmbeddedAsarIntegrityValidation', true],
    ['onlyLoadAppFromAsar', true],
    ['grantFileProtocolExtraPrivileges', false],
  ])('burns in %s: %s', (fuse, value) => expect(text).toMatch(new RegExp(`^  ${fuse}: ${value} # SECURITY: `, 'm')));

  it('holds the built app, its icon and the sample, and no dependencies', () => {
    const files = /^files:\n((?: {2}- .*\n)+)/m.exec(text)?.[1]?.trim().split('\n').map((line) => line.trim().slice(2));
    expect(files).toEqual(['dist/electron/**', 'dist/preload/**', 'dist/renderer/**', 'package.json', 'assets/icons/icon-256.png', '"!**/node_modules/**"']);
    expect(text).toMatch(/^asar: true$/m);
  });

  it('is made for Linux, macOS and Windows', () => {
    expect(text).toMatch(/linux:\n {2}target: \[AppImage, deb\]/);
    expect(text).toMatch(/mac:\n {2}target:\n {4}- target: dmg/);
    expect(text).toMatch(/win:\n {2}target: nsis/);
  });

  it('names only files that are there', () => {
    const named = [...text.matchAll(/(?:icon|from): (assets\/\S+)/g)].map(([, path]) => path ?? '');
    expect(named.length).toBe(4);
    for (const path of named) expect(existsSync(join(ROOT, path))).toBe(true);
  });
});
