import type { PersonEntry } from '../../../shared/project/views/people.ts';
import type { RoundEntry } from '../../../shared/project/views/rounds.ts';

/**
 * Whether a person may see how labelers agree in a round: leads always, labelers once it cannot sway their answers any
 * more, which is when the round is closed or was never blind.
 */
export function maySeeAgreement({ round, closedAt }: RoundEntry, { person }: PersonEntry): boolean {
  return person.role === 'lead' || !round.blind || closedAt !== undefined;
}
