/** Milliseconds after which a nudge begins a new burst. */
const PAUSE_MS = 1500;

/** Which nudges of an edge belong together: those of the same edge, each soon after the one before. Undo takes back a burst. */
export class NudgeBurst {
  /** The edge that a key has asked to move, until the surface tells what came of it. */
  #asked: string | undefined;
  #last: { readonly edge: string; readonly at: number } | undefined;

  /** A command of the surface was asked for; those that nudge are called `start-earlier-10ms` and the like. */
  ask(command: string): void {
    this.#asked = /^(start|end)-(?:earlier|later)-/.exec(command)?.[1];
  }

  /** Spans were changed: whether that goes on with the burst. */
  goesOn(nowMs: number): boolean {
    const edge = this.#asked;
    const last = this.#last;
    this.#asked = undefined;
    this.#last = edge === undefined ? undefined : { edge, at: nowMs };
    return edge !== undefined && last?.edge === edge && nowMs - last.at < PAUSE_MS;
  }
}
