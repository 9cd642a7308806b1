import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sampleFolder = join(import.meta.dirname, '..', '..', '..', 'assets', 'sample');
export const voicesFolder = join(sampleFolder, 'voices');
export const projectFolder = join(sampleFolder, 'project');

/** All files below a folder: path with `/` → bytes. */
export function filesBelow(folder: string): Map<string, Uint8Array> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile());
  return new Map(paths.sort().map((path) => [path.replaceAll('\\', '/'), new Uint8Array(readFileSync(join(folder, path)))]));
}

export function readVoices(): Map<string, Uint8Array> {
  return new Map([...filesBelow(voicesFolder)].filter(([path]) => path.endsWith('.wav')));
}

/** Bytes that the sample takes in the repository, voices and project together. */
export function sampleSize(): number {
  return [...filesBelow(sampleFolder).values()].reduce((sum, bytes) => sum + bytes.length, 0);
}
