import type { CommitId, PersonId, RegionId, RoundId } from '../../shared/model/ids.ts';

/** Random ids are minted here and nowhere else in the app. */
function randomHex(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function newCommitId(): CommitId {
  return randomHex(16) as CommitId;
}

export function newPersonId(): PersonId {
  return `p-${randomHex(6)}` as PersonId;
}

export function newRoundId(): RoundId {
  return `r-${randomHex(6)}` as RoundId;
}

export function newRegionId(): RegionId {
  return `g-${randomHex(6)}` as RegionId;
}

/** A seed for a round or a split: drawn once, written down, never drawn again. */
export function newSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
}
