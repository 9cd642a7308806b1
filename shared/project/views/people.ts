import { compareText } from '../../basics/order.ts';
import type { PersonId } from '../../model/ids.ts';
import type { Person } from '../../model/person.ts';
import type { ProjectState } from '../project-state.ts';
import { current } from '../register-store.ts';
import { remembered } from './remembered.ts';

export interface PersonEntry {
  readonly id: PersonId;
  readonly person: Person;
  /** Position in order of being added, from 0: gives the person's colour. */
  readonly index: number;
}

/** Everybody in the project who is not merged into somebody else, in order of being added. */
export const people = remembered(
  ({ registers }) => `${registers.revision('person')}/${registers.revision('person-merge')}`,
  (state): readonly PersonEntry[] =>
    [...state.registers.all('person')]
      .filter((register) => current(register) !== null && resolvePerson(state, register.key[0] as PersonId) === register.key[0])
      .sort((a, b) => compareText(a.versions[0]?.at ?? '', b.versions[0]?.at ?? '') || compareText(a.key[0] ?? '', b.key[0] ?? ''))
      .map((register, index) => ({ id: register.key[0] as PersonId, person: current(register) as Person, index })),
);

export function findPerson(state: ProjectState, id: PersonId): PersonEntry | undefined {
  const resolved = resolvePerson(state, id);
  return people(state).find((entry) => entry.id === resolved);
}

/** Who a person id stands for after merges; a circle of merges resolves to where it was entered last. */
export function resolvePerson({ registers }: ProjectState, id: PersonId): PersonId {
  const seen = new Set<PersonId>();
  let at = id;
  while (!seen.has(at)) {
    seen.add(at);
    const merge = registers.value('person-merge', at);
    if (merge === undefined) return at;
    at = merge.into;
  }
  return at;
}
