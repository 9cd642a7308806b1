import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectState } from '../../shared/project/project-state.ts';
import { against, perSecond, type BenchRow, report, timed } from '../support/bench.ts';
import { dumpState } from '../support/dump-state.ts';
import { bundled } from '../support/bundled.ts';
import { type LargeProject, writeLargeProject } from '../support/large-project.ts';
import { tempFolder } from '../support/project-host.ts';
import { personOf, QUESTION } from '../support/story.ts';
import type * as Measured from './measured.ts';

const { answerColumns, HistoryFold, openSnapshot, progress, questionAnswers, queue, rounds, samples, START_OF_FILE, takeSnapshot } = await bundled<typeof Measured>('test/bench/measured.ts');

const CHUNK = 4 * 1024 * 1024;
const rows: BenchRow[] = [];
let folder: Awaited<ReturnType<typeof tempFolder>>;
let made: LargeProject;
let files: readonly Uint8Array<ArrayBuffer>[];

beforeAll(async () => {
  folder = await tempFolder();
  made = await writeLargeProject(folder.path, 10_000, 5, 2);
  const history = join(folder.path, 'history');
  files = await Promise.all((await readdir(history)).sort().map(async (name) => new Uint8Array(await readFile(join(history, name)))));
});
afterAll(async () => {
  report('fold', rows);
  await folder.remove();
});

/** Parsing and hashing each line, and nothing else: what any reader of such files pays. */
function parseAndHash(): number {
  let lines = 0;
  for (const bytes of files) {
    const text = Buffer.from(bytes.buffer).toString('utf8');
    for (const line of text.split('\n')) {
      if (line === '') continue;
      JSON.parse(line);
      createHash('sha256').update(line).digest('hex');
      lines += 1;
    }
  }
  return lines;
}

function fold(unhashed: boolean): ProjectState {
  const folding = new HistoryFold({ unhashed });
  for (const bytes of files) {
    let point = START_OF_FILE;
    while (point.bytes < bytes.length) {
      const { end, problems } = folding.take(point, bytes.subarray(point.bytes, point.bytes + CHUNK));
      expect(problems).toEqual([]);
      point = end;
    }
  }
  return folding.finish();
}

describe('folding a history of 100,000 annotations', () => {
  it('gives every annotation, and costs a few times what parsing and hashing its lines costs', async () => {
    const bound = await timed(3, parseAndHash);
    const hashed = await timed(3, () => fold(false));
    const folded = await timed(3, () => fold(true));
    const state = folded.result;
    expect(dumpState(state)).toBe(dumpState(hashed.result));
    expect([bound.result, state.commits.length, state.annotations.length]).toEqual([made.commits, made.commits, made.annotations]);
    rows.push({ what: `fold ${made.commits} commits, ${Math.round(made.bytes / 1e6)} MB`, runs: 3, ms: folded.ms, perSecond: perSecond('commits', made.commits, folded.ms), against: against('parse and hash', bound.ms, folded.ms), counted: { annotations: state.annotations.length } });
    rows.push({ what: 'the same, each line hashed here', runs: 3, ms: hashed.ms, against: against('parse and hash', bound.ms, hashed.ms) });

    const taken = await timed(3, () => takeSnapshot(state));
    const opened = await timed(3, () => openSnapshot(structuredClone(taken.result)));
    expect(dumpState(opened.result ?? state)).toBe(dumpState(state));
    rows.push({ what: 'take a snapshot', runs: 3, ms: taken.ms });
    rows.push({ what: 'open a snapshot', runs: 3, ms: opened.ms, against: against('fold', folded.ms, opened.ms) });
  });

  it('is looked at by every view within the time of a key', async () => {
    const state = fold(true);
    const fresh = () => openSnapshot(structuredClone(takeSnapshot(state))) ?? state;
    const [round] = rounds(state);
    if (round === undefined) throw new Error('no round');
    const views: readonly (readonly [string, (of: ProjectState) => number, number])[] = [
      ['samples', (of) => samples(of).length, made.samples],
      ['rounds', (of) => rounds(of).length, made.rounds],
      ['progress', (of) => progress(of).get(round.id)?.reduce((sum, { done }) => sum + done, 0) ?? 0, made.samples * made.labelers],
      ['queue of one labeler', (of) => queue(of, rounds(of)[0] ?? round, personOf(1)).length, made.samples],
      ['answers to a question, as columns', (of) => answerColumns(of, QUESTION).unit.length, made.annotations],
      ['answers to a question, decoded', (of) => questionAnswers(of, QUESTION).unit.length, made.annotations],
    ];
    for (const [what, view, count] of views) {
      const states = [fresh(), fresh(), fresh()];
      const first = await timed(3, () => view(states.pop() ?? state));
      expect(first.result).toBe(count);
      rows.push({ what: `view: ${what}`, runs: 3, ms: first.ms, counted: { entries: count } });
    }
  });
});
