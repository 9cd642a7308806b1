import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import type { HostProblemCode, HostRefusal, HostResult } from '../../shared/host/host-result.ts';
import { Refused } from '../host/refusal.ts';
import type { CliHost } from './cli-host.ts';

/** Exit codes (design §10): fine, the answer is no or undefined, wrong use, could not be done. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a command says. `result` is for `--json`, `text` for people; both say the same. */
export interface Outcome {
  readonly exit: 0 | 1;
  readonly project: { readonly id: string; readonly name: string; readonly path: string } | null;
  readonly heads: Readonly<Record<string, string>>;
  readonly result: unknown;
  readonly text: string;
  readonly warnings: readonly string[];
}

/** What a command may use. */
export interface CommandContext {
  readonly host: CliHost;
  readonly cwd: string;
  /** Says something on stderr while the work goes on. */
  readonly tell: (line: string) => void;
  /** Standard input, as it comes. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Everything behind `--help` but the summary. */
  readonly usage: string;
  run(args: readonly string[], context: CommandContext): Promise<Outcome>;
}

/** The words on the command line do not make sense; the message says which. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** A command whose options are declared once, for `node:util` and for the compiler. `--json` and `--help` are known everywhere. */
export function defineCommand<const O extends Options>(spec: {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly options: O;
  readonly run: (
    values: ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>['values'],
    positionals: readonly string[],
    context: CommandContext,
  ) => Promise<Outcome>;
}): Command {
  return {
    name: spec.name,
    summary: spec.summary,
    usage: spec.usage,
    async run(args, context) {
      let parsed: ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>;
      try {
        parsed = parseArgs({ args: [...args], options: spec.options, allowPositionals: true, strict: true });
      } catch (error) {
        throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error));
      }
      return spec.run(parsed.values, parsed.positionals, context);
    },
  };
}

/** The one folder or file that a command is about, as a full path. */
export function onePath(positionals: readonly string[], what: string, { cwd }: CommandContext): string {
  const [path] = positionals;
  if (path === undefined) throw new UsageError(`${what} is missing`);
  if (positionals.length > 1) throw new UsageError(`one ${what} is wanted, not ${positionals.length}`);
  return resolve(cwd, path);
}

/** A number option within its range. */
export function numberOption(name: string, text: string | undefined, fallback: number, { min, max, integer = false }: { readonly min: number; readonly max: number; readonly integer?: boolean }): number {
  if (text === undefined) return fallback;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isNaN(value) || value < min || value > max || (integer && !Number.isInteger(value))) {
    throw new UsageError(`--${name} wants a ${integer ? 'whole ' : ''}number from ${min} to ${max}, not ${text}`);
  }
  return value;
}

/** One of a few words. */
export function choiceOption<const T extends string>(name: string, text: string | undefined, allowed: readonly T[], fallback: T): T {
  if (text === undefined) return fallback;
  const found = allowed.find((each) => each === text);
  if (found === undefined) throw new UsageError(`--${name} is one of ${allowed.join(', ')}, not ${text}`);
  return found;
}

/** A list separated by commas, without empty members. */
export function listOption(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
}

/** The value of a host's answer; a refusal is thrown, and becomes the command's exit code and words. */
export function taken<T>(result: HostResult<T>): T {
  if (!result.ok) throw new Refused(result);
  return result.value;
}

// Wrong use when the words named the wrong thing; "no" when a rule says so.
const EXIT_OF_REFUSAL: Partial<Readonly<Record<HostProblemCode, ExitCode>>> = { 'bad-request': 2, 'not-a-project': 2, 'already-a-project': 2, 'not-found': 2, exists: 1 };

/** The exit code of a refusal: 3, it could not be done, where nothing else is known. */
export function exitOf({ code }: HostRefusal): ExitCode {
  return EXIT_OF_REFUSAL[code] ?? 3;
}
