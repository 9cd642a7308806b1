import { contentHash } from '../../basics/hash.ts';
import { exhausted } from '../../basics/assert.ts';
import { err, ok, type Result } from '../../basics/result.ts';
import type { Change } from '../../history/change.ts';
import type { Answer } from '../../model/annotation.ts';
import type { PersonId, QuestionId, RoundId, SampleId } from '../../model/ids.ts';
import type { Label, Question } from '../../model/label-set.ts';
import type { ProjectState } from '../project-state.ts';
import { currentGuideline } from '../views/guideline-versions.ts';
import { currentLabelSet, type LabelSetVersion } from '../views/label-set-versions.ts';
import { people } from '../views/people.ts';
import { fileName, type SampleEntry, samples } from '../views/samples.ts';

/** One label from elsewhere: which sample (file name, path or id), who, what, about which question (its id or prompt). */
export interface ForeignAnnotation {
  readonly line: number;
  readonly sample: string;
  readonly labeler: string;
  readonly label: string;
  readonly question: string | null;
}

export interface RowProblem {
  readonly line: number;
  readonly problem: string;
}

/** What an import would do: commits to make, and the rows that cannot be used, each with the reason. */
export interface AnnotationImport {
  readonly commits: readonly (readonly Change[])[];
  readonly round: RoundId;
  readonly annotations: number;
  readonly newPeople: readonly string[];
  readonly problems: readonly RowProblem[];
}

/** Annotations in one commit: far below what a line may hold. */
const PER_COMMIT = 2000;

/**
 * Turns foreign labels into a closed round of its own, named `name`: people are found by name or code, or added; the
 * same rows give the same ids, so importing a file twice changes nothing. Rows that name no sample, several samples, no
 * question or no known label are left out and reported. Undefined label set: nothing can be imported.
 */
export function importAnnotations(state: ProjectState, name: string, rows: readonly ForeignAnnotation[]): Result<AnnotationImport, 'no-label-set'> {
  const set = currentLabelSet(state);
  if (set === undefined) return err('no-label-set');
  const round = `r-${contentHash(rows.map(({ sample, labeler, label, question }) => [sample, labeler, label, question])).slice(0, 12)}` as RoundId;
  const findSample = sampleFinder(samples(state));
  const who = personFinder(state);
  const answers = new Map<string, { sample: SampleId; labeler: PersonId; answers: Record<QuestionId, Answer> }>();
  const problems: RowProblem[] = [];

  for (const row of rows) {
    const read = readRow(row, set, findSample);
    if (!read.ok) {
      problems.push({ line: row.line, problem: read.problem });
      continue;
    }
    const labeler = who.idOf(row.labeler);
    const address = `${read.value.sample}/${labeler}`;
    const annotation = answers.get(address) ?? { sample: read.value.sample, labeler, answers: {} };
    if (annotation.answers[read.value.question] !== undefined) {
      problems.push({ line: row.line, problem: `${row.labeler} has answered this question about ${row.sample} in an earlier row, which counts` });
      continue;
    }
    annotation.answers[read.value.question] = read.value.answer;
    answers.set(address, annotation);
  }

  const all = [...answers.values()];
  const labelers = [...new Set(all.map(({ labeler }) => labeler))].sort();
  const guideline = currentGuideline(state)?.hash;
  const bySample = new Map<SampleId, number[]>();
  for (const { sample, labeler } of all) bySample.set(sample, [...(bySample.get(sample) ?? []), labelers.indexOf(labeler)].sort((a, b) => a - b));
  if (all.length === 0) return ok({ commits: [], round, annotations: 0, newPeople: [], problems });

  const opening: Change[] = [
    ...who.added.map(({ id, person }): Change => ({ kind: 'person-added/1', key: [id], value: person })),
    {
      kind: 'round-opened/1',
      key: [round],
      value: {
        name,
        labelers,
        perSample: Math.max(...[...bySample.values()].map((group) => group.length)),
        blind: true,
        repeatRate: 0,
        checkRate: 0,
        seed: 1,
        labelSet: set.hash,
        ...(guideline === undefined ? {} : { guideline }),
        note: 'Imported from a table.',
        basedOn: null,
      },
    },
    { kind: 'samples-assigned/1', key: [round, '0'], value: { samples: [...bySample.keys()], labelers: [...bySample.values()] } },
  ];
  const commits: Change[][] = [opening];
  for (let from = 0; from < all.length; from += PER_COMMIT) {
    commits.push(
      all.slice(from, from + PER_COMMIT).map(({ sample, labeler, answers: given }) => ({
        kind: 'annotation-submitted/1',
        key: [round, sample, labeler, '1'],
        value: { answers: given, seconds: 0, ...(guideline === undefined ? {} : { guideline }), labelSet: set.hash, sawOthers: false },
      })),
    );
  }
  commits.push([{ kind: 'round-closed/1', key: [round], value: {} }]);
  return ok({ commits, round, annotations: all.length, newPeople: who.added.map(({ person }) => person.name), problems });
}

