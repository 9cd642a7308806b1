import type { PlaybackReport } from './playback-messages.ts';

/**
 * Which frame is heard when. Reports come when sound is handed to the output; it is heard later, so some are kept until
 * they are due. `at` counts like the reports' clock: in frames of output.
 */
export class HeardTimeline {
  #reports: PlaybackReport[] = [];

  add(report: PlaybackReport): void {
    this.#reports.push(report);
  }

  clear(): void {
    this.#reports = [];
  }

  /** The last report, heard or not. */
  last(): PlaybackReport | undefined {
    return this.#reports.at(-1);
  }

  /** What is heard at an instant, and the program that it belongs to; undefined before the first report is due. `at` must not go back. */
  heard(at: number): { readonly frame: number; readonly serial: number } | undefined {
    while ((this.#reports[1]?.clock ?? Number.POSITIVE_INFINITY) <= at) this.#reports.shift();
    const report = this.#reports[0];
    if (report === undefined || report.clock > at) return undefined;
    return { frame: frameOf(report, at), serial: report.serial };
  }
}

function frameOf({ clock, frame, speed, bounds, isLoop }: PlaybackReport, at: number): number {
  if (speed === 0) return frame;
  const on = frame + (at - clock) * speed;
  if (on < bounds.end) return on;
  return isLoop ? bounds.start + ((on - bounds.start) % (bounds.end - bounds.start)) : bounds.end;
}
