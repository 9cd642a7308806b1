/** The ratings of one question: who said what about which sample, as columns. */
export interface RatedQuestion {
  readonly name: string;
  readonly samples: number;
  /** The name of a sample, by its number. */
  readonly sampleName: (sample: number) => string;
  /** In text order, or by size where all are numbers; as labels are. */
  readonly labelers: readonly string[];
  readonly labels: readonly string[];
  readonly sample: Int32Array<ArrayBuffer>;
  readonly labeler: Int32Array<ArrayBuffer>;
  /** -1 where the label is missing. */
  readonly label: Int32Array<ArrayBuffer>;
}

export interface RatingColumns {
  readonly question: Int32Array<ArrayBuffer>;
  readonly sample: Int32Array<ArrayBuffer>;
  readonly labeler: Int32Array<ArrayBuffer>;
  readonly label: Int32Array<ArrayBuffer>;
}

/** The texts behind the numbers of the columns. */
export interface ColumnTexts {
  textOf(column: 'questions' | 'samples' | 'labelers' | 'labels', number: number): string;
  sizeOf(column: 'questions' | 'samples' | 'labelers' | 'labels'): number;
}

/** Splits columns by question and numbers each question's own samples, labelers and labels. O(rows). */
export function ratedQuestions(columns: RatingColumns, texts: ColumnTexts): RatedQuestion[] {
  const sizes = new Int32Array(texts.sizeOf('questions'));
  for (const question of columns.question) sizes[question] = (sizes[question] as number) + 1;
  return [...sizes.keys()].flatMap((question) => {
    const size = sizes[question] as number;
    if (size === 0) return [];
    const of = (column: Int32Array<ArrayBuffer>) => (sizes.length === 1 ? column : picked(column, columns.question, question, size));
    return [oneQuestion(texts.textOf('questions', question), of(columns.sample), of(columns.labeler), of(columns.label), texts)];
  });
}

function picked(column: Int32Array<ArrayBuffer>, questions: Int32Array, question: number, size: number): Int32Array<ArrayBuffer> {
  const kept = new Int32Array(size);
  let at = 0;
  for (let row = 0; row < column.length; row++) if (questions[row] === question) kept[at++] = column[row] as number;
  return kept;
}

function oneQuestion(name: string, sample: Int32Array<ArrayBuffer>, labeler: Int32Array<ArrayBuffer>, label: Int32Array<ArrayBuffer>, texts: ColumnTexts): RatedQuestion {
  const samples = numbersInUse(sample, texts.sizeOf('samples'));
  const labelers = inOrder(numbersInUse(labeler, texts.sizeOf('labelers')), (number) => texts.textOf('labelers', number));
  const labels = inOrder(numbersInUse(label, texts.sizeOf('labels')), (number) => texts.textOf('labels', number));
  return {
    name,
    samples: samples.used.length,
    sampleName: (at) => texts.textOf('samples', samples.used[at] ?? 0),
    labelers: labelers.names,
    labels: labels.names,
    sample: sample.map((number) => samples.place[number] as number),
    labeler: labeler.map((number) => labelers.place[number] as number),
    label: label.map((number) => (number === -1 ? -1 : (labels.place[number] as number))),
  };
}

interface Numbering {
  /** The numbers in use, by place; and the place of each number. */
  readonly used: Int32Array;
  readonly place: Int32Array;
}

function numbersInUse(column: Int32Array, size: number): Numbering {
  const place = new Int32Array(size).fill(-1);
  for (const number of column) if (number !== -1) place[number] = 0;
  let count = 0;
  for (let number = 0; number < size; number++) if (place[number] === 0) place[number] = count++;
  const used = new Int32Array(count);
  for (let number = 0; number < size; number++) if (place[number] !== -1) used[place[number] as number] = number;
  return { used, place };
}

function inOrder({ used, place }: Numbering, text: (number: number) => string): { readonly names: readonly string[]; readonly place: Int32Array } {
  const named = Array.from(used, (number) => ({ number, name: text(number) }));
  const numeric = named.every(({ name }) => isNumber(name));
  named.sort((a, b) => (numeric ? Number(a.name) - Number(b.name) : 0) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const moved = place.slice();
  for (const [at, { number }] of named.entries()) moved[number] = at;
  return { names: named.map(({ name }) => name), place: moved };
}

/** Whether a text is a finite decimal number. */
export function isNumber(text: string): boolean {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) && Number.isFinite(Number(text));
}
