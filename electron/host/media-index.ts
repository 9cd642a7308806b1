import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
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
  /** Where other bytes were found in the place of the sample's. */
  replacedAt(sample: SampleId): Pick<MediaPlace, 'root' | 'path'> | undefined;
  remember(place: MediaPlace): void;
  forget(root: RootId, path: string): void;
  /** Writes what was remembered since. Never rejects: what could not be written is tried again the next time. */
  flush(): Promise<void>;
}

const rootLine = z.tuple([z.literal('root'), z.string(), z.string()]);
const COMPACT_FROM = 2000;

type PlaceLine = [tag: 'at', root: string, path: string, sample: string | null, size: number, mtimeMs: number | null, facts: unknown];

/** A place as it was read: its facts are checked only when somebody asks, since there may be a million places. */
type Stored = Omit<MediaPlace, 'facts'> & { readonly facts: unknown };

/** Lines that are read before others get a turn. */
const LINES_AT_ONCE = 5000;

/** Opens the index of a project, empty when there is none. 100,000 places take about 0.2 s, in slices. */
export async function openMediaIndex(appData: string, project: ProjectId): Promise<MediaIndex> {
  const file = join(appData, 'media', `${project}.jsonl`);
  const roots = new Map<RootId, string>();
  const byRoot = new Map<RootId, Map<string, Stored>>();
  const bySample = new Map<SampleId, Stored | readonly Stored[]>();
  const lastSeen = new Map<SampleId, Pick<MediaPlace, 'root' | 'path'>>(); // of what other bytes have taken the place of
  let pending: string[] = [];
  let writing: Promise<void> = Promise.resolve();

  function ofSample(sample: SampleId): readonly Stored[] {
    const found = bySample.get(sample);
    return found === undefined ? [] : isOne(found) ? [found] : found;
  }

  function drop(root: RootId, path: string): boolean {
    const old = byRoot.get(root)?.get(path);
    if (!old) return false;
    byRoot.get(root)?.delete(path);
    const others = ofSample(old.sample).filter((one) => one !== old);
    if (others.length === 0) bySample.delete(old.sample);
    else bySample.set(old.sample, others);
    return true;
  }

  function put(place: Stored): void {
    const before = byRoot.get(place.root)?.get(place.path);
    if (before !== undefined && before.sample !== place.sample) lastSeen.set(before.sample, { root: place.root, path: place.path });
    drop(place.root, place.path);
    const inRoot = byRoot.get(place.root) ?? new Map<string, Stored>();
    byRoot.set(place.root, inRoot.set(place.path, place));
    const others = bySample.get(place.sample);
    bySample.set(place.sample, others === undefined ? place : [...ofSample(place.sample), place]);
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
  for (const [i, line] of lines.entries()) {
    if (i % LINES_AT_ONCE === LINES_AT_ONCE - 1) await setImmediate();
    const read = readLine(line);
    if (read === null) continue;
    if (read.tag === 'root') roots.set(read.root, read.path);
    else if (read.tag === 'gone') drop(read.root, read.path);
    else put(read.place);
  }
  const places = [...byRoot.values()].reduce((sum, inRoot) => sum + inRoot.size, 0);
  if (lines.length > COMPACT_FROM && lines.length > 2 * (places + roots.size)) {
    const kept = [...byRoot.values()].flatMap((inRoot) => [...inRoot.values()]);
    await compact(file, [...Array.from(roots, ([root, path]) => JSON.stringify(['root', root, path])), ...kept.map(placeLine)]);
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
    at(root, path) {
      const stored = byRoot.get(root)?.get(path);
      return stored && checked(stored);
    },
    places: (sample) => ofSample(sample).map(checked),
    replacedAt(sample) {
      const last = lastSeen.get(sample);
      const there = last === undefined ? undefined : byRoot.get(last.root)?.get(last.path);
      return there !== undefined && there.sample !== sample ? last : undefined;
    },
    remember(place) {
      put(place);
      pending.push(placeLine(place));
    },
    forget(root, path) {
      if (drop(root, path)) pending.push(JSON.stringify(['at', root, path, null, 0, null, null] satisfies PlaceLine));
    },
    flush() {
      writing = writeAfter(writing);
      return writing;
    },
  };
}

function isOne(found: Stored | readonly Stored[]): found is Stored {
  return !Array.isArray(found);
}

function checked(stored: Stored): MediaPlace {
  const facts = stored.facts === null ? null : sampleFacts(stored.facts);
  return { ...stored, facts: facts?.ok === true ? facts.value : null };
}

function placeLine(place: Stored): string {
  return JSON.stringify(['at', place.root, place.path, place.sample, place.size, place.mtimeMs, place.facts] satisfies PlaceLine);
}

type ReadLine =
  | { readonly tag: 'root'; readonly root: RootId; readonly path: string }
  | { readonly tag: 'gone'; readonly root: RootId; readonly path: string }
  | { readonly tag: 'at'; readonly place: Stored };

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
  return { tag, place: { root: root as RootId, path, sample: sample as SampleId, size, mtimeMs, facts: facts ?? null } };
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
