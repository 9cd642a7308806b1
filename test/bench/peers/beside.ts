import { expect } from 'vitest';
import type { Beside } from '../../support/bench.ts';
import type { PeerAnswers } from './peer.ts';

/** A peer's line under a row: its time as a multiple of ours, and what comparing the answers says; `share` of our work if it did less. */
export function beside(name: string, asked: PeerAnswers, caseName: string, ours: number, compared: (value: unknown) => string, share = 1): Beside {
  const answer = asked.answers.get(caseName);
  if (answer === undefined) return { what: name, note: asked.without };
  return { what: `${name} ${answer.version}`.trim(), ms: answer.ms, ratio: answer.ms / (ours * share), peakMb: answer.peakMb, note: compared(answer.value) };
}

/** Asserts that a peer's number is ours and says how close. */
export function sameAs(ours: number, tolerance = 1e-9): (value: unknown) => string {
  return (value) => {
    const apart = Math.abs((value as number) - ours);
    expect(apart).toBeLessThan(tolerance);
    return apart === 0 ? 'equal' : `equal within ${apart.toExponential(0)}`;
  };
}
