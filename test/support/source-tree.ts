import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';
import { type ESTree, parseSync } from 'vite';

export const ROOT = resolve(import.meta.dirname, '..', '..');

/** One import of a source file: static or dynamic, of values or types, a re-export, or the address of a worker. */
export interface Import {
  /** Path of the importing file, from the root, with `/`. */
  readonly from: string;
  /** What stands in the source: `./x.ts`, `node:fs`, `react`. */
  readonly specifier: string;
  /** The imported file from the root, for a relative specifier. */
  readonly file: string | undefined;
  readonly line: number;
}

const SOURCE = /\.(ts|tsx|mjs)$/;

/** All files below folders of the project, as paths from the root with `/`, in order. */
export function filesBelow(...folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).map((entry) => ({ entry, path: join(entry.parentPath, entry.name) })))
    .filter(({ entry, path }) => entry.isFile() && !path.includes('node_modules'))
    .map(({ path }) => path.slice(ROOT.length + 1).split(sep).join('/'))
    .sort();
}

/** TypeScript and JavaScript below folders of the project. */
export function sourcesBelow(...folders: readonly string[]): readonly string[] {
  return filesBelow(...folders).filter((path) => SOURCE.test(path));
}

export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The syntax tree of a source file. */
export function parsed(path: string): ESTree.Program {
  const { program, errors } = parseSync(path, textOf(path), { lang: path.endsWith('.tsx') ? 'tsx' : path.endsWith('.ts') ? 'ts' : 'js' });
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`);
  return program;
}

/** Every node below a node, itself first. */
export function* nodesOf(node: unknown): Generator<ESTree.Node> {
  if (Array.isArray(node)) {
    for (const each of node) yield* nodesOf(each);
    return;
  }
  if (typeof node !== 'object' || node === null || !('type' in node)) return;
  yield node as ESTree.Node;
  for (const value of Object.values(node)) if (typeof value === 'object') yield* nodesOf(value);
}

/** All imports of a source file. */
export function importsOf(path: string): readonly Import[] {
  const text = textOf(path);
  const found: Import[] = [];
  for (const node of nodesOf(parsed(path))) {
    const source = importedBy(node);
    if (source === undefined) continue;
    const relative = source.startsWith('.');
    found.push({
      from: path,
      specifier: source,
      file: relative ? posix.normalize(posix.join(posix.dirname(path), source)) : undefined,
      line: text.slice(0, node.start).split('\n').length,
    });
  }
  return found;
}

function importedBy(node: ESTree.Node): string | undefined {
  if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration' || node.type === 'TSImportType') return node.source.value;
  if (node.type === 'ExportNamedDeclaration') return node.source?.value;
  if (node.type === 'ImportExpression') return node.source.type === 'Literal' ? String(node.source.value) : 'computed at run time';
  if (node.type === 'NewExpression') return addressBesideThisFile(node); // new URL('./x.worker.ts', import.meta.url)
  return undefined;
}

function addressBesideThisFile({ callee, arguments: words }: ESTree.NewExpression): string | undefined {
  const [path, base] = words;
  if (callee.type !== 'Identifier' || callee.name !== 'URL' || path?.type !== 'Literal' || typeof path.value !== 'string') return undefined;
  return base?.type === 'MemberExpression' && base.object.type === 'MetaProperty' ? path.value : undefined;
}
