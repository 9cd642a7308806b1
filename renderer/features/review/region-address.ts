import type { PersonId, RegionId } from '../../../shared/model/ids.ts';

const DECISION = 'decision/';

/** Names a labeler's region on a surface, whatever the order labelers are shown in: region ids are only unique within one answer. */
export function regionAddress(labeler: PersonId, region: RegionId): string {
  return `${labeler}/${region}`;
}

/** The address of a region of the decision. */
export function decisionAddress(id: RegionId): string {
  return DECISION + id;
}

/** The region of the decision that an address names. */
export function decisionRegionId(address: string | undefined): RegionId | undefined {
  return address?.startsWith(DECISION) === true ? (address.slice(DECISION.length) as RegionId) : undefined;
}
