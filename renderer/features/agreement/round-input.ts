import type { PersonId, RoundId } from '../../../shared/model/ids.ts';
import { type AgreementInput, narrowedInput } from '../../../shared/curation/agreement-input.ts';

/** The rounds that an input has answers from, in order of opening. */
export function roundsOfInput({ units }: AgreementInput): readonly RoundId[] {
  return [...new Set(units.map(({ round }) => round))];
}

/**
 * One round of an input: the same as gathering that round alone, without going back to the project. Labelers who answered
 * nothing in it are left out, because some figures depend on how many labelers there are.
 */
export function inputOfRound(input: AgreementInput, round: RoundId): AgreementInput {
  const labelers = new Set<PersonId>();
  for (let cell = 0; cell < input.unit.length; cell++) {
    const labeler = input.labelers[input.labeler[cell] as number];
    if (input.units[input.unit[cell] as number]?.round === round && labeler !== undefined) labelers.add(labeler);
  }
  return narrowedInput(input, { rounds: new Set([round]), labelers });
}
