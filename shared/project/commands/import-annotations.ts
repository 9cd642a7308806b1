import { compareText } from '../../basics/order.ts';
import { err, ok, type Result } from '../../basics/result.ts';
import { type Change, changeTo } from '../../history/change.ts';
import type { Answer } from '../../model/annotation.ts';
import type { PersonId, QuestionId, RoundId, SampleId } from '../../model/ids.ts';
import type { Question } from '../../model/label-set.ts';
import type { ProjectState } from '../project-state.ts';
import { currentLabelSet } from '../views/label-set-versions.ts';
import { people } from '../views/people.ts';
import { rounds } from '../views/rounds.ts';
import { answerFromText } from './answer-from-text.ts';
import { sampleMatcher, type SampleMatch } from './match-samples.ts';

/** One line of a table of annotations, as texts. */
export interface ImportedRow {
  readonly line: number;
  readonly sample: string;
  readonly labeler: string;
  readonly label: string;
  readonly question: string | null;
}

export type ImportProblem =
  | { readonly code: 'no-questions' }
  /** The table does not say which question it answers, and there are several. */
  | { readonly code: 'which-question'; readonly questions: readonly string[] }
  /** A name fits several samples: importing could label the wrong one. */
  | { readonly code: 'ambiguous-sample'; readonly line: number; readonly name: string; readonly paths: readonly string[] }
  | { readonly code: 'nothing-usable'; readonly bad: BadImportRows };

export interface BadImportRows {
  readonly count: number;
  /** The first ten. */
  readonly first: readonly { readonly line: number; readonly problem: string }[];
}

export interface AnnotationImport {
  /** The changes of each commit, to be committed in order. */
  readonly commits: readonly (readonly Change[])[];
  readonly round: RoundId;
  readonly annotations: number;
  readonly samples: number;
  /** Labelers that the table named; `added` are new to the project. */
  readonly labelers: readonly { readonly name: string; readonly added: boolean }[];
  readonly bad: BadImportRows;
}

export interface ImportIds {
  readonly round: RoundId;
  /** A fresh id for each call. */
  readonly newPerson: () => PersonId;
}

export interface ImportTerms {
  /** Whether nobody had seen others' answers; else the answers are kept out of blind agreement. */
  readonly independent: boolean;
}

const INDEPENDENT: ImportTerms = { independent: true };

const ANNOTATIONS_PER_COMMIT = 5000;
const NAMED_BAD_ROWS = 10;

interface Given {
  readonly sample: SampleId;
  readonly labeler: string;
  readonly answers: Map<QuestionId, Answer>;
}

/**
 * What it takes to bring annotations from a table into the project: persons as needed, a round of its own called
 * "Imported" with its assignment written down, one annotation per sample and labeler, and last the closing of that round:
 * it was labeled elsewhere, and nobody is asked to label in it. Samples are found by id, path or file name; a name that
 * fits several refuses the whole import. Rows that cannot be used are counted, the first named.
 */
export function importAnnotations(state: ProjectState, rows: readonly ImportedRow[], ids: ImportIds, { independent }: ImportTerms = INDEPENDENT): Result<AnnotationImport, ImportProblem> {
  const set = currentLabelSet(state);
  if (set === undefined || set.set.questions.length === 0) return err({ code: 'no-questions' });
  const { questions } = set.set;
  if (questions.length > 1 && rows.some(({ question }) => question === null)) return err({ code: 'which-question', questions: questions.map(({ id }) => id) });

  const match = sampleMatcher(state);
  const given = new Map<string, Given>();
  const first: BadImportRows['first'][number][] = [];
  let count = 0;
  for (const row of rows) {
    const matches = match(row.sample);
    if (matches.length > 1) return err({ code: 'ambiguous-sample', line: row.line, name: row.sample, paths: matches.map(({ path }) => path).sort(compareText) });
    const problem = take(given, row, matches[0], questionOf(questions, row));
    if (problem === undefined) continue;
    count += 1;
    if (first.length < NAMED_BAD_ROWS) first.push({ line: row.line, problem });
  }
  const bad = { count, first };
  if (given.size === 0) return err({ code: 'nothing-usable', bad });

  const labelers = resolveLabelers(state, [...new Set([...given.values()].map(({ labeler }) => labeler))], ids);
  const annotations = [...given.values()].map(({ sample, labeler, answers }): Change =>
    changeTo('annotation', [ids.round, sample, labelers.idOf(labeler), '1'], { answers: Object.fromEntries(answers), seconds: 0, labelSet: set.hash, sawOthers: !independent }),
  );
  const opening = [...labelers.added, ...openImported(state, ids.round, [...given.values()], labelers, set.hash, independent)];
  const commits: Change[][] = [opening];
  for (let from = 0; from < annotations.length; from += ANNOTATIONS_PER_COMMIT) commits.push(annotations.slice(from, from + ANNOTATIONS_PER_COMMIT));
  commits.at(-1)?.push({ kind: 'round-closed/1', key: [ids.round], value: {} }); // with the last answers, so that none is late
  return ok({ commits, round: ids.round, annotations: annotations.length, samples: new Set([...given.values()].map(({ sample }) => sample)).size, labelers: labelers.named, bad });
}

