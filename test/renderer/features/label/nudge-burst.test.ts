import { describe, expect, it } from 'vitest';
import { NudgeBurst } from '../../../../renderer/features/label/nudge-burst.ts';

function told(...steps: readonly (readonly [command: string, atMs: number])[]): readonly boolean[] {
  const burst = new NudgeBurst();
  return steps.map(([command, at]) => {
    burst.ask(command);
    return burst.goesOn(at);
  });
}

describe('a burst of nudges', () => {
  it('goes on while the same edge is moved again soon, by any step', () => {
    expect(told(['end-later-10ms', 0], ['end-later-100ms', 400], ['end-earlier-1ms', 1800], ['end-later-10ms', 9000])).toEqual([false, true, true, false]);
  });

  it('is none of what the pointer moves after it', () => {
    const burst = new NudgeBurst();
    burst.ask('end-later-10ms');
    expect(burst.goesOn(0)).toBe(false);
    expect(burst.goesOn(100)).toBe(false);
    burst.ask('end-later-10ms');
    expect(burst.goesOn(200)).toBe(false);
  });

  it('ends with another edge, and with any other change', () => {
    expect(told(['end-later-10ms', 0], ['start-later-10ms', 100], ['start-later-10ms', 200], ['lane-up', 300], ['start-later-10ms', 400])).toEqual([false, false, true, false, false]);
  });
});