function readRow(row: ForeignAnnotation, set: LabelSetVersion, findSample: (named: string) => readonly SampleEntry[]): Result<{ sample: SampleId; question: QuestionId; answer: Answer }, string> {
  const found = findSample(row.sample);
  const [sample] = found;
  if (sample === undefined) return err(`no sample is called ${row.sample}`);
  if (found.length > 1) return err(`${row.sample} could be ${found.slice(0, 5).map(({ path }) => path).join(', ')}${found.length > 5 ? ` or ${found.length - 5} more` : ''}: use the path or the id`);
  const asked = set.set.questions.filter(({ about }) => about === sample.facts.kind);
  const fitting = row.question === null ? asked.filter(({ type }) => type !== 'box' && type !== 'span') : asked.filter(({ id, prompt }) => id === row.question || same(prompt, row.question ?? ''));
  const [question] = fitting;
  if (question === undefined) return err(row.question === null ? `there is no question about ${sample.facts.kind}s that a table can answer` : `no question about ${sample.facts.kind}s is called ${row.question}`);
  if (fitting.length > 1) return err(`name the question: ${fitting.map(({ id }) => id).join(' or ')}`);
  const answer = answerFrom(question, row.label);
  return answer.ok ? ok({ sample: sample.id, question: question.id, answer: answer.value }) : answer;
}

function answerFrom(question: Question, text: string): Result<Answer, string> {
  switch (question.type) {
    case 'choice': {
      const label = labelNamed(question.labels, text);
      return label === undefined ? err(`“${text}” is not a label of “${question.prompt}”`) : ok({ is: 'value', value: { type: 'choice', label: label.id } });
    }
    case 'multichoice': {
      const names = text.split('|').map((name) => name.trim()).filter((name) => name !== '');
      const labels = names.map((name) => labelNamed(question.labels, name));
      const unknown = names.find((_, at) => labels[at] === undefined);
      return unknown === undefined ? ok({ is: 'value', value: { type: 'multichoice', labels: labels.flatMap((label) => label?.id ?? []) } }) : err(`“${unknown}” is not a label of “${question.prompt}”`);
    }
    case 'rating': {
      const byName = question.levels.findIndex((level) => same(level, text));
      const level = byName === -1 && /^\d+$/.test(text.trim()) ? Number(text) - 1 : byName;
      return level >= 0 && level < question.levels.length ? ok({ is: 'value', value: { type: 'rating', level } }) : err(`“${text}” is not a level of “${question.prompt}”`);
    }
    case 'text':
      return ok({ is: 'value', value: { type: 'text', text } });
    case 'box':
    case 'span':
      return err(`“${question.prompt}” asks for regions, which a table of labels cannot hold`);
    default:
      return exhausted(question);
  }
}

function labelNamed(labels: readonly Label[], text: string): Label | undefined {
  return labels.find(({ id }) => id === text.trim()) ?? labels.find(({ name }) => same(name, text));
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** By id, by path, else by file name; several for a name that several samples have. */
function sampleFinder(all: readonly SampleEntry[]): (named: string) => readonly SampleEntry[] {
  const byId = new Map(all.map((entry) => [entry.id as string, entry]));
  const byPath = new Map<string, Set<SampleEntry>>();
  const byName = new Map<string, Set<SampleEntry>>();
  const put = (map: Map<string, Set<SampleEntry>>, key: string, entry: SampleEntry) => map.set(key, (map.get(key) ?? new Set()).add(entry));
  for (const entry of all) {
    for (const { path } of entry.places) {
      put(byPath, path, entry);
      put(byName, fileName(path), entry);
    }
  }
  return (named) => {
    const exact = byId.get(named.trim().toLowerCase());
    if (exact !== undefined) return [exact];
    return [...(byPath.get(named.trim()) ?? byName.get(named.trim()) ?? [])];
  };
}

function personFinder(state: ProjectState) {
  const known = people(state);
  const codes = new Set(known.map(({ person }) => person.code));
  const ids = new Map<string, PersonId>();
  const added: { readonly id: PersonId; readonly person: { readonly name: string; readonly role: 'labeler'; readonly code: string } }[] = [];
  const find = (name: string): PersonId => {
    const entry = known.find(({ id, person }) => id === name || person.code === name || same(person.name, name));
    if (entry !== undefined) return entry.id;
    let number = known.length + added.length + 1;
    while (codes.has(`P${number}`)) number += 1;
    codes.add(`P${number}`);
    const id = `p-${contentHash(['imported person', name.toLowerCase()]).slice(0, 12)}` as PersonId;
    added.push({ id, person: { name, role: 'labeler', code: `P${number}` } });
    return id;
  };
  return {
    added,
    idOf(name: string): PersonId {
      const address = name.trim().toLowerCase();
      const id = ids.get(address) ?? find(name.trim());
      ids.set(address, id);
      return id;
    },
  };
}
