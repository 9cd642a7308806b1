import { contentHash, sha256OfText } from '../../shared/basics/hash.ts';
import { type Change, changeTo } from '../../shared/history/change.ts';
import { makeStamp } from '../../shared/history/clock.ts';
import type { NewCommit } from '../../shared/history/commit.ts';
import type { Annotation, Answer, AttributeValues, Region, Shape } from '../../shared/model/annotation.ts';
import type { CommitId, ContentHash, LabelId, PersonId, QuestionId, RegionId, RootId, RoundId, SampleId, WriterId } from '../../shared/model/ids.ts';
import { type Question, type RegionType, labelSetContent } from '../../shared/model/label-set.ts';
import type { Round } from '../../shared/model/round.ts';
import type { SampleFacts } from '../../shared/model/sample.ts';
import { labelsFromNames } from '../../shared/project/commands/templates.ts';
import { openRound } from '../../shared/project/commands/open-round.ts';
import { foldCommits } from '../../shared/project/fold.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';

export const QUESTION = 'q1' as QuestionId;
export const ROUND = 'r1' as RoundId;
export const ROOT = 'root' as RootId;
export const START_MS = 1_700_000_000_000;

export function writerOf(n: number): WriterId {
  return n.toString(16).padStart(16, '0') as WriterId;
}

export function personOf(n: number): PersonId {
  return `person-${n}` as PersonId;
}

/** The sample that a name stands for: the hash of the name plays the hash of the bytes. */
export function sampleOf(name: string): SampleId {
  return sha256OfText(name) as SampleId;
}

export function choice(label: string): Answer {
  return { is: 'value', value: { type: 'choice', label: label as LabelId } };
}

export function multichoice(...labels: string[]): Answer {
  return { is: 'value', value: { type: 'multichoice', labels: labels as LabelId[] } };
}

export function rating(level: number): Answer {
  return { is: 'value', value: { type: 'rating', level } };
}

export function transcript(text: string): Answer {
  return { is: 'value', value: { type: 'text', text } };
}

/** Boxes as [label, x, y, width, height]. */
export function boxes(...list: readonly (readonly [string, number, number, number, number])[]): Answer {
  const regions = list.map(
    ([label, x, y, width, height], at): Region => ({ id: `b${at}` as RegionId, label: label as LabelId, shape: { kind: 'box', x, y, width, height } }),
  );
  return { is: 'value', value: { type: 'box', regions } };
}

/** Points as [label, x, y]. */
export function points(...list: readonly (readonly [string, number, number])[]): Answer {
  return regionsAnswer('point', list.map(([label, x, y]) => ({ label, shape: { kind: 'point', x, y } })));
}

/** What a region is made from: its id is its place in the list. */
export interface ToldRegion {
  readonly label: string;
  readonly shape: Shape;
  readonly attributes?: AttributeValues;
}

/** An answer with regions of any kind, with or without attributes. */
export function regionsAnswer(type: RegionType, list: readonly ToldRegion[]): Answer {
  const regions = list.map(({ label, shape, attributes }, at): Region => ({ id: `g${at}` as RegionId, label: label as LabelId, shape, ...(attributes === undefined ? {} : { attributes }) }));
  return { is: 'value', value: { type, regions } };
}

/** Spans as [label, start, end]. */
export function spans(...list: readonly (readonly [string, number, number])[]): Answer {
  const regions = list.map(([label, start, end], at): Region => ({ id: `s${at}` as RegionId, label: label as LabelId, shape: { kind: 'span', start, end, lane: 0 } }));
  return { is: 'value', value: { type: 'span', regions } };
}

export const CANT_TELL: Answer = { is: 'cant-tell' };

export function skipped(reason: string): Answer {
  return { is: 'skipped', reason };
}

/** A question with the id `q1` and, where its type has them, these labels. */
export function questionOf(type: Question['type'], labels: readonly string[] = [], about: Question['about'] = 'image'): Question {
  const asked = { id: QUESTION, prompt: 'What is it?', about, required: true, cantTell: true };
  switch (type) {
    case 'choice':
    case 'multichoice':
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span':
      return { type, ...asked, labels: labelsFromNames(labels) };
    case 'rating':
      return { type, ...asked, levels: ['bad', 'poor', 'fair', 'good', 'great'] };
    case 'text':
      return { type, ...asked, multiline: false };
  }
}

