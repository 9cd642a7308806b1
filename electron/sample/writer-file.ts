import { assert } from '../../shared/basics/assert.ts';
import { type Random, seededRandom } from '../../shared/basics/random.ts';
import { sha256OfText } from '../../shared/basics/hash.ts';
import type { Change } from '../../shared/history/change.ts';
import { CLOCK_AT_ZERO, tick } from '../../shared/history/clock.ts';
import { encodeLine } from '../../shared/history/codec.ts';
import { COMMIT_VERSION, type Commit } from '../../shared/history/commit.ts';
import type { CommitId } from '../../shared/model/ids.ts';
import type { Member } from './labels/team.ts';

/** One member's history file, grown commit by commit with given times: what the app and the host would have written. */
export class WriterFile {
  readonly commits: Commit[] = [];
  readonly #member: Member;
  readonly #random: Random;
  readonly #lines: string[] = [];
  #clock = CLOCK_AT_ZERO;

  constructor(member: Member, seed: number) {
    this.#member = member;
    this.#random = seededRandom(seed, Number.parseInt(member.writer.slice(0, 8), 16));
  }

  /** Appends a commit made at `ms` (milliseconds since 1970), not before the one before. */
  commit(ms: number, changes: readonly Change[], undoes?: CommitId): Commit {
    assert(ms > this.#clock.ms, 'the sample’s commits go forward in time');
    const { clock, stamp } = tick(this.#clock, ms, this.#member.writer);
    const last = this.#lines.at(-1);
    const commit: Commit = {
      v: COMMIT_VERSION,
      id: this.#newId(),
      at: stamp,
      by: this.#member.id,
      ...(undoes === undefined ? {} : { undoes }),
      device: this.#member.writer,
      seq: this.#lines.length + 1,
      prev: last === undefined ? null : sha256OfText(last),
      changes,
    };
    this.#clock = clock;
    this.#lines.push(encodeLine(commit));
    this.commits.push(commit);
    return commit;
  }

  get path(): string {
    return `history/${this.#member.writer}.jsonl`;
  }

  get text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  #newId(): CommitId {
    const digits = Array.from({ length: 4 }, () => this.#random.uint32().toString(16).padStart(8, '0'));
    return digits.join('') as CommitId;
  }
}
