import type { Change } from '../../shared/history/change.ts';
import { type Clock, CLOCK_AT_ZERO, observe, tick } from '../../shared/history/clock.ts';
import type { NewCommit } from '../../shared/history/commit.ts';
import type { OpenedProject } from '../../shared/host/host-api.ts';
import type { CommitId, PersonId } from '../../shared/model/ids.ts';
import { applyCommit } from '../../shared/project/fold.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';
import { people } from '../../shared/project/views/people.ts';
import type { Host } from '../host/host.ts';
import { Refused, refuse } from '../host/refusal.ts';
import type { LoadedProject } from '../host/load-project.ts';
import { taken, UsageError } from './command.ts';
import type { CliHost } from './cli-host.ts';

/** A project that a command writes to: it holds the folder's lock, knows its state and commits as one person. */
export interface WritingSession {
  readonly host: Host;
  readonly opened: OpenedProject;
  readonly loaded: LoadedProject;
  /** Who the commits are by: named by `--as`, else who acts on this device, else the first lead, else the first person. */
  readonly by: PersonId | undefined;
  /** Commits changes as one commit and resolves when it is on disk. */
  commit(changes: readonly Change[], by?: PersonId): Promise<void>;
}

/** Opens a project for writing. Refused (`locked`) while another process of this device writes to it. */
export async function openForWriting(cli: CliHost, folder: string, as: string | undefined): Promise<WritingSession> {
  const host = await cli.open();
  const opened = taken(await host.handlers.openProject({ path: folder }));
  const { readOnly } = opened;
  if (readOnly !== null) throw new Refused(refuse(readOnly.code, readOnly.message, 'Nothing was changed.', readOnly.next));
  const loaded = await cli.load(opened.path);
  const settings = taken(await host.handlers.readSettings({}));
  const by = personNamed(loaded.state, as) ?? personNamed(loaded.state, settings.actingAs[opened.file.id], true) ?? firstLead(loaded.state);
  let clock = clockOf(loaded.state, cli.now());
  return {
    host,
    opened,
    loaded,
    by,
    async commit(changes, person = by) {
      if (person === undefined) throw new UsageError('the project has no person yet; add one in the app');
      const ticked = tick(clock, cli.now(), opened.writer);
      clock = ticked.clock;
      const commit: NewCommit = { id: cli.newId(16) as CommitId, at: ticked.stamp, by: person, changes };
      taken(await host.handlers.appendCommits({ handle: opened.handle, commits: [commit] }));
      applyCommit(loaded.state, commit);
    },
  };
}

/** A clock that has seen every commit, those from an implausible future left out. */
function clockOf({ commits }: ProjectState, nowMs: number): Clock {
  let clock = CLOCK_AT_ZERO;
  for (let row = 0; row < commits.length; row++) if (commits.ms.at(row) >= clock.ms) clock = observe(clock, commits.at(row), nowMs);
  return clock;
}

function personNamed(state: ProjectState, name: string | undefined, quietly = false): PersonId | undefined {
  if (name === undefined) return undefined;
  const plain = name.toLowerCase();
  const found = people(state).find(({ id, person }) => id === name || person.code.toLowerCase() === plain || person.name.toLowerCase() === plain);
  if (found === undefined && !quietly) throw new UsageError(`--as names nobody in this project: ${name}`);
  return found?.id;
}

function firstLead(state: ProjectState): PersonId | undefined {
  const everybody = people(state);
  return (everybody.find(({ person }) => person.role === 'lead') ?? everybody[0])?.id;
}
