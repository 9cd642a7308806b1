import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HeardTimeline } from '../../../../renderer/audio/play/heard-timeline.ts';
import type { PlaybackProgram, PlaybackReport } from '../../../../renderer/audio/play/playback-messages.ts';
import { Playback } from '../../../../renderer/audio/play/playback.ts';

const QUANTUM = 128;
const BLOCK = 256;
const FRAMES = 2000;
const SCALE = 2 ** 20;
/** Every frame has a value of its own, exact in 32 bits. */
const NUMBERED = (frame: number) => (frame + 1) / SCALE;
const frameOf = (value: number) => Math.round(value * SCALE) - 1;

type Go = Partial<Omit<PlaybackProgram, 'serial'>>;

/** The audio thread on a clock of its own: what it is told, what it puts out, what it reports. */
class Thread {
  readonly heard: number[] = [];
  readonly reports: PlaybackReport[] = [];
  readonly kept = new Set<number>();
  readonly #valueAt: (frame: number) => number;
  readonly #playback: Playback;
  #program: PlaybackProgram = { serial: 0, isPlaying: false, at: undefined, bounds: { start: 0, end: FRAMES }, isLoop: false, rate: 1 };

  constructor(valueAt = NUMBERED, sampleRate = 8000) {
    this.#valueAt = valueAt;
    this.#playback = new Playback({ sampleRate, channels: 1, blockFrames: BLOCK }, (report) => this.reports.push(report));
    this.#playback.take({ kind: 'mix', left: [1], right: [1] });
  }

  go(program: Go): void {
    this.#program = { ...this.#program, at: undefined, ...program, serial: this.#program.serial + 1 };
    this.#playback.take({ kind: 'go', ...this.#program });
  }

  keep(first: number): void {
    this.kept.add(first);
    const plane = Float32Array.from({ length: Math.min(BLOCK, FRAMES - first) }, (_, n) => this.#valueAt(first + n));
    this.#playback.take({ kind: 'keep', first, planes: [plane] });
  }

  keepAll(): void {
    for (let first = 0; first < FRAMES; first += BLOCK) this.keep(first);
  }

  drop(first: number): void {
    this.kept.delete(first);
    this.#playback.take({ kind: 'drop', first });
  }

  render(quanta = 1): Float32Array {
    const all = new Float32Array(quanta * QUANTUM);
    for (let n = 0; n < quanta; n++) {
      const [left, right] = [new Float32Array(QUANTUM), new Float32Array(QUANTUM)];
      this.#playback.render(left, right, this.heard.length);
      if (left.some((value, k) => value !== right[k])) throw new Error('one channel sounds alike in both ears');
      this.heard.push(...left);
      all.set(left, n * QUANTUM);
    }
    return all;
  }

  isOver(): boolean {
    return this.reports.at(-1)?.isPlaying === false;
  }
}

/** What should be heard at rate 1, frame by frame, without any cleverness. */
class Expected {
  readonly heard: number[] = [];
  position = 0;
  bounds = { start: 0, end: FRAMES };
  isLoop = false;
  isPlaying = false;

  go({ at, bounds = this.bounds, isLoop = this.isLoop, isPlaying = this.isPlaying }: Go): void {
    if (at !== undefined) this.position = at;
    Object.assign(this, { bounds, isLoop: isLoop && bounds.end > bounds.start, isPlaying });
    if (this.isLoop && (this.position < bounds.start || this.position >= bounds.end)) this.position = bounds.start;
  }

