import { join, resolve } from 'node:path';
import { MAX_AHEAD_MS } from '../../shared/history/clock.ts';
import { isFromNewerVersion } from '../../shared/history/read-history.ts';
import { unlessMissing } from '../host/durable-file.ts';
import { listHistoryFiles } from '../host/history-folder.ts';
import { BUILDING, releasedVersions, releaseFolder, RELEASES_FOLDER } from '../host/release-folder.ts';
import { frozenChecksums } from '../host/release-methods.ts';
import { verifyRelease } from '../host/verify-release.ts';
import type { LoadedProject } from '../host/load-project.ts';
import { type CommandContext, defineCommand, onePath, type Outcome, UsageError } from './command.ts';
import { historyWarnings } from './history-warnings.ts';
import { copyProject, type ProjectCopy } from './copy-project.ts';

const USAGE = `Usage: concord doctor <project folder> [--repair <new folder>]

Reads every history file and every release and says what is wrong with them. Changes nothing. Exit code 1 when something is
wrong.

  --repair <new folder>   makes a copy of the project in a new folder, with everything that can be read: whole lines of
                          history, the rest of them beside in history/torn, media and intact releases. The project itself
                          is not touched. Open the copy in Concord to go on; labelers' later work can be merged into it.
  --json
`;

interface Finding {
  readonly level: 'wrong' | 'note';
  readonly sentence: string;
}

/** `concord doctor`: what is wrong with a project's files, and a copy of what is right. */
export const doctorCommand = defineCommand({
  name: 'doctor',
  summary: 'look for damage, and copy what can be read',
  usage: USAGE,
  options: { repair: { type: 'string' } },
  async run(values, positionals, context): Promise<Outcome> {
    const folder = onePath(positionals, 'project folder', context);
    const loaded = await context.host.load(folder);
    const findings = [...historyFindings(loaded), ...(await tailFindings(folder, context)), ...clockFindings(loaded, context.host.now()), ...(await releaseFindings(folder, loaded, context))];
    const copied = values.repair === undefined ? null : await repaired(folder, resolve(context.cwd, values.repair), loaded, context);
    const wrong = findings.filter(({ level }) => level === 'wrong');
    const { commits, annotations } = loaded.state;
    const summary = `${counted(Object.keys(loaded.heads).length, 'history file')}, ${counted(commits.length, 'commit')}, ${counted(annotations.length, 'annotation')}: ${wrong.length === 0 ? 'nothing is wrong' : `${wrong.length} ${wrong.length === 1 ? 'thing is' : 'things are'} wrong`}.`;
    return {
      exit: wrong.length === 0 ? 0 : 1,
      project: { id: loaded.file.id, name: loaded.file.name, path: folder },
      heads: loaded.heads,
      result: { healthy: wrong.length === 0, commits: commits.length, findings, copied },
      text: `${findings.map(({ level, sentence }) => `${level === 'wrong' ? 'WRONG' : 'note '}  ${sentence}\n`).join('')}${summary}\n${copied === null ? '' : `Copied ${counted(copied.files, 'file')} to ${copied.folder}${copied.leftOut.length === 0 ? '' : `; left out: ${copied.leftOut.join(', ')}`}.\n`}`,
      warnings: [],
    };
  },
});

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function historyFindings({ problems }: LoadedProject): Finding[] {
  const newer = problems.some(({ problems: of }) => of.some(isFromNewerVersion));
  return [
    ...historyWarnings(problems).map((sentence): Finding => ({ level: 'wrong', sentence })),
    ...(newer ? [{ level: 'note' as const, sentence: 'Update Concord to read what a newer version wrote.' }] : []),
  ];
}

async function tailFindings(folder: string, { host: { files } }: CommandContext): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, bytes } of await listHistoryFiles(files, folder)) {
    const file = await files.open(join(folder, 'history', name), 'read');
    const last = bytes === 0 ? undefined : (await file.read(bytes - 1, 1))[0];
    await file.close();
    if (last !== undefined && last !== 10) findings.push({ level: 'note', sentence: `history/${name} ends in half a line: torn by a crash, or still being copied. Concord sets it aside when it next writes there.` });
    if (/\.fork-/.test(name)) findings.push({ level: 'note', sentence: `history/${name} differs from another file of the same writer; both count.` });
  }
  return findings;
}

function clockFindings({ state: { commits } }: LoadedProject, now: number): Finding[] {
  let ahead = 0;
  for (const ms of commits.ms.cells) if (ms > now + MAX_AHEAD_MS) ahead += 1;
  return ahead === 0 ? [] : [{ level: 'wrong', sentence: `${ahead} ${ahead === 1 ? 'commit lies' : 'commits lie'} more than a day in the future: some device’s clock was wrong, and its changes win over later ones until then.` }];
}

async function releaseFindings(folder: string, { state }: LoadedProject, { host: { files } }: CommandContext): Promise<Finding[]> {
  const findings: Finding[] = [];
  const releases = join(folder, RELEASES_FOLDER);
  for (const { name } of (await unlessMissing(files.list(releases))) ?? []) {
    if (name.startsWith(BUILDING)) findings.push({ level: 'note', sentence: `releases/${name} is left from a release that was not finished. The next release removes it.` });
  }
  for (const version of await releasedVersions(files, folder)) {
    const verdict = await verifyRelease(files, releaseFolder(folder, version), version, frozenChecksums(state, version));
    if (!verdict.intact) findings.push({ level: 'wrong', sentence: `Release ${version} is not intact: ${verdict.problems.slice(0, 3).map(({ path, problem }) => `${path} ${problem}`).join(', ')}${verdict.problems.length > 3 ? ' …' : ''}.` });
    if (frozenChecksums(state, version).length === 0) findings.push({ level: 'note', sentence: `Release ${version} is not in the history: the program ended before it was written down. Releasing it again with the same options does that.` });
  }
  return findings;
}

async function repaired(folder: string, target: string, loaded: LoadedProject, { host: { files } }: CommandContext): Promise<ProjectCopy> {
  if ((await unlessMissing(files.lstat(target))) !== undefined) throw new UsageError(`--repair wants a folder that is not there yet, not ${target}`);
  return copyProject(files, folder, target, loaded);
}
