/*
 * `npm run fixtures`: writes assets/sample/project anew from its seed and the committed voices. The test
 * test/electron/sample/sample-project.test.ts compares what this writes with what is committed.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { generateSampleProject } from './sample/generate-sample-project.ts';

/** The folder that holds package.json; this file is built into dist/electron. */
const root = resolve(import.meta.dirname, '..', '..');
const voicesFolder = join(root, 'assets', 'sample', 'voices');
const projectFolder = join(root, 'assets', 'sample', 'project');

const names = readdirSync(voicesFolder).filter((name) => name.endsWith('.wav'));
const voices = new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(voicesFolder, name)))]));
rmSync(projectFolder, { recursive: true, force: true });
for (const [path, bytes] of generateSampleProject(voices)) {
  const file = join(projectFolder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
