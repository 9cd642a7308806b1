/*
 * A disk in memory that fails on demand, and forgets on a crash what was not synced. Every call of the file layer is a
 * step; at a chosen step the disk refuses with an error code, takes only half of a write, or the power goes.
 */
import { basename, dirname, join } from 'node:path';
import { type FileKind, type FilePort, fileError, type FileStat, type OpenFile } from '../../electron/host/file-port.ts';

export type Fault =
  /** This call fails; with `half`, a write has taken half of its bytes before. `lasting` fails all later writes too. */
  | { readonly is: 'error'; readonly code: string; readonly half?: boolean; readonly lasting?: boolean }
  /** A write takes half of its bytes and says so. */
  | { readonly is: 'short' }
  /** The power goes: this call and all later ones never answer. With `half`, a write has taken half of its bytes. */
  | { readonly is: 'crash'; readonly half?: boolean };

/**
 * What a crash leaves of what was not synced. Of bytes: none of them, the first half, all, or all with the first half
 * never written (zeros), as file systems do that write lengths before blocks. Of names: none or all.
 */
export interface Survival {
  readonly bytes: 'none' | 'half' | 'all' | 'hole';
  readonly names: 'none' | 'all';
}

export const SURVIVALS: readonly Survival[] = (['none', 'half', 'all', 'hole'] as const).flatMap((bytes) =>
  (['none', 'all'] as const).map((names) => ({ bytes, names })),
);

interface FileNode {
  readonly kind: 'file';
  readonly id: number;
  bytes: Uint8Array<ArrayBuffer>;
  synced: Uint8Array<ArrayBuffer>;
}
interface FolderNode {
  readonly kind: 'folder';
  readonly id: number;
  entries: Map<string, Node>;
  synced: Map<string, Node>;
}
type Node = FileNode | FolderNode;

const NOTHING = new Uint8Array(0);
/** Calls that only look never run out of space. */
const LOOKS = new Set(['stat', 'lstat', 'list', 'realpath', 'writable', 'read', 'fstat', 'close', 'open read']);

export class FaultyDisk {
  /** Calls made since the disk was made or last armed. */
  steps = 0;
  /** Names of the calls, for reports of failures. */
  readonly log: string[] = [];
  readonly crashed: Promise<'crashed'>;
  readonly port: FilePort;
  #root: FolderNode;
  #ids = 0;
  #fault: { readonly at: number; readonly fault: Fault; readonly where: (path: string) => boolean } | undefined;
  #failing: string | undefined;
  #dead = false;
  #crash: () => void = () => undefined;

  constructor() {
    this.#root = this.#folder();
    this.crashed = new Promise((resolve) => {
      this.#crash = () => resolve('crashed');
    });
    this.port = this.#makePort();
  }

  /** From now on, the `at`-th call (from 1) on a path for which `where` holds fails. */
  arm(at: number, fault: Fault, where: (path: string) => boolean = () => true): void {
    this.steps = 0;
    this.log.length = 0;
    this.#fault = { at, fault, where };
  }

  /** Counts the calls from now on, without a fault. */
  count(where: (path: string) => boolean = () => true): void {
    this.arm(0, { is: 'short' }, where);
  }

  heal(): void {
    this.#fault = undefined;
    this.#failing = undefined;
  }

  /** The disk as a computer finds it that starts after the crash. */
  afterCrash(survival: Survival): FaultyDisk {
    const next = new FaultyDisk();
    const kept = new Map<Node, Node>();
    const keep = (node: Node): Node => {
      const known = kept.get(node);
      if (known) return known;
      if (node.kind === 'file') {
        const bytes = surviving(node, survival.bytes);
        const file: FileNode = { kind: 'file', id: node.id, bytes, synced: bytes };
        kept.set(node, file);
        return file;
      }
      const folder: FolderNode = { kind: 'folder', id: node.id, entries: new Map(), synced: new Map() };
      kept.set(node, folder);
      for (const [name, child] of survival.names === 'all' ? node.entries : node.synced) folder.entries.set(name, keep(child));
      folder.synced = new Map(folder.entries);
      return folder;
    };
    next.#root = keep(this.#root) as FolderNode;
    next.#ids = this.#ids;
    return next;
  }

