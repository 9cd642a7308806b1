import { RatingsReader } from '../../shared/formats/ratings-csv/read.ts';
import type { RatedQuestion } from '../../shared/formats/ratings-csv/rated-questions.ts';
import { readPieces, withFile } from '../host/durable-file.ts';
import { Refused, refuse } from '../host/refusal.ts';
import { type CommandContext, onePath } from './command.ts';

/** The name that stands for standard input. */
const STDIN = '-';

/** The project folder or CSV file that a command is about; `-` is a CSV file on standard input. */
export async function pathOrStdin(positionals: readonly string[], context: CommandContext): Promise<{ readonly path: string; readonly isFolder: boolean }> {
  if (positionals.length === 1 && positionals[0] === STDIN) return { path: STDIN, isFolder: false };
  const path = onePath(positionals, 'project folder or CSV file', context);
  return { path, isFolder: (await context.host.files.stat(path)).kind === 'folder' };
}

/** Reads a CSV file of ratings, or standard input, as it comes. Rejects with `Refused` when it is none. */
export async function readRatings(path: string, wide: boolean, context: CommandContext): Promise<{ readonly questions: readonly RatedQuestion[]; readonly warnings: readonly string[] }> {
  const reader = new RatingsReader({ wide });
  if (path === STDIN) await takeAll(reader, context.stdin());
  else {
    await withFile(context.host.files, path, 'read', async (file) => takeAll(reader, readPieces(file, 0, Number.MAX_SAFE_INTEGER)));
  }
  const read = reader.finish();
  if (!read.ok) throw new Refused(refuse('bad-request', read.problem, '', ''));
  const { questions, bad, missing } = read.value;
  const warnings = [
    ...(bad.count > 0 ? [`${bad.count} ${bad.count === 1 ? 'row was' : 'rows were'} left out.`, ...bad.first.map(({ line, problem }) => `line ${line}: ${problem}`)] : []),
    ...(missing > 0 ? [`${missing} ${missing === 1 ? 'row has' : 'rows have'} no label and count as missing.`] : []),
  ];
  return { questions, warnings };
}

async function takeAll(reader: RatingsReader, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of pieces) if (!reader.push(piece)) return;
}

/** The question of a table that somebody names; all of them when nobody does. */
export function questionsNamed(questions: readonly RatedQuestion[], name: string | undefined): readonly RatedQuestion[] {
  if (name === undefined) return questions;
  const found = questions.filter((question) => question.name === name);
  const [only, another] = found.length > 0 ? found : questions.filter((question) => question.name.toLowerCase() === name.trim().toLowerCase());
  if (only !== undefined && another === undefined) return [only];
  throw new Refused(refuse('bad-request', `The file has no question ${name}; it has ${questions.map((question) => question.name || 'none with a name').join(', ')}.`, '', ''));
}
