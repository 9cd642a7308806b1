import { createHash } from 'node:crypto';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash, sha256OfText } from '../../shared/basics/hash.ts';
import { seededRandom } from '../../shared/basics/random.ts';
import { type Change, changeTo } from '../../shared/history/change.ts';
import { makeStamp } from '../../shared/history/clock.ts';
import { encodeLine } from '../../shared/history/codec.ts';
import { COMMIT_VERSION } from '../../shared/history/commit.ts';
import type { CommitId, ContentHash, LabelId, PersonId, RoundId, SampleId, WriterId } from '../../shared/model/ids.ts';
import { labelSetContent } from '../../shared/model/label-set.ts';
import type { Round } from '../../shared/model/round.ts';
import { FILES_PER_COMMIT } from '../../shared/project/commands/import-samples.ts';
import { openRound } from '../../shared/project/commands/open-round.ts';
import { imageFacts, personOf, questionOf, QUESTION, ROOT, sampleOf, START_MS, writerOf } from './story.ts';

export interface LargeProject {
  readonly samples: number;
  readonly labelers: number;
  readonly rounds: number;
  readonly annotations: number;
  readonly commits: number;
  readonly bytes: number;
}

const LABELS = ['scratch', 'dent', 'stain', 'crack', 'fine'];
const WRITTEN_AT_ONCE = 4000;
/** Samples of the last round that nobody has labeled yet. */
export const LEFT_TO_DO = 100;

/** One writer's history file, written line by line. */
class HistoryWriter {
  readonly writer: WriterId;
  commits = 0;
  bytes = 0;
  #prev: string | null = null;
  #lines: string[] = [];
  readonly #write: (text: string) => Promise<unknown>;

  constructor(writer: WriterId, write: (text: string) => Promise<unknown>) {
    this.writer = writer;
    this.#write = write;
  }

  async say(by: PersonId, ms: number, changes: readonly Change[]): Promise<void> {
    this.commits += 1;
    const id = `${this.writer}${this.commits.toString(16).padStart(16, '0')}`;
    // Ids are random in life: the table of commits counts on it.
    const line = encodeLine({
      v: COMMIT_VERSION, id: createHash('md5').update(id).digest('hex') as CommitId, at: makeStamp(ms, 0, this.writer), by, changes,
      device: this.writer, seq: this.commits, prev: this.#prev,
    });
    this.#prev = createHash('sha256').update(line).digest('hex');
    this.bytes += Buffer.byteLength(line) + 1;
    if (this.#lines.push(line) >= WRITTEN_AT_ONCE) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#lines.length > 0) await this.#write(`${this.#lines.join('\n')}\n`);
    this.#lines = [];
  }
}

/**
 * Writes a project folder of `samples` images without their files, labeled by `labelers` in `rounds` rounds, every
 * labeler every sample but the last hundred: one commit an annotation, one file a labeler, as it is in life. The same numbers give the same bytes.
 */
export async function writeLargeProject(folder: string, samples: number, labelers: number, rounds: number): Promise<LargeProject> {
  const history = join(folder, 'history');
  await mkdir(history, { recursive: true });
  await writeFile(join(folder, 'concord.json'), `${JSON.stringify({ format: 'concord-project', formatVersion: 1, id: sha256OfText(`large ${samples} ${labelers} ${rounds}`).slice(0, 32), name: `Large ${samples}` })}\n`);

  const sampleIds = Array.from({ length: samples }, (_, at) => sampleOf(pathOf(at)));
  const question = questionOf('choice', LABELS);
  const labelSet = contentHash(labelSetContent({ questions: [question], basedOn: null })) as ContentHash;
  const people = Array.from({ length: labelers }, (_, at) => personOf(at + 1));
  const roundIds = Array.from({ length: rounds }, (_, at) => `r${at + 1}` as RoundId);
  let commits = 0;
  let bytes = 0;

  async function file(writer: WriterId, tell: (history: HistoryWriter) => Promise<void>): Promise<void> {
    const handle = await open(join(history, `${writer}.jsonl`), 'w');
    const told = new HistoryWriter(writer, (text) => handle.write(text));
    await tell(told);
    await told.flush();
    await handle.close();
    commits += told.commits;
    bytes += told.bytes;
  }

  await file(writerOf(1000), async (lead) => {
    await lead.say(personOf(0), START_MS, [
      { kind: 'person-added/1', key: [personOf(0)], value: { name: 'Lea', role: 'lead', code: 'P1' } },
      ...people.map((id, at): Change => ({ kind: 'person-added/1', key: [id], value: { name: `Labeler ${at + 1}`, role: 'labeler', code: `L${at + 1}` } })),
      changeTo('label-set', [], { questions: [question], basedOn: null }),
    ]);
    for (let from = 0; from < samples; from += FILES_PER_COMMIT) {
      await lead.say(personOf(0), START_MS + 1000 + from, sampleIds.slice(from, from + FILES_PER_COMMIT).flatMap((id, at) => sampleChanges(id, pathOf(from + at))));
    }
    for (const [at, id] of roundIds.entries()) {
      const terms: Round = { name: `Round ${at + 1}`, labelers: people, perSample: labelers, blind: true, repeatRate: 0, checkRate: 0, seed: at + 1, labelSet, basedOn: null };
      await lead.say(personOf(0), START_MS + 1_000_000 + at, openRound(id, terms, sampleIds));
    }
  });
  for (const [at, by] of people.entries()) {
    await file(writerOf(2000 + at), async (labeler) => {
      const random = seededRandom(7, at);
      for (const [number, round] of roundIds.entries()) {
        const open = number === rounds - 1 ? LEFT_TO_DO : 0;
        for (const [place, sample] of sampleIds.slice(0, samples - open).entries()) {
          const label = labelIn(question, random.unit() < 0.8 ? place % LABELS.length : random.below(LABELS.length));
          await labeler.say(by, START_MS + 2_000_000 + (number * samples + place) * 1000, [
            { kind: 'annotation-submitted/1', key: [round, sample, by, '1'], value: { answers: { [QUESTION]: { is: 'value', value: { type: 'choice', label } } }, seconds: 2 + (place % 7), labelSet, sawOthers: false } },
          ]);
        }
      }
    });
  }
  return { samples, labelers, rounds, annotations: (samples * rounds - LEFT_TO_DO) * labelers, commits, bytes };
}

function labelIn(question: ReturnType<typeof questionOf>, at: number): LabelId {
  const label = 'labels' in question ? question.labels[at] : undefined;
  if (label === undefined) throw new Error(`there is no label ${at}`);
  return label.id;
}

function pathOf(at: number): string {
  return `shelf ${Math.floor(at / 1000)}/IMG_${String(at).padStart(6, '0')}.jpg`;
}

function sampleChanges(id: SampleId, path: string): Change[] {
  return [
    { kind: 'sample-added/1', key: [id], value: imageFacts(path) },
    { kind: 'sample-found/1', key: [id, ROOT, path], value: { group: path.slice(0, path.indexOf('/')) } },
  ];
}