function questionOf(questions: readonly Question[], { question }: ImportedRow): Question | undefined {
  if (question === null) return questions[0];
  return questions.find(({ id }) => id === question) ?? questions.find(({ prompt }) => prompt.toLowerCase() === question.toLowerCase());
}

/** Adds a row to what is given so far; says why when it cannot be used. */
function take(given: Map<string, Given>, row: ImportedRow, match: SampleMatch | undefined, question: Question | undefined): string | undefined {
  if (match === undefined) return `there is no sample “${row.sample}”`;
  if (question === undefined) return `there is no question “${row.question}”`;
  const answer = answerFromText(question, row.label);
  if (!answer.ok) return answer.problem;
  const address = JSON.stringify([match.sample, row.labeler]);
  const known = given.get(address) ?? { sample: match.sample, labeler: row.labeler, answers: new Map<QuestionId, Answer>() };
  const before = known.answers.get(question.id);
  const joined = before === undefined ? answer.value : bothLabels(before, answer.value);
  if (joined === undefined) return `${row.labeler} has already answered for “${row.sample}”`;
  known.answers.set(question.id, joined);
  given.set(address, known);
  return undefined;
}

/** Several labels may come in several rows; any other second answer contradicts the first. */
function bothLabels(one: Answer, other: Answer): Answer | undefined {
  if (one.is !== 'value' || other.is !== 'value' || one.value.type !== 'multichoice' || other.value.type !== 'multichoice') return undefined;
  return { is: 'value', value: { type: 'multichoice', labels: [...new Set([...one.value.labels, ...other.value.labels])] } };
}

interface Labelers {
  readonly idOf: (name: string) => PersonId;
  readonly named: AnnotationImport['labelers'];
  readonly added: readonly Change[];
}

/** Persons by id, code or name; who is none of them is added as a labeler. */
function resolveLabelers(state: ProjectState, names: readonly string[], ids: ImportIds): Labelers {
  const known = people(state);
  const codes = new Set(known.map(({ person }) => person.code));
  const found = new Map<string, PersonId>();
  const added: Change[] = [];
  const named = [...names].sort(compareText).map((name) => {
    const plain = name.toLowerCase();
    const same = known.find(({ id, person }) => id === name || person.code.toLowerCase() === plain) ?? known.find(({ person }) => person.name.toLowerCase() === plain);
    if (same !== undefined) {
      found.set(name, same.id);
      return { name: same.person.name, added: false };
    }
    const id = ids.newPerson();
    found.set(name, id);
    const code = freeCode(codes);
    codes.add(code);
    added.push({ kind: 'person-added/1', key: [id], value: { name: name.slice(0, 200), role: 'labeler', code } });
    return { name, added: true };
  });
  return { idOf: (name) => found.get(name) ?? ('' as PersonId), named, added };
}

function freeCode(taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) if (!taken.has(`P${n}`)) return `P${n}`;
}

function openImported(state: ProjectState, round: RoundId, given: readonly Given[], labelers: Labelers, labelSet: NonNullable<ReturnType<typeof currentLabelSet>>['hash'], independent: boolean): Change[] {
  const everyone = [...new Set(given.map(({ labeler }) => labelers.idOf(labeler)))].sort(compareText);
  const bySample = new Map<SampleId, number[]>();
  for (const { sample, labeler } of given) bySample.set(sample, [...(bySample.get(sample) ?? []), everyone.indexOf(labelers.idOf(labeler))]);
  const assigned = [...bySample].map(([sample, indices]) => ({ sample, labelers: [...new Set(indices)].sort((a, b) => a - b) }));
  const perSample = Math.max(...assigned.map(({ labelers: of }) => of.length));
  const changes: Change[] = [
    {
      kind: 'round-opened/1',
      key: [round],
      value: { name: importedName(state), labelers: everyone, perSample, blind: independent, repeatRate: 0, checkRate: 0, seed: 0, labelSet, note: 'Annotations from a table', basedOn: null },
    },
  ];
  for (let from = 0, piece = 0; from < assigned.length; from += 1000, piece++) {
    const part = assigned.slice(from, from + 1000);
    changes.push({ kind: 'samples-assigned/1', key: [round, String(piece)], value: { samples: part.map(({ sample }) => sample), labelers: part.map(({ labelers: of }) => of) } });
  }
  return changes;
}

function importedName(state: ProjectState): string {
  const names = new Set(rounds(state).map(({ round }) => round.name));
  for (let n = 1; ; n++) {
    const name = n === 1 ? 'Imported' : `Imported ${n}`;
    if (!names.has(name)) return name;
  }
}
