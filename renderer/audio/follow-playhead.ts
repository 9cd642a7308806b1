import type { SoundView } from './sound-view.ts';

/** Turns the page when the playhead leaves it, unless the hand went elsewhere: then only once the playhead is back in sight. */
export class FollowPlayhead {
  #isAway = false;

  /** The hand has scrolled or zoomed. */
  byHand(): void {
    this.#isAway = true;
  }

  /** The playhead was put somewhere: the view goes there. */
  sought(view: SoundView, seconds: number): void {
    this.#isAway = false;
    view.reveal(seconds, seconds);
  }

  forget(): void {
    this.#isAway = false;
  }

  follow(view: SoundView, seconds: number, isWanted: boolean): void {
    if (seconds >= view.view.start && seconds < view.end) this.#isAway = false;
    else if (isWanted && !this.#isAway) view.page(seconds);
  }
}
