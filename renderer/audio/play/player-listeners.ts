import type { PlayerState } from './player-state.ts';

/** Who is told of a player's state. */
export class PlayerListeners {
  readonly #listeners = new Set<(state: PlayerState) => void>();

  add(listener: (state: PlayerState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(state: PlayerState): void {
    for (const listener of this.#listeners) listener(state);
  }

  close(): void {
    this.#listeners.clear();
  }
}
