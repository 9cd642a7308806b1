import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { ProjectId, RootId, SampleId } from '../../shared/model/ids.ts';
import { type SampleFacts, sampleFacts } from '../../shared/model/sample.ts';
import { isWithin } from './path-inside.ts';

/** The root of what lies in the project folder itself. */
export const PROJECT_ROOT = 'project' as RootId;

/** Where a sample's bytes were last seen on this device. */
export interface MediaPlace {
  readonly root: RootId;
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly sample: SampleId;
  readonly size: number;
  /** When the file had been changed last, as its bytes were hashed; null when nobody has hashed it here yet. */
  readonly mtimeMs: number | null;
  /** Known once the bytes were looked into. */
  readonly facts: SampleFacts | null;
}

/**
 * What this device remembers of one project's media: which folders its import roots are, and at which place lay which bytes.
 * Kept in app data as lines of JSON that are only appended, read whole, and written anew when half of them are outdated.
 * It can be lost without harm: then files are hashed again, and folders outside the project have to be pointed at again.
 */
export interface MediaIndex {
  rootPath(root: RootId): string | undefined;
  /** The root that a folder belongs to, and where in it: one known root for it and all inside it, or a new one. */
  rootOf(folder: string): { readonly root: RootId; readonly prefix: string };
  at(root: RootId, path: string): MediaPlace | undefined;
  places(sample: SampleId): readonly MediaPlace[];
  remember(place: MediaPlace): void;
  forget(root: RootId, path: string): void;
  /** Writes what was remembered since. Never rejects: what could not be written is tried again the next time. */
  flush(): Promise<void>;
}

const rootLine = z.tuple([z.literal('root'), z.string(), z.string()]);
const COMPACT_FROM = 2000;

type PlaceLine = [tag: 'at', root: string, path: string, sample: string | null, size: number, mtimeMs: number | null, facts: SampleFacts | null];

/** Opens the index of a project, empty when there is none. 100,000 places take about 0.2 s. */
export async function openMediaIndex(appData: string, project: ProjectId): Promise<MediaIndex> {
  const file = join(appData, 'media', `${project}.jsonl`);
  const roots = new Map<RootId, string>();
  const places = new Map<string, MediaPlace>();
  const bySample = new Map<SampleId, readonly string[]>();
  let pending: string[] = [];
  let writing: Promise<void> = Promise.resolve();

  const keyOf = (root: RootId, path: string) => `${root}/${path}`;

  function drop(key: string): boolean {
    const old = places.get(key);
    if (!old) return false;
    places.delete(key);
    const others = (bySample.get(old.sample) ?? []).filter((one) => one !== key);
    if (others.length === 0) bySample.delete(old.sample);
    else bySample.set(old.sample, others);
    return true;
  }

  function put(place: MediaPlace): void {
    const key = keyOf(place.root, place.path);
    if (places.get(key)?.sample !== place.sample) {
      drop(key);
      bySample.set(place.sample, [...(bySample.get(place.sample) ?? []), key]);
    }
    places.set(key, place);
  }

  async function write(lines: readonly string[]): Promise<void> {
    try {
      await mkdir(dirname(file), { recursive: true });
      await appendFile(file, lines.map((line) => `${line}\n`).join(''));
    } catch {
      pending = [...lines, ...pending]; // app data cannot be written just now: it is still remembered in memory
    }
  }

  async function writeAfter(earlier: Promise<void>): Promise<void> {
    await earlier;
    const some = pending;
    pending = [];
    if (some.length > 0) await write(some);
  }

  const lines = await readLines(file);
  for (const line of lines) {
    const read = readLine(line);
    if (read === null) continue;
    if (read.tag === 'root') roots.set(read.root, read.path);
    else if (read.tag === 'gone') drop(keyOf(read.root, read.path));
    else put(read.place);
  }
  if (lines.length > COMPACT_FROM && lines.length > 2 * (places.size + roots.size)) {
    await compact(file, [...Array.from(roots, ([root, path]) => JSON.stringify(['root', root, path])), ...Array.from(places.values(), placeLine)]);
  }

  return {
    rootPath: (root) => roots.get(root),
    rootOf(folder) {
      const place = resolve(folder);
      for (const [root, path] of roots) {
        if (path === place) return { root, prefix: '' };
        if (isWithin(path, place)) return { root, prefix: `${place.slice(path.length).split(/[\\/]/).filter(Boolean).join('/')}/` };
      }
      const root = randomBytes(12).toString('hex') as RootId;
      roots.set(root, place);
      pending.push(JSON.stringify(['root', root, place]));
      return { root, prefix: '' };
    },
    at: (root, path) => places.get(keyOf(root, path)),
    places: (sample) => (bySample.get(sample) ?? []).flatMap((key) => places.get(key) ?? []),
    remember(place) {
      put(place);
      pending.push(placeLine(place));
    },
    forget(root, path) {
      if (drop(keyOf(root, path))) pending.push(JSON.stringify(['at', root, path, null, 0, null, null] satisfies PlaceLine));
    },
    flush() {
      writing = writeAfter(writing);
      return writing;
    },
  };
}

function placeLine(place: MediaPlace): string {
  return JSON.stringify(['at', place.root, place.path, place.sample, place.size, place.mtimeMs, place.facts] satisfies PlaceLine);
}

type ReadLine =
  | { readonly tag: 'root'; readonly root: RootId; readonly path: string }
  | { readonly tag: 'gone'; readonly root: RootId; readonly path: string }
  | { readonly tag: 'at'; readonly place: MediaPlace };

/** A line of the index; null when it is torn or not understood. Checked by hand, as there may be a million of them. */
function readLine(line: string): ReadLine | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (!Array.isArray(value)) return null;
  const [tag, root, path, sample, size, mtimeMs, facts] = value as readonly unknown[];
  if (tag === 'root') {
    const parsed = rootLine.safeParse(value);
    return parsed.success ? { tag, root: parsed.data[1] as RootId, path: parsed.data[2] } : null;
  }
  if (tag !== 'at' || typeof root !== 'string' || typeof path !== 'string') return null;
  if (sample === null) return { tag: 'gone', root: root as RootId, path };
  if (typeof sample !== 'string' || sample.length !== 64 || typeof size !== 'number') return null;
  if (mtimeMs !== null && typeof mtimeMs !== 'number') return null;
  const decoded = facts === null ? null : sampleFacts(facts);
  if (decoded?.ok === false) return null;
  return { tag, place: { root: root as RootId, path, sample: sample as SampleId, size, mtimeMs, facts: decoded?.value ?? null } };
}

async function readLines(file: string): Promise<string[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return [];
  }
  // A torn last line would swallow the next one: end it, and skip it as what it is.
  if (text !== '' && !text.endsWith('\n')) await appendFile(file, '\n').catch(() => undefined);
  return text.split('\n').filter((line) => line !== '');
}

async function compact(file: string, lines: readonly string[]): Promise<void> {
  const fresh = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(fresh, lines.map((line) => `${line}\n`).join(''));
    const handle = await open(fresh, 'r+');
    await handle.datasync();
    await handle.close();
    await rename(fresh, file);
  } catch {
    // The long file stays as it is: it is only longer than need be.
  }
}
