import type { PersonId, WriterId } from '../../../shared/model/ids.ts';
import type { Person } from '../../../shared/model/person.ts';

/** One of the people of the sample project, with the history file that they write to. */
export interface Member {
  readonly id: PersonId;
  readonly writer: WriterId;
  readonly person: Person;
}

function member(id: string, writer: string, person: Person): Member {
  return { id: id as PersonId, writer: writer as WriterId, person };
}

export const LEAD = member('mara', '4d61726100000001', { name: 'Mara Lind', role: 'lead', code: 'P1' });

/** Careful and literal. */
export const ANA = member('ana', '416e610000000002', { name: 'Ana Torres', role: 'labeler', code: 'L1' });

/** Quick; leaves out what he takes for trifles. */
export const BEN = member('ben', '42656e0000000003', { name: 'Ben Okoye', role: 'labeler', code: 'L2' });

/** Looks closely and judges severely. */
export const CHEN = member('chen', '4368656e00000004', { name: 'Chen Wei', role: 'labeler', code: 'L3' });

export const LABELERS: readonly Member[] = [ANA, BEN, CHEN];
