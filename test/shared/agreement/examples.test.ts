import { readdirSync, readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const FOLDER = new URL('../../../shared/agreement/', import.meta.url);
const modules = import.meta.glob<Record<string, unknown>>('../../../shared/agreement/*.ts', { eager: true });
const scope: Record<string, unknown> = Object.assign({}, ...Object.values(modules));

interface Example {
  readonly file: string;
  readonly code: string;
  readonly expression: string;
  readonly answer: string;
}

/** The `@example`s of a file that say what they give: any statements, then `expression // → answer`. */
function examplesOf(file: string): Example[] {
  const blocks = readFileSync(new URL(file, FOLDER), 'utf8').matchAll(/@example\n((?: \* .*\n)+)/g);
  return [...blocks].flatMap(([, block = '']) => {
    const lines = block.trimEnd().split('\n').map((line) => line.replace(/^ \* /, ''));
    const [expression, answer] = (lines.at(-1) ?? '').split(' // → ');
    return expression === undefined || answer === undefined ? [] : [{ file, code: lines.slice(0, -1).join('\n'), expression, answer }];
  });
}

/** A value as the examples write it; numbers to 12 digits, so that 0.3999999999999999 is 0.4. */
function written(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(12)));
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} ${written([...(value as Float64Array)])}`;
  if (typeof value === 'object' && value !== null) return `{ ${Object.entries(value).map(([key, member]) => `${key}: ${written(member)}`).join(', ')} }`;
  return String(value);
}

/** An answer may leave out digits or members by an ellipsis. */
function patternOf(answer: string): RegExp {
  const escaped = answer.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll(', …', '.*').replaceAll('…', String.raw`\d*`)}$`);
}

const examples = readdirSync(FOLDER).filter((file) => file.endsWith('.ts')).flatMap(examplesOf);

describe('examples in the documentation of agreement', () => {
  it('are found', () => expect(examples.length).toBeGreaterThan(20));

  it.each(examples.map((example) => [example.file, example.expression, example] as const))('%s: %s', (_file, _expression, { code, expression, answer }) => {
    const run = runInThisContext(`({ ${Object.keys(scope).join(', ')} }) => { ${code}\nreturn ${expression}; }`) as (names: typeof scope) => unknown;
    expect(written(run(scope))).toMatch(patternOf(answer));
  });
});