  quantum(kept: ReadonlySet<number>): void {
    const frames: number[] = [];
    let next = this.position;
    while (this.isPlaying && frames.length < QUANTUM && next < this.bounds.end) {
      frames.push(next);
      next += 1;
      if (this.isLoop && next === this.bounds.end) next = this.bounds.start;
    }
    const isHere = frames.every((frame) => kept.has(frame - (frame % BLOCK)));
    if (isHere) this.position = next;
    this.heard.push(...Array.from({ length: QUANTUM }, (_, n) => (isHere && frames[n] !== undefined ? NUMBERED(frames[n]) : 0)));
    if (this.position >= this.bounds.end && !this.isLoop) this.isPlaying = false;
  }
}

/** Where two outputs differ first, and what they say there. */
function firstDifference(heard: readonly number[], expected: readonly number[]): string | undefined {
  const at = heard.findIndex((value, n) => value !== expected[n]);
  if (at === -1) return heard.length === expected.length ? undefined : `${heard.length} instead of ${expected.length} frames`;
  return `at ${at}: frame ${frameOf(heard[at] ?? 0)} instead of ${frameOf(expected[at] ?? 0)}`;
}

const frame = fc.integer({ min: 0, max: FRAMES });
const range = fc.tuple(frame, frame).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const whole = { start: 0, end: FRAMES };
const command = fc.oneof(
  frame.map((at): Go => ({ isPlaying: true, at, bounds: whole, isLoop: false })),
  fc.tuple(range, fc.boolean()).map(([bounds, isLoop]): Go => ({ isPlaying: true, at: bounds.start, bounds, isLoop })),
  range.map((bounds): Go => ({ bounds, isLoop: true })),
  fc.tuple(range, fc.integer({ min: 1, max: 200 })).map(([bounds, before]): Go => ({ isPlaying: true, at: Math.max(bounds.start, bounds.end - before), bounds, isLoop: true })),
  fc.constant<Go>({ bounds: whole, isLoop: false }),
  fc.constant<Go>({ isPlaying: false }),
  fc.constant<Go>({ isPlaying: true }),
  frame.map((at): Go => ({ at, bounds: whole, isLoop: false })),
);
const block = fc.integer({ min: 0, max: Math.ceil(FRAMES / BLOCK) - 1 }).map((n) => n * BLOCK);
const step = fc.oneof({ weight: 3, arbitrary: fc.record({ go: command }) }, { weight: 5, arbitrary: fc.record({ keep: block }) }, { weight: 2, arbitrary: fc.record({ drop: block }) }, { weight: 8, arbitrary: fc.record({ quanta: fc.integer({ min: 1, max: 8 }) }) });

describe('at rate 1', () => {
  it('exactly the expected frames are heard, whatever is asked and whenever blocks arrive, with silence where it waits', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const [thread, expected] = [new Thread(), new Expected()];
        for (const each of steps) {
          if ('go' in each) {
            thread.go(each.go);
            expected.go(each.go);
          } else if ('keep' in each) thread.keep(each.keep);
          else if ('drop' in each) thread.drop(each.drop);
          else for (let n = 0; n < each.quanta; n++) {
            thread.render();
            expected.quantum(thread.kept);
          }
        }
        expect(firstDifference(thread.heard, expected.heard)).toBeUndefined();
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  it('the reports tell for each frame of output which frame of the recording it is', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const [thread, timeline] = [new Thread(), new HeardTimeline()];
        for (const each of steps) {
          if ('go' in each) thread.go(each.go);
          else if ('keep' in each) thread.keep(each.keep);
          else if ('drop' in each) thread.drop(each.drop);
          else thread.render(each.quanta);
        }
        for (const report of thread.reports) timeline.add(report);
        for (const [clock, value] of thread.heard.entries()) {
          const heard = timeline.heard(clock);
          if (value !== 0 && heard?.frame !== frameOf(value)) expect(heard?.frame).toBe(frameOf(value)); // 100,000 of expect() would take seconds
        }
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('a loop plays each of its frames equally often, however short it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: FRAMES - 1 }), fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 5 }), (start, length, rounds) => {
        const thread = new Thread();
        thread.keepAll();
        const end = Math.min(FRAMES, start + length);
        thread.go({ isPlaying: true, at: start, bounds: { start, end }, isLoop: true });
        thread.render(Math.ceil(((end - start) * rounds) / QUANTUM));
        const heard = thread.heard.slice(0, (end - start) * rounds);
        expect(firstDifference(heard, heard.map((_, n) => NUMBERED(start + (n % (end - start)))))).toBeUndefined();
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('a loop whose edges move goes on without a gap, and jumps to its start only when the playhead is left outside', () => {
    const thread = new Thread();
    thread.keepAll();
    thread.go({ isPlaying: true, at: 300, bounds: { start: 300, end: 600 }, isLoop: true });
    thread.render();
    thread.go({ bounds: { start: 350, end: 900 }, isLoop: true });
    expect(frameOf(thread.render()[0] ?? 0)).toBe(428);
    thread.go({ bounds: { start: 350, end: 500 }, isLoop: true });
    expect(frameOf(thread.render()[0] ?? 0)).toBe(350);
  });

  it('a change of gain is spread over 5 ms while playing, and there at once before', () => {
    const playback = new Playback({ sampleRate: 8000, channels: 1, blockFrames: BLOCK }, () => undefined);
    const render = () => {
      const [left, right] = [new Float32Array(QUANTUM), new Float32Array(QUANTUM)];
      playback.render(left, right, 0);
      return left;
    };
    playback.take({ kind: 'keep', first: 0, planes: [new Float32Array(BLOCK).fill(1)] });
    playback.take({ kind: 'keep', first: BLOCK, planes: [new Float32Array(BLOCK).fill(1)] });
    playback.take({ kind: 'mix', left: [0.5], right: [0] });
    playback.take({ kind: 'go', serial: 1, isPlaying: true, at: 0, bounds: { start: 0, end: 2 * BLOCK }, isLoop: false, rate: 1 });
    expect(render()).toEqual(new Float32Array(QUANTUM).fill(0.5));
    playback.take({ kind: 'mix', left: [0.25], right: [0] });
    const ramped = render();
    const steps = ramped.map((value, n) => (n === 0 ? 0.5 : (ramped[n - 1] ?? 0)) - value);
    expect(Math.max(...steps)).toBeLessThan(0.01);
    expect(ramped.slice(40)).toEqual(new Float32Array(QUANTUM - 40).fill(0.25));
    expect(render()).toEqual(new Float32Array(QUANTUM).fill(0.25));
  });
});

describe('at other rates', () => {
  const rate = fc.double({ min: 0.25, max: 4, noNaN: true });

  it('nothing outside of a span or loop is heard', () => {
    fc.assert(
      fc.property(range, rate, fc.boolean(), (bounds, rate, isLoop) => {
        const thread = new Thread((n) => (n < bounds.start || n >= bounds.end ? 1 : 0));
        thread.keepAll();
        thread.go({ isPlaying: true, at: bounds.start, bounds, isLoop, rate });
        for (let n = 0; n < 80 && !thread.isOver(); n++) thread.render();
        expect(Math.max(...thread.heard)).toBe(0);
      }),
      { seed: 4, numRuns: 80 },
    );
  });

  it('a span takes its length over the rate, and ends on its last frame', () => {
    fc.assert(
      fc.property(range, rate, (bounds, rate) => {
        const thread = new Thread();
        thread.keepAll();
        thread.go({ isPlaying: true, at: bounds.start, bounds, isLoop: false, rate });
        while (!thread.isOver()) thread.render();
        const last = thread.reports.at(-1);
        expect(last?.frame).toBe(bounds.end);
        expect(Math.abs((last?.clock ?? 0) - (bounds.end - bounds.start) / rate)).toBeLessThanOrEqual(1);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('waiting for blocks changes nothing of what is heard', () => {
    fc.assert(
      fc.property(range, rate, fc.array(fc.tuple(block, fc.integer({ min: 0, max: 3 })), { maxLength: 20 }), (bounds, rate, arrivals) => {
        const played = (prepare: (thread: Thread) => void): readonly number[] => {
          const thread = new Thread();
          const sounding: number[] = [];
          thread.go({ isPlaying: true, at: bounds.start, bounds, isLoop: false, rate });
          prepare(thread);
          for (const [first, quanta] of arrivals) {
            if (!thread.kept.has(first)) thread.keep(first);
            for (let n = 0; n < quanta; n++) sounding.push(...thread.render().filter((value) => value !== 0));
          }
          thread.keepAll();
          while (!thread.isOver()) sounding.push(...thread.render().filter((value) => value !== 0));
          return sounding;
        };
        expect(played(() => undefined)).toEqual(played((thread) => thread.keepAll()));
      }),
      { seed: 6, numRuns: 80 },
    );
  });

  it('a change of the rate keeps the position', () => {
    const thread = new Thread();
    thread.keepAll();
    thread.go({ isPlaying: true, at: 100, bounds: whole, isLoop: false, rate: 2 });
    thread.render(2);
    thread.go({ rate: 0.5 });
    thread.render(2);
    thread.go({ rate: 1 });
    thread.render();
    const frames = thread.reports.map(({ clock, frame }) => ({ clock, frame }));
    expect(frames).toEqual([{ clock: 0, frame: 100 }, { clock: 256, frame: 612 }, { clock: 512, frame: 740 }]);
  });
});
