import { compareUtf8 } from '../basics/order.ts';
import type { ContentHash, LabelId, PersonId, QuestionId, SampleId } from '../model/ids.ts';
import type { Question } from '../model/label-set.ts';
import type { ReleaseRecipe, ReleaseSplit } from '../model/release.ts';
import { type Cell, writeCsv } from '../formats/csv/write.ts';
import type { PlannedSample } from './plan-release.ts';
import { mediaPath, type ReleaseName } from './release-names.ts';
import { answerInWords, jsonLine, rounded, writtenAnswer } from './release-words.ts';

/** One sample of a release as the manifest tells it. Seconds and pixels; null where it does not apply. */
export interface ManifestRow {
  readonly sample_id: string;
  /** Where the project had it. */
  readonly path: string;
  /** Where the release has it; null when media are not part of the release. */
  readonly file: string | null;
  readonly sha256: SampleId;
  readonly modality: 'image' | 'audio';
  readonly width: number | null;
  readonly height: number | null;
  readonly duration_s: number | null;
  readonly split: ReleaseSplit;
  readonly group_id: string | null;
  /** The answer to the first question, in words. */
  readonly label: string;
  /** All answers, by question id. */
  readonly labels: Readonly<Record<string, unknown>>;
  /** Codes of those who labeled; null in an anonymous release. */
  readonly labelers: readonly string[] | null;
  readonly votes: number;
  /** The least share of labelers behind any of the answers; null where all are adjudicated. */
  readonly agreement: number | null;
  readonly status: 'adjudicated' | 'consensus';
}

/** What the writers of a release need to know besides a sample. */
export interface ReleaseContext {
  readonly recipe: ReleaseRecipe;
  readonly questions: readonly Question[];
  readonly names: ReadonlyMap<QuestionId, ReadonlyMap<LabelId, string>>;
  readonly codes: ReadonlyMap<PersonId, string>;
  readonly files: ReadonlyMap<SampleId, ReleaseName>;
  readonly groupOf: (sample: PlannedSample) => string | null;
  /** Versions' display names by content hash. */
  readonly guidelineNumbers: ReadonlyMap<ContentHash, number>;
}

export function manifestRow(sample: PlannedSample, context: ReleaseContext): ManifestRow {
  const { entry, answers } = sample;
  const { facts } = entry;
  const name = context.files.get(entry.id);
  const written = answers.flatMap((answer) => {
    const question = context.questions.find(({ id }) => id === answer.question);
    return question === undefined ? [] : [{ answer, question, names: context.names.get(question.id) ?? new Map<LabelId, string>() }];
  });
  const first = written[0];
  const shares = answers.flatMap(({ share }) => (share === null ? [] : [share]));
  const labelers = new Set(answers.flatMap(({ votes }) => votes.map(({ labeler }) => labeler)));
  return {
    sample_id: `s-${entry.id.slice(0, 16)}`,
    path: entry.path,
    file: name === undefined || context.recipe.media === 'none' ? null : mediaPath(name),
    sha256: entry.id,
    modality: facts.kind,
    width: facts.kind === 'image' ? facts.width : null,
    height: facts.kind === 'image' ? facts.height : null,
    duration_s: facts.kind === 'audio' ? rounded(facts.seconds, 6) : null,
    split: name?.split ?? 'train',
    group_id: context.groupOf(sample),
    label: first === undefined ? '' : answerInWords(first.question, first.names, first.answer.value),
    labels: Object.fromEntries(written.map(({ answer, question, names }) => [question.id, writtenAnswer(question, names, answer.value)])),
    labelers: context.recipe.anonymous ? null : codesOf([...labelers], context),
    votes: labelers.size,
    agreement: shares.length === 0 ? null : rounded(Math.min(...shares), 4),
    status: answers.some(({ source }) => source === 'adjudicated') ? 'adjudicated' : 'consensus',
  };
}

export function codesOf(persons: readonly PersonId[], { codes }: Pick<ReleaseContext, 'codes'>): string[] {
  return persons.map((person) => codes.get(person) ?? 'unknown').sort(compareUtf8);
}

/** Rows as JSON lines, in the order given. */
export function manifestJsonl(rows: readonly ManifestRow[]): string {
  return rows.map(jsonLine).join('');
}

const COLUMNS = ['sample_id', 'path', 'file', 'sha256', 'modality', 'width', 'height', 'duration_s', 'split', 'group_id', 'label', 'labels_json', 'labelers', 'votes', 'agreement', 'status'] as const;

export function manifestCsv(rows: readonly ManifestRow[]): string {
  return writeCsv(
    COLUMNS,
    rows.map((row): Cell[] =>
      COLUMNS.map((column) => {
        if (column === 'labels_json') return jsonLine(row.labels).trimEnd();
        if (column === 'labelers') return row.labelers?.join(';') ?? null;
        return row[column];
      }),
    ),
  );
}
