import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Annotation } from '../../shared/model/annotation.ts';

/** A line of a history file as it stands on disk. */
export interface WrittenCommit {
  readonly id: string;
  readonly by: string;
  readonly device: string;
  readonly seq: number;
  readonly undoes?: string;
  readonly changes: readonly { readonly kind: string; readonly key: readonly string[]; readonly value: unknown }[];
}

export async function historyFiles(project: string): Promise<readonly string[]> {
  const names = await readdir(join(project, 'history'));
  return names.filter((name) => name.endsWith('.jsonl')).sort().map((name) => join(project, 'history', name));
}

/** All whole lines of all history files of a project folder, file by file, read with nothing of the app's. */
export async function writtenCommits(project: string): Promise<readonly WrittenCommit[]> {
  const texts = await Promise.all((await historyFiles(project)).map((path) => readFile(path, 'utf8')));
  return texts.flatMap((text) => text.slice(0, text.lastIndexOf('\n') + 1).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as WrittenCommit));
}

export interface WrittenAnnotation extends Annotation {
  readonly round: string;
  readonly sample: string;
  readonly labeler: string;
}

/** Submitted annotations in the order of the lines; those that were taken back are left out with what took them back. */
export async function writtenAnnotations(project: string): Promise<readonly WrittenAnnotation[]> {
  const current = new Map<string, WrittenAnnotation>();
  for (const { changes } of await writtenCommits(project)) {
    for (const { kind, key, value } of changes) {
      if (!kind.startsWith('annotation-submitted/')) continue;
      const [round = '', sample = '', labeler = ''] = key;
      current.delete(JSON.stringify(key));
      if (value !== null) current.set(JSON.stringify(key), { ...(value as Annotation), round, sample, labeler });
    }
  }
  return [...current.values()];
}

/** Answers to the only question of a project made from a template, in the order they were given. */
export async function writtenAnswers(project: string): Promise<readonly unknown[]> {
  return (await writtenAnnotations(project)).map(({ answers }) => answers['q1' as keyof typeof answers]);
}

/** How many gestures of drafts are on disk: they have no "saved" of their own on the screen. */
export async function writtenGestures(project: string): Promise<number> {
  const folder = join(project, 'drafts');
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.join('').split('\n').filter((line) => line.includes('"line":"gesture"')).length;
}
