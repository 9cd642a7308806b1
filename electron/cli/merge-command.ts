import { basename, resolve } from 'node:path';
import type { MergeReport } from '../../shared/host/host-api.ts';
import { readWhole } from '../host/durable-file.ts';
import { defineCommand, type Outcome, taken, UsageError } from './command.ts';
import { openForWriting } from './writing-session.ts';

const USAGE = `Usage: concord merge <project folder> <folder or file …>

Takes in others' work: a copy of the project folder, its history folder, or history files (*.jsonl). Merging cannot conflict,
and merging again changes nothing. Exit code 1 when something could not be taken in.

  --json
`;

const MAX_FILE = 1024 * 1024 * 1024;

/** `concord merge`: adds others' history to a project. */
export const mergeCommand = defineCommand({
  name: 'merge',
  summary: 'take in others’ work from folders or history files',
  usage: USAGE,
  options: {},
  async run(_values, positionals, context): Promise<Outcome> {
    const [folder, ...sources] = positionals.map((path) => resolve(context.cwd, path));
    if (folder === undefined) throw new UsageError('project folder is missing');
    if (sources.length === 0) throw new UsageError('name a folder or file to take in');
    const { files } = context.host;
    const session = await openForWriting(context.host, folder, undefined);
    const { handlers } = session.host;
    const { handle } = session.opened;
    const total = { added: [] as string[], extended: [] as string[], same: [] as string[], forked: [] as string[], refused: [] as MergeReport['refused'][number][] };
    for (const source of sources) {
      const isFolder = (await files.stat(source)).kind === 'folder';
      const report = isFolder
        ? taken(await handlers.mergeHistoryFolder({ handle, grant: taken(await handlers.grantFolder({ path: source })).grant }))
        : taken(await handlers.mergeHistoryFiles({ handle, files: [{ name: basename(source), bytes: await readWhole(files, source, MAX_FILE) }] }));
      total.added.push(...report.added);
      total.extended.push(...report.extended);
      total.same.push(...report.same);
      total.forked.push(...report.forked);
      total.refused.push(...report.refused);
    }
    const before = session.loaded.state.commits.length;
    const { file, state, heads } = await context.host.load(session.opened.path);
    const commits = state.commits.length - before;
    const warnings = [...total.refused.map(({ name, reason }) => `${name}: ${reason}`), ...total.forked.map((name) => `${name} differs from a file of the same writer; both are kept.`)];
    return {
      exit: total.refused.length === 0 ? 0 : 1,
      project: { id: file.id, name: file.name, path: session.opened.path },
      heads,
      result: { ...total, commits },
      text: `${commits} new ${commits === 1 ? 'commit' : 'commits'}: ${total.added.length} history files added, ${total.extended.length} extended, ${total.same.length} the same, ${total.forked.length} forked, ${total.refused.length} refused.\n`,
      warnings,
    };
  },
});