  /** All files by path, as they are seen now. */
  files(): ReadonlyMap<string, Uint8Array> {
    const found = new Map<string, Uint8Array>();
    const walk = (folder: FolderNode, path: string): void => {
      for (const [name, node] of folder.entries) {
        if (node.kind === 'file') found.set(join(path, name), node.bytes);
        else walk(node, join(path, name));
      }
    };
    walk(this.#root, '/');
    return found;
  }

  /** Sets a file behind everybody's back, as another program would; synced. */
  put(path: string, bytes: Uint8Array): void {
    let folder = this.#root;
    for (const name of dirname(path).split('/').filter(Boolean)) {
      const next = folder.entries.get(name) ?? this.#folder();
      folder.entries.set(name, next);
      folder.synced.set(name, next);
      folder = next as FolderNode;
    }
    const file = this.#file();
    file.bytes = new Uint8Array(bytes);
    file.synced = file.bytes;
    folder.entries.set(basename(path), file);
    folder.synced.set(basename(path), file);
  }

  #folder(): FolderNode {
    return { kind: 'folder', id: (this.#ids += 1), entries: new Map(), synced: new Map() };
  }

  #file(): FileNode {
    return { kind: 'file', id: (this.#ids += 1), bytes: NOTHING, synced: NOTHING };
  }

  #find(path: string): Node {
    let node: Node = this.#root;
    for (const name of path.split('/').filter(Boolean)) {
      if (node.kind !== 'folder') throw fileError('ENOTDIR', path);
      const next = node.entries.get(name);
      if (next === undefined) throw fileError('ENOENT', path);
      node = next;
    }
    return node;
  }

  #findFolder(path: string): FolderNode {
    const node = this.#find(path);
    if (node.kind !== 'folder') throw fileError('ENOTDIR', path);
    return node;
  }

  /** One call: gives what it does, or fails as armed. `write` is what half of it would be. */
  async #step<T>(name: string, path: string, work: () => T, half?: () => T): Promise<T> {
    await Promise.resolve();
    if (this.#dead) return new Promise<T>(() => undefined);
    const armed = this.#fault?.where(path) === true ? this.#fault : undefined;
    if (armed !== undefined) {
      this.steps += 1;
      this.log.push(`${name} ${path}`);
    }
    const looks = LOOKS.has(name);
    if (this.#failing !== undefined && armed !== undefined && !looks) throw fileError(this.#failing, `${name} ${path}`);
    if (armed === undefined || this.steps !== armed.at) return work();
    const { fault } = armed;
    if (fault.is === 'short') return (half ?? work)();
    if (fault.half === true) half?.();
    if (fault.is === 'crash') {
      this.#dead = true;
      this.#crash();
      return new Promise<T>(() => undefined);
    }
    if (looks && fault.code === 'ENOSPC') return work();
    if (fault.lasting === true) this.#failing = fault.code;
    throw fileError(fault.code, `${name} ${path}`);
  }

  #makePort(): FilePort {
    const stat = (path: string): FileStat => statOf(this.#find(path));
    return {
      open: async (path, how) => {
        const node = await this.#step(`open ${how}`, path, () => this.#openNode(path, how));
        return this.#handle(path, node);
      },
      stat: (path) => this.#step('stat', path, () => stat(path)),
      lstat: (path) => this.#step('lstat', path, () => stat(path)),
      list: (path) => this.#step('list', path, () => [...this.#findFolder(path).entries].map(([name, node]) => ({ name, kind: node.kind as FileKind }))),
      realpath: (path) => this.#step('realpath', path, () => (this.#find(path), path)),
      writable: (path) => this.#step('writable', path, () => (this.#find(path), true)),
      makeFolder: (path) =>
        this.#step('makeFolder', path, () => {
          const parent = this.#findFolder(dirname(path));
          if (parent.entries.has(basename(path))) throw fileError('EEXIST', path);
          parent.entries.set(basename(path), this.#folder());
        }),
      rename: (from, to) =>
        this.#step('rename', from, () => {
          const node = this.#find(from);
          this.#findFolder(dirname(to)).entries.set(basename(to), node);
          this.#findFolder(dirname(from)).entries.delete(basename(from));
        }),
      link: (from, to) =>
        this.#step('link', from, () => {
          const folder = this.#findFolder(dirname(to));
          if (folder.entries.has(basename(to))) throw fileError('EEXIST', to);
          folder.entries.set(basename(to), this.#find(from));
        }),
      removeFile: (path) =>
        this.#step('removeFile', path, () => {
          this.#find(path);
          this.#findFolder(dirname(path)).entries.delete(basename(path));
        }),
      removeFolder: (path) =>
        this.#step('removeFolder', path, () => {
          if (this.#findFolder(path).entries.size > 0) throw fileError('ENOTEMPTY', path);
          this.#findFolder(dirname(path)).entries.delete(basename(path));
        }),
      syncFolder: (path) =>
        this.#step('syncFolder', path, () => {
          const folder = this.#findFolder(path);
          folder.synced = new Map(folder.entries);
        }),
      watch: () => null,
    };
  }

  #openNode(path: string, how: Parameters<FilePort['open']>[1]): FileNode {
    const folder = this.#findFolder(dirname(path));
    const there = folder.entries.get(basename(path));
    if (there?.kind === 'folder') throw fileError('EISDIR', path);
    if (there !== undefined && how === 'create') throw fileError('EEXIST', path);
    if (there !== undefined) return there;
    if (how === 'read' || how === 'change') throw fileError('ENOENT', path);
    const made = this.#file();
    folder.entries.set(basename(path), made);
    return made;
  }

  #handle(path: string, node: FileNode): OpenFile {
    const take = (bytes: Uint8Array): number => {
      const grown = new Uint8Array(node.bytes.length + bytes.length);
      grown.set(node.bytes);
      grown.set(bytes, node.bytes.length);
      node.bytes = grown;
      return bytes.length;
    };
    return {
      stat: () => this.#step('fstat', path, () => statOf(node)),
      read: (at, length) => this.#step('read', path, () => node.bytes.slice(at, at + length)),
      write: (bytes) => this.#step('write', path, () => take(bytes), () => take(bytes.subarray(0, Math.ceil(bytes.length / 2)))),
      truncate: (length) =>
        this.#step('truncate', path, () => {
          node.bytes = node.bytes.slice(0, length);
        }),
      sync: () =>
        this.#step('sync', path, () => {
          node.synced = node.bytes;
        }),
      close: () => this.#step('close', path, () => undefined),
    };
  }
}

function statOf(node: Node): FileStat {
  return { kind: node.kind, bytes: node.kind === 'file' ? node.bytes.length : 0, modifiedAt: 0, id: String(node.id) };
}

function surviving({ bytes, synced }: FileNode, how: Survival['bytes']): Uint8Array<ArrayBuffer> {
  if (how === 'all') return bytes;
  if (how === 'none' || bytes.length <= synced.length) return synced;
  const half = synced.length + Math.ceil((bytes.length - synced.length) / 2);
  if (how === 'half') return bytes.slice(0, half);
  const holed = bytes.slice();
  holed.fill(0, synced.length, half);
  return holed;
}
