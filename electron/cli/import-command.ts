import { resolve } from 'node:path';
import { decodeUtf8 } from '../../shared/basics/utf8.ts';
import { readAnnotationsCsv } from '../../shared/formats/annotations-csv/read.ts';
import type { PersonId, RoundId } from '../../shared/model/ids.ts';
import { importAnnotations, type ImportProblem } from '../../shared/project/commands/import-annotations.ts';
import { FILES_PER_COMMIT, importSamples } from '../../shared/project/commands/import-samples.ts';
import { people } from '../../shared/project/views/people.ts';
import { samples } from '../../shared/project/views/samples.ts';
import { readWhole } from '../host/durable-file.ts';
import { Refused, refuse } from '../host/refusal.ts';
import { type CommandContext, defineCommand, type Outcome, taken, UsageError } from './command.ts';
import { historyWarnings } from './history-warnings.ts';
import { openForWriting, type WritingSession } from './writing-session.ts';

const USAGE = `Usage: concord import <project folder> <folder with media>
       concord import <project folder> <annotations.csv>

A folder: every image and sound in it and its sub-folders becomes a sample, known by its bytes. Importing again adds only
what is new. Files that cannot be used are listed.
A CSV file with the columns sample, labeler, label and perhaps question: annotations, as a closed round of their own. A sample is
named by file name, path or id; a name that fits several refuses the import. Rows that cannot be used are listed.

  --copy          copy media into the project folder
  --groups        the folder that a file lies in is its group (groups can be kept in one split)
  --saw-others    of a table: labelers saw others' answers, which are then kept out of blind agreement
  --as <person>   who imports (default: who acts on this device, else the first lead)
  --json
`;

const MAX_CSV = 1024 * 1024 * 1024;

/** `concord import`: samples from a folder, or annotations from a table. */
export const importCommand = defineCommand({
  name: 'import',
  summary: 'bring in media from a folder, or annotations from a CSV file',
  usage: USAGE,
  options: { copy: { type: 'boolean' }, groups: { type: 'boolean' }, 'saw-others': { type: 'boolean' }, as: { type: 'string' } },
  async run(values, positionals, context): Promise<Outcome> {
    const [folder, source] = positionals.map((path) => resolve(context.cwd, path));
    if (folder === undefined || source === undefined || positionals.length > 2) throw new UsageError('a project folder and one folder or CSV file are wanted');
    const kind = (await context.host.files.stat(source)).kind;
    const session = await openForWriting(context.host, folder, values.as);
    const imported = kind === 'folder' ? await importMedia(session, source, values.copy === true, values.groups === true, context) : await importTable(session, source, values['saw-others'] !== true, context);
    const { file, heads, problems } = await context.host.load(session.opened.path);
    return { exit: imported.exit, project: { id: file.id, name: file.name, path: session.opened.path }, heads, result: imported.result, text: imported.text, warnings: [...imported.warnings, ...historyWarnings(problems)] };
  },
});

type Imported = Pick<Outcome, 'exit' | 'result' | 'text' | 'warnings'>;

async function importMedia(session: WritingSession, source: string, copy: boolean, groups: boolean, { tell }: CommandContext): Promise<Imported> {
  const { handlers } = session.host;
  const { state } = session.loaded;
  const before = samples(state).length;
  const { grant } = taken(await handlers.grantFolder({ path: source }));
  const { job } = taken(await handlers.startImport({ handle: session.opened.handle, grant, copy }));
  const unreadable: { readonly path: string; readonly reason: string; readonly detail: string }[] = [];
  let files = 0;
  for (let done = false; !done; ) {
    const batch = taken(await handlers.nextImported({ job, max: FILES_PER_COMMIT }));
    const changes = importSamples(
      state,
      batch.files.map(({ sample, facts, root, path, folder }) => ({ sample, facts, root, path, occurrence: groups && folder !== '' ? { group: folder } : {} })),
    );
    if (changes.length > 0) await session.commit(changes);
    files += batch.files.length;
    unreadable.push(...batch.unreadable);
    if (batch.files.length > 0) tell(`${batch.doneFiles}${batch.totalFiles === null ? '' : ` of ${batch.totalFiles}`} files`);
    done = batch.done;
  }
  const added = samples(state).length - before;
  return {
    exit: 0,
    result: { kind: 'media', files, added, known: files - added, unreadable },
    text: `${files} usable ${files === 1 ? 'file' : 'files'}: ${added} new ${added === 1 ? 'sample' : 'samples'}, ${files - added} known already or duplicates.\n`,
    warnings: unreadable.map(({ path, detail }) => `${path}: ${detail}`),
  };
}

async function importTable(session: WritingSession, source: string, independent: boolean, { host }: CommandContext): Promise<Imported> {
  const text = decodeUtf8(await readWhole(host.files, source, MAX_CSV));
  if (!text.ok) throw new Refused(refuse('bad-request', `${source} is not UTF-8 text.`, 'Nothing was imported.', 'Save it as CSV in UTF-8.'));
  const read = readAnnotationsCsv(text.value);
  if (!read.ok) throw new Refused(refuse('bad-request', read.problem, 'Nothing was imported.', ''));
  const { rows, bad } = read.value;
  const plan = importAnnotations(session.loaded.state, rows, { round: host.newId(8) as RoundId, newPerson: () => host.newId(8) as PersonId }, { independent });
  if (!plan.ok) throw new Refused(refuse('bad-request', problemInWords(plan.problem), 'Nothing was imported.', ''));
  // A project whose only persons are those the table names has nobody else to say it.
  const [first] = plan.value.commits[0] ?? [];
  const by = session.by ?? people(session.loaded.state)[0]?.id ?? (first?.kind === 'person-added/1' ? first.key[0] : undefined);
  for (const changes of plan.value.commits) await session.commit(changes, by);
  const { annotations, samples: of, labelers, round } = plan.value;
  const allBad = { count: bad.count + plan.value.bad.count, first: [...bad.first, ...plan.value.bad.first].sort((a, b) => a.line - b.line).slice(0, 10) };
  return {
    exit: 0,
    result: { kind: 'annotations', round, annotations, samples: of, labelers, bad: allBad },
    text: `${annotations} annotations of ${of} samples by ${labelers.length} labelers (${labelers.filter(({ added }) => added).length} new)${allBad.count === 0 ? '' : `; ${allBad.count} rows could not be used`}.\n`,
    warnings: allBad.first.map(({ line, problem }) => `line ${line}: ${problem}`),
  };
}

function problemInWords(problem: ImportProblem): string {
  switch (problem.code) {
    case 'no-questions':
      return 'The project asks no question yet.';
    case 'which-question':
      return `The project asks several questions (${problem.questions.join(', ')}), so the table needs a column “question”.`;
    case 'ambiguous-sample':
      return `Line ${problem.line}: “${problem.name}” fits several samples: ${problem.paths.slice(0, 10).join(', ')}. Give their paths.`;
    case 'nothing-usable':
      return `No row of the table could be used. ${problem.bad.first.map(({ line, problem: why }) => `Line ${line}: ${why}.`).join(' ')}`;
  }
}