/**
 * A project told commit by commit: ids, stamps and hashes are made up from counters, so that a story told twice is the
 * same story. One second passes between commits.
 */
export class Story {
  readonly commits: NewCommit[] = [];
  readonly writer: WriterId;
  #labelSet: ContentHash = contentHash({ questions: [] }) as ContentHash;
  #second = 0;

  constructor(writer = 1) {
    this.writer = writerOf(writer);
  }

  get state(): ProjectState {
    return foldCommits(this.commits);
  }

  say(by: PersonId, changes: readonly Change[], undoes?: CommitId): NewCommit {
    this.#second += 1;
    const commit: NewCommit = {
      id: sha256OfText(`${this.writer}/${this.#second}`).slice(0, 32) as CommitId,
      at: makeStamp(START_MS + this.#second * 1000, 0, this.writer),
      by,
      ...(undoes === undefined ? {} : { undoes }),
      changes,
    };
    this.commits.push(commit);
    return commit;
  }

  /** Adds a lead (person 0) and labelers 1 … n, with codes L1 … Ln. */
  people(labelers: number): this {
    this.say(personOf(0), [{ kind: 'person-added/1', key: [personOf(0)], value: { name: 'Lea', role: 'lead', code: 'P1' } }]);
    for (let n = 1; n <= labelers; n++) {
      this.say(personOf(0), [{ kind: 'person-added/1', key: [personOf(n)], value: { name: `Labeler ${n}`, role: 'labeler', code: `L${n}` } }]);
    }
    return this;
  }

  publish(...questions: readonly Question[]): this {
    this.#labelSet = contentHash(labelSetContent({ questions, basedOn: null })) as ContentHash;
    this.say(personOf(0), [changeTo('label-set', [], { questions, basedOn: null })]);
    return this;
  }

  /** Adds samples by path; the path is also what the sample id is made from. */
  samples(paths: readonly string[], facts: (path: string) => SampleFacts = imageFacts, group?: (path: string) => string | undefined): this {
    this.say(
      personOf(0),
      paths.flatMap((path): Change[] => {
        const of = group?.(path);
        return [
          { kind: 'sample-added/1', key: [sampleOf(path)], value: facts(path) },
          { kind: 'sample-found/1', key: [sampleOf(path), ROOT, path], value: of === undefined ? {} : { group: of } },
        ];
      }),
    );
    return this;
  }

  open(paths: readonly string[], labelers: number, terms: Partial<Round> = {}, id: RoundId = ROUND): this {
    const round: Round = {
      name: 'Round 1',
      labelers: Array.from({ length: labelers }, (_, at) => personOf(at + 1)),
      perSample: labelers,
      blind: true,
      repeatRate: 0,
      checkRate: 0,
      seed: 1,
      labelSet: this.#labelSet,
      basedOn: null,
      ...terms,
    };
    this.say(personOf(0), openRound(id, round, paths.map(sampleOf)));
    return this;
  }

  annotation(answer: Answer | null, more: Partial<Annotation> = {}): Annotation {
    return { answers: answer === null ? {} : { [QUESTION]: answer }, seconds: 2, labelSet: this.#labelSet, sawOthers: false, ...more };
  }

  /** Labeler `n` answers the question `q1` about a sample. */
  answer(n: number, path: string, answer: Answer, more: Partial<Annotation> = {}, round: RoundId = ROUND, pass = 1): NewCommit {
    return this.say(personOf(n), [
      changeTo('annotation', [round, sampleOf(path), personOf(n), String(pass)], this.annotation(answer, more)),
    ]);
  }

  decide(path: string, answer: Answer, reason = ''): NewCommit {
    return this.say(personOf(0), [changeTo('adjudication', [sampleOf(path), QUESTION], { answer, reason, basedOn: null })]);
  }
}

export function imageFacts(path: string): SampleFacts {
  return { kind: 'image', mime: 'image/png', bytes: 100 + path.length, width: 640, height: 480 };
}

export function audioFacts(path: string): SampleFacts {
  return { kind: 'audio', mime: 'audio/wav', bytes: 100 + path.length, seconds: 3.5, sampleRate: 16000, channels: 1 };
}
