import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, nodesOf, parsed, sourcesBelow } from '../support/source-tree.ts';
import { breachOf } from './import-law.ts';

const sources = sourcesBelow('shared', 'renderer', 'electron');
const imports = sources.flatMap(importsOf);

const imported = (from: string, to: string): Import => ({ from, specifier: to, file: to.includes('/') && /\.\w+$/.test(to) ? to : undefined, line: 1 });

describe('every import', () => {
  it('keeps to the table of who may import whom', () => {
    expect(imports.flatMap((each) => breachOf(each) ?? [])).toEqual([]);
  });

  it('is part of no circle, types included', () => {
    const circles = circlesAmong(imports);
    expect(circles.map((files) => `${files.join(' → ')}: put what they share into a file below both.`)).toEqual([]);
  });
});

describe('the table', () => {
  const forbidden: readonly (readonly [string, string])[] = [
    ['shared/agreement/gamma.ts', 'shared/model/ids.ts'],
    ['shared/model/round.ts', 'shared/history/clock.ts'],
    ['shared/formats/coco/write.ts', 'shared/project/fold.ts'],
    ['shared/project/fold.ts', 'renderer/state/new-id.ts'],
    ['shared/project/fold.ts', 'electron/host/host.ts'],
    ['shared/basics/hash.ts', 'node:crypto'],
    ['shared/basics/hash.ts', 'react'],
    ['shared/history/codec.ts', 'zod'],
    ['renderer/state/outbox.ts', 'electron/host/host.ts'],
    ['renderer/state/outbox.ts', 'renderer/features/label/label-screen.tsx'],
    ['renderer/state/outbox.ts', 'dexie'],
    ['renderer/features/label/label-screen.tsx', 'renderer/features/samples/samples-screen.tsx'],
    ['renderer/features/label/label-screen.tsx', 'renderer/storage/working-store.ts'],
    ['renderer/features/label/label-screen.tsx', 'zustand'],
    ['renderer/ui/button.tsx', 'shared/model/ids.ts'],
    ['renderer/app/app.tsx', 'node:path'],
    ['electron/host/create-host.ts', 'electron'],
    ['electron/host/create-host.ts', 'electron/main.ts'],
    ['electron/serve.ts', 'electron'],
    ['electron/cli/command.ts', 'electron/serve.ts'],
    ['electron/main.ts', 'renderer/host/host.ts'],
    ['electron/start.ts', 'left-pad'],
  ];

  it.each(forbidden)('forbids %s to import %s, and says what to do instead', (from, to) => {
    expect(breachOf(imported(from, to))).toMatch(/^\S+ must not import \S+: .{20,}\.$/);
  });

  const allowed: readonly (readonly [string, string])[] = [
    ['shared/release/plan-release.ts', 'shared/history/clock.ts'],
    ['shared/curation/agreement-input.ts', 'shared/basics/assert.ts'],
    ['renderer/features/label/label-screen.tsx', 'renderer/features/label/question-panel.tsx'],
    ['renderer/state/outbox.ts', 'shared/host/host-api.ts'],
    ['electron/main.ts', 'electron'],
    ['electron/host/decode-request.ts', 'zod'],
  ];

  it.each(allowed)('lets %s import %s', (from, to) => {
    expect(breachOf(imported(from, to))).toBeUndefined();
  });
});

describe('shared/', () => {
  it('asks neither clock nor dice: time, seeds and ids come in as data', () => {
    const asked = sourcesBelow('shared').flatMap((path) => clockOrDice(path).map((what) => `${path} uses ${what}: take the value as a parameter.`));
    expect(asked).toEqual([]);
  });
});

describe('workers', () => {
  it('are started in renderer/workers and nowhere else', () => {
    const started = sources.filter((path) => path.startsWith('renderer/') && !path.startsWith('renderer/workers/') && startsWorker(path));
    expect(started.map((path) => `${path} starts a worker: add a client to renderer/workers/.`)).toEqual([]);
  });
});

describe('doors', () => {
  const DOORS = ['shared/agreement/index.ts', 'shared/consensus/index.ts', 'shared/curation/index.ts'];

  it('are the only files that pass on what others export', () => {
    const passing = sources.filter((path) => !DOORS.includes(path) && passesOn(path));
    expect(passing.map((path) => `${path} exports what another file exports: let readers import that file itself.`)).toEqual([]);
  });

  it('are for visitors: no file of the same folder goes through one', () => {
    const inside = imports.filter(({ from, file }) => file !== undefined && DOORS.includes(file) && posix.dirname(from).startsWith(posix.dirname(file)));
    expect(inside.map(({ from, file }) => `${from} imports ${file}: import the file that has the thing.`)).toEqual([]);
  });

  it('are the only files called index', () => {
    expect(sources.filter((path) => posix.basename(path).startsWith('index.'))).toEqual(DOORS.toSorted());
  });
});

/** Groups of files that reach each other, smallest first (Tarjan 1972). */
function circlesAmong(edges: readonly Import[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const { from, file } of edges) if (file !== undefined) next.set(from, [...(next.get(from) ?? []), file]);
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    low.set(file, order.size - 1);
    stack.push(file);
    for (const other of next.get(file) ?? []) {
      if (!order.has(other)) visit(other);
      if (stack.includes(other)) low.set(file, Math.min(low.get(file) ?? 0, low.get(other) ?? 0));
    }
    if (low.get(file) !== order.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1 || next.get(file)?.includes(file) === true) circles.push(group);
  };
  for (const file of next.keys()) if (!order.has(file)) visit(file);
  return circles.sort((a, b) => a.length - b.length);
}

function clockOrDice(path: string): readonly string[] {
  const found: string[] = [];
  for (const node of nodesOf(parsed(path))) {
    if (node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) found.push('new Date()');
    if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier' || node.property.type !== 'Identifier') continue;
    const name = `${node.object.name}.${node.property.name}`;
    if (['Date.now', 'Math.random', 'performance.now'].includes(name) || node.object.name === 'crypto') found.push(name);
  }
  return found;
}

function startsWorker(path: string): boolean {
  return [...nodesOf(parsed(path))].some((node) => node.type === 'NewExpression' && node.callee.type === 'Identifier' && /^(Shared)?Worker$/.test(node.callee.name));
}

function passesOn(path: string): boolean {
  return parsed(path).body.some((node) => node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source !== null));
}
