import type { PersonId } from '../../../shared/model/ids.ts';
import type { PersonEntry } from '../../../shared/project/views/people.ts';
import type { Progress } from '../../../shared/project/views/progress.ts';
import type { RoundEntry } from '../../../shared/project/views/rounds.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { formatDuration } from '../../ui/format-duration.ts';
import { PersonMark } from '../../ui/person-mark.tsx';

interface Standing {
  readonly entry: PersonEntry;
  readonly assigned: number;
  readonly done: number;
  readonly skipped: number;
  readonly seconds: number;
}

interface PeopleTableProps {
  readonly people: readonly PersonEntry[];
  readonly rounds: readonly RoundEntry[];
  readonly progress: ReadonlyMap<string, readonly Progress[]>;
  readonly active: PersonId | undefined;
}

/** Everybody with what they have done over all rounds. */
export function PeopleTable({ people, rounds, progress, active }: PeopleTableProps) {
  const rows = people.map((entry): Standing => {
    const own = rounds.flatMap(({ id }) => progress.get(id) ?? []).filter(({ labeler }) => labeler === entry.id);
    const sum = (of: (each: Progress) => number) => own.reduce((total, each) => total + of(each), 0);
    return { entry, assigned: sum((each) => each.assigned), done: sum((each) => each.done), skipped: sum((each) => each.skipped), seconds: sum((each) => each.seconds) };
  });
  return (
    <Card title="Everybody" flush>
      <div style={{ height: 32 + 36 * Math.min(rows.length, 12) }}>
        <DataTable
          label="People"
          rows={rows}
          rowKey={({ entry }) => entry.id}
          rowHeight={36}
          {...(active === undefined ? {} : { activeKey: active })}
          columns={[
            { id: 'name', header: 'Name', cell: ({ entry }) => <PersonMark name={entry.person.name} color={entry.index + 1} withName />, sortValue: ({ entry }) => entry.person.name, width: '2fr' },
            { id: 'role', header: 'Role', cell: ({ entry }) => entry.person.role, sortValue: ({ entry }) => entry.person.role, width: '1fr' },
            { id: 'code', header: 'Code', cell: ({ entry }) => entry.person.code, width: 70, term: { definition: 'Releases name people by their code, never by name.' } },
            {
              id: 'done',
              header: 'Done',
              cell: ({ done, assigned }) => (assigned === 0 && done === 0 ? '–' : `${formatCount(done)} of ${formatCount(assigned)}`),
              sortValue: ({ done }) => done,
              width: '1fr',
            },
            { id: 'skipped', header: 'Skipped', cell: ({ skipped, assigned, done }) => (assigned === 0 && done === 0 ? '–' : formatCount(skipped)), sortValue: ({ skipped }) => skipped, width: 110, align: 'end' },
            {
              id: 'pace',
              header: 'Per sample',
              cell: ({ seconds, done }) => (done === 0 || seconds === 0 ? '–' : formatDuration(seconds / done)),
              sortValue: ({ seconds, done }) => (done === 0 ? 0 : seconds / done),
              width: 130,
              align: 'end',
              term: { definition: 'Active time per sample, on average over all rounds.' },
            },
          ]}
        />
      </div>
    </Card>
  );
}
