import type { SoundSurvey } from '../../shared/signal/sound-survey.ts';
import type { StoredSurvey, StoredTile, WorkingDatabase } from './database.ts';
import { orNothing } from './or-nothing.ts';

const MOST_BYTES = 256 * 1024 * 1024;
/** How far below the limit room is made, so that not every new tile has to. */
const ROOM = 0.9;
/** Using something again is written down at most this often. */
const FRESH_MS = 60_000;

export interface SoundStoreOptions {
  readonly mostBytes?: number;
  readonly now?: () => number;
}

/**
 * Peaks and spectrogram tiles of recordings, by content hash: computed once, kept until the room is needed. What was used longest ago
 * goes first. A store that is damaged, full or forbidden gives nothing and takes nothing; nobody hears of it.
 */
export class SoundStore {
  readonly #db: WorkingDatabase;
  readonly #most: number;
  readonly #now: () => number;
  /** Bytes that are kept; undefined until they were counted. */
  #kept: number | undefined;

  constructor(db: WorkingDatabase, { mostBytes = MOST_BYTES, now = Date.now }: SoundStoreOptions = {}) {
    this.#db = db;
    this.#most = mostBytes;
    this.#now = now;
  }

  /** The peaks of a recording and what it is like. */
  async peaks(sample: string): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly survey: SoundSurvey } | undefined> {
    return orNothing(async () => {
      const stored = await this.#db.surveys.get(sample);
      if (stored === undefined || !isWhole(stored) || !isSurvey(stored.survey)) return undefined;
      await this.#touch(stored, (used) => this.#db.surveys.update(sample, { used }));
      return { bytes: stored.bytes, survey: stored.survey };
    });
  }

  async keepPeaks(sample: string, bytes: Uint8Array<ArrayBuffer>, survey: SoundSurvey): Promise<void> {
    await this.#keep(bytes, (kept) => this.#db.surveys.put({ sample, survey, ...kept }));
  }

  /** A tile of a recording's spectrogram, by a name that says which. */
  async tile(sample: string, tile: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return orNothing(async () => {
      const key = `${sample}/${tile}`;
      const stored = await this.#db.spectrograms.get(key);
      if (stored === undefined || !isWhole(stored)) return undefined;
      await this.#touch(stored, (used) => this.#db.spectrograms.update(key, { used }));
      return stored.bytes;
    });
  }

  async keepTile(sample: string, tile: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#keep(bytes, (kept) => this.#db.spectrograms.put({ key: `${sample}/${tile}`, ...kept }));
  }

  async #touch({ used }: { readonly used: number }, write: (used: number) => Promise<unknown>): Promise<void> {
    if (this.#now() - used >= FRESH_MS) await orNothing(() => write(this.#now()));
  }

  async #keep(bytes: Uint8Array<ArrayBuffer>, put: (kept: Pick<StoredTile, 'used' | 'size' | 'bytes'>) => Promise<unknown>): Promise<void> {
    if (bytes.length > this.#most * ROOM) return;
    await orNothing(async () => {
      await put({ used: this.#now(), size: bytes.length, bytes });
      this.#kept = (this.#kept ?? (await this.#entries()).reduce((sum, { size }) => sum + size, -bytes.length)) + bytes.length;
      if (this.#kept > this.#most) await this.#makeRoom();
    });
  }

  /** Drops what was used longest ago; counts anew, because one thing may have been written twice, or by another window. */
  async #makeRoom(): Promise<void> {
    const entries = (await this.#entries()).sort((a, b) => a.used - b.used);
    let kept = entries.reduce((sum, { size }) => sum + size, 0);
    const gone = { surveys: [] as string[], spectrograms: [] as string[] };
    for (const { table, key, size } of entries) {
      if (kept <= this.#most * ROOM) break;
      gone[table].push(key);
      kept -= size;
    }
    await this.#db.surveys.bulkDelete(gone.surveys);
    await this.#db.spectrograms.bulkDelete(gone.spectrograms);
    this.#kept = kept;
  }

  /** When each thing was used and what it takes, read from an index without reading the things. */
  async #entries(): Promise<Entry[]> {
    const { surveys, spectrograms } = this.#db;
    const lists = await Promise.all([
      Promise.all([surveys.orderBy('[used+size]').keys(), surveys.orderBy('[used+size]').primaryKeys()]),
      Promise.all([spectrograms.orderBy('[used+size]').keys(), spectrograms.orderBy('[used+size]').primaryKeys()]),
    ]);
    return lists.flatMap(([places, keys], list) =>
      keys.map((key, at) => {
        const [used = 0, size = 0] = places[at] as unknown as readonly number[];
        return { table: list === 0 ? ('surveys' as const) : ('spectrograms' as const), key, used, size };
      }),
    );
  }
}

interface Entry {
  readonly table: 'surveys' | 'spectrograms';
  readonly key: string;
  readonly used: number;
  readonly size: number;
}

function isWhole({ bytes, size }: Pick<StoredTile, 'bytes' | 'size'>): boolean {
  return bytes instanceof Uint8Array && bytes.length === size;
}

function isSurvey(survey: StoredSurvey['survey'] | undefined): boolean {
  return typeof survey === 'object' && [survey.frames, survey.peak, survey.clipped, survey.noiseFloor].every((value) => typeof value === 'number') && typeof survey.isSilent === 'boolean';
}
