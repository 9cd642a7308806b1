import { Refused, refusalOfFileError } from '../host/refusal.ts';
import { fileErrorCode } from '../host/file-port.ts';
import { agreementCommand } from './agreement-command.ts';
import { type CliHost } from './cli-host.ts';
import { type Command, type CommandContext, type ExitCode, exitOf, type Outcome, UsageError } from './command.ts';
import { consensusCommand } from './consensus-command.ts';
import { doctorCommand } from './doctor-command.ts';
import { importCommand } from './import-command.ts';
import { mergeCommand } from './merge-command.ts';
import { newCommand } from './new-command.ts';
import { releaseCommand } from './release-command.ts';
import { reviewCommand } from './review-command.ts';
import { verifyCommand } from './verify-command.ts';

export const COMMANDS: readonly Command[] = [newCommand, importCommand, agreementCommand, consensusCommand, reviewCommand, releaseCommand, verifyCommand, mergeCommand, doctorCommand];

/** What the command line talks to. */
export interface CliIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly cwd: string;
  readonly host: CliHost;
  /** Standard input; nothing where it is not given. */
  readonly stdin?: () => AsyncIterable<Uint8Array>;
}

const NO_PROJECT = { project: null, heads: {}, result: null, warnings: [] };

/** Runs one command. With `--json`, stdout gets exactly one JSON object; everything else goes to stderr. Gives the exit code. */
export async function runCli(argv: readonly string[], io: CliIo): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(overview());
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (command === undefined) {
    io.err(`There is no command ${name}.\n\n${overview()}`);
    return 2;
  }
  const before = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  if (before.includes('--help') || before.includes('-h')) {
    io.out(`concord ${command.name}: ${command.summary}\n\n${command.usage}`);
    return 0;
  }
  const json = before.includes('--json');
  const args = rest.filter((word, at) => word !== '--json' || at >= before.length);
  const context: CommandContext = { host: io.host, cwd: io.cwd, tell: (line) => io.err(`${line}\n`), stdin: io.stdin ?? noInput };
  try {
    const outcome = await command.run(args, context);
    return print(io, command, outcome, json);
  } catch (error) {
    return printFailure(io, command, error, json);
  } finally {
    await io.host.close();
  }
}

function print(io: CliIo, command: Command, { exit, project, heads, result, text, warnings }: Outcome, json: boolean): ExitCode {
  for (const warning of warnings) io.err(`warning: ${warning}\n`);
  io.out(json ? jsonLine(command, { project, heads, result, warnings }) : text);
  return exit;
}

function printFailure(io: CliIo, command: Command, error: unknown, json: boolean): ExitCode {
  const failure = failureOf(error);
  if (failure === undefined) throw error;
  const { exit, problem } = failure;
  if (json) io.out(jsonLine(command, { ...NO_PROJECT, error: problem }));
  io.err(`${[problem.message, problem.safe, problem.next].filter((part) => part !== '').join(' ')}\n`);
  if (error instanceof UsageError) io.err(`Try: concord ${command.name} --help\n`);
  return exit;
}

async function* noInput(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new Uint8Array(0));
}

interface Failure {
  readonly exit: ExitCode;
  readonly problem: { readonly code: string; readonly message: string; readonly safe: string; readonly next: string };
}

/** What an error means for whoever called; undefined for a bug. */
function failureOf(error: unknown): Failure | undefined {
  if (error instanceof UsageError) return { exit: 2, problem: { code: 'wrong-use', message: `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`, safe: 'Nothing was done.', next: '' } };
  const refusal = error instanceof Refused ? error.refusal : fileErrorCode(error) === undefined ? undefined : refusalOfFileError(error, { what: pathOf(error), how: 'read' });
  if (refusal === undefined) return undefined;
  const { code, message, safe, next } = refusal;
  return { exit: exitOf(refusal), problem: { code, message, safe, next } };
}

/** Completes "Concord could not …" with the path that the system complains about, when it names one. */
function pathOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'path' in error && typeof error.path === 'string' ? `open ${error.path}` : 'do this';
}

function jsonLine(command: Command, content: object): string {
  return `${JSON.stringify({ schema: `concord.${command.name}/1`, ...content })}\n`;
}

function overview(): string {
  const widest = Math.max(...COMMANDS.map(({ name }) => name.length));
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}`);
  return `Usage: concord <command> [options]\n\n${lines.join('\n')}\n\nEvery command knows --help, and --json for one JSON object on stdout.\nExit codes: 0 fine, 1 the answer is no or undefined, 2 wrong use, 3 could not be done.\n`;
}
