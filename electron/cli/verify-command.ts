import { basename, dirname, join, resolve } from 'node:path';
import type { ReleaseVerdict } from '../../shared/host/host-api.ts';
import { unlessMissing } from '../host/durable-file.ts';
import { PROJECT_FILE } from '../host/project-folder.ts';
import { Refused, refuse } from '../host/refusal.ts';
import { releasedVersions, releaseFolder, RELEASES_FOLDER } from '../host/release-folder.ts';
import { frozenChecksums } from '../host/release-methods.ts';
import { verifyRelease } from '../host/verify-release.ts';
import { CHECKSUMS_FILE } from '../../shared/release/checksums.ts';
import { type CommandContext, defineCommand, type Outcome, UsageError } from './command.ts';

const USAGE = `Usage: concord verify <project folder> [version …]
       concord verify <release folder>

Reads every byte of a release (all of a project's, when no version is named) and compares it with the release's list of
checksums, and that list with what the project's history says. A release folder that was copied elsewhere is compared
with its own list alone. Exit code 1 when anything is missing, altered or unexpected.

  --json
`;

/** `concord verify`: proves that releases are as they were frozen. */
export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'prove that releases are intact',
  usage: USAGE,
  options: {},
  async run(_values, positionals, context): Promise<Outcome> {
    const [first, ...versions] = positionals;
    if (first === undefined) throw new UsageError('project folder is missing');
    const folder = resolve(context.cwd, first);
    const { files } = context.host;
    const isProject = (await unlessMissing(files.lstat(join(folder, PROJECT_FILE)))) !== undefined;
    if (isProject) return verifyProject(folder, versions, context);
    if ((await unlessMissing(files.lstat(join(folder, CHECKSUMS_FILE)))) === undefined || versions.length > 0) {
      throw new Refused(refuse('not-found', `${folder} is neither a project nor a release.`, 'Nothing was changed.', 'Name the folder that holds concord.json, or one that holds checksums.sha256.'));
    }
    return verifyAlone(folder, context);
  },
});

async function verifyProject(folder: string, named: readonly string[], { host }: CommandContext): Promise<Outcome> {
  const { file, state, heads } = await host.load(folder);
  const present = await releasedVersions(host.files, folder);
  const unknown = named.filter((version) => !present.includes(version));
  if (unknown.length > 0) throw new Refused(refuse('not-found', `There is no release ${unknown.join(', ')}.`, 'Nothing was changed.', `Releases: ${present.join(', ') || 'none'}.`));
  const verdicts: ReleaseVerdict[] = [];
  const warnings: string[] = [];
  for (const version of named.length > 0 ? named : present) {
    const frozen = frozenChecksums(state, version);
    if (frozen.length === 0) warnings.push(`History does not know release ${version}: it was compared with its own list alone.`);
    if (new Set(frozen).size > 1) warnings.push(`Release ${version} was frozen twice with different contents.`);
    verdicts.push(await verifyRelease(host.files, releaseFolder(folder, version), version, frozen));
  }
  for (const register of state.registers.all('release')) {
    const version = register.key[0] ?? '';
    if (register.versions.at(-1)?.value !== null && named.length === 0 && !present.includes(version)) warnings.push(`Release ${version} was frozen, but its folder is not here.`);
  }
  return outcomeOf({ id: file.id, name: file.name, path: folder }, heads, verdicts, warnings);
}

async function verifyAlone(folder: string, context: CommandContext): Promise<Outcome> {
  const { host } = context;
  const inProject = basename(dirname(folder)) === RELEASES_FOLDER && (await unlessMissing(host.files.lstat(join(folder, '..', '..', PROJECT_FILE)))) !== undefined;
  if (inProject) return verifyProject(dirname(dirname(folder)), [basename(folder)], { ...context, cwd: folder, tell: () => undefined });
  return outcomeOf(null, {}, [await verifyRelease(host.files, folder, basename(folder), [])], []);
}

function outcomeOf(project: Outcome['project'], heads: Outcome['heads'], releases: readonly ReleaseVerdict[], warnings: readonly string[]): Outcome {
  const lines = releases.map(({ version, intact, files, problems }) =>
    [`${version}: ${intact ? `intact, ${files} files` : `not intact, ${problems.length} of ${files} files`}`, ...problems.map(({ path, problem }) => `  ${problem.padEnd(10)}  ${path}`)].join('\n'),
  );
  const intact = releases.length > 0 && releases.every((release) => release.intact);
  return { exit: intact ? 0 : 1, project, heads, result: { intact, releases }, text: `${lines.length === 0 ? 'There are no releases.' : lines.join('\n')}\n`, warnings };
}
