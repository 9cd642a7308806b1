import type { LabeledShape } from '../../shared/agreement/shape.ts';
import type { LabeledSpan } from '../../shared/agreement/timeline.ts';
import { seededRandom, shuffled } from '../../shared/basics/random.ts';

export const CATEGORIES = 10;
export const RATERS = 5;

/** Ratings as a units × raters matrix of bytes, −1 for missing: what plain loops and peers read. */
export interface CodeMatrix {
  readonly units: number;
  readonly raters: number;
  readonly codes: Int8Array<ArrayBuffer>;
}

/** Five raters who are right seven times in ten; each rating is missing with the given probability. */
export function ratings(units: number, missing: number): CodeMatrix {
  const random = seededRandom(units);
  const codes = new Int8Array(units * RATERS);
  for (let u = 0, at = 0; u < units; u++) {
    const truth = random.below(CATEGORIES);
    for (let r = 0; r < RATERS; r++, at++) codes[at] = random.unit() < missing ? -1 : random.unit() < 0.7 ? truth : random.below(CATEGORIES);
  }
  return { units, raters: RATERS, codes };
}

/** The matrix in long form, as the engine's table takes it. */
export function longColumns({ units, raters, codes }: CodeMatrix) {
  const unit = new Int32Array(codes.length);
  const rater = new Int32Array(codes.length);
  for (let at = 0; at < codes.length; at++) {
    unit[at] = Math.floor(at / raters);
    rater[at] = at % raters;
  }
  return { units, raters, categories: Array.from({ length: CATEGORIES }, (_, code) => code), unit, rater, code: Int32Array.from(codes) };
}

/** The same ratings, shuffled. */
export function inRandomOrder(columns: ReturnType<typeof longColumns>): ReturnType<typeof longColumns> {
  const order = shuffled(Array.from(columns.unit.keys()), seededRandom(2));
  const reordered = (column: Int32Array<ArrayBuffer>) => Int32Array.from(order, (at) => column[at] as number);
  return { ...columns, unit: reordered(columns.unit), rater: reordered(columns.rater), code: reordered(columns.code) };
}

/** Answers of five of 50 workers of different skill to each item. */
export function crowd(items: number) {
  const [workers, labels] = [50, 10];
  const random = seededRandom(3);
  const truth = Int32Array.from({ length: items }, () => random.below(labels));
  const item = Int32Array.from({ length: items * RATERS }, (_, at) => Math.floor(at / RATERS));
  const worker = Int32Array.from(item, (of, at) => (of * 7 + (at % RATERS) * 11) % workers);
  const label = Int32Array.from(item, (of, at) => (random.unit() < 0.35 + ((worker[at] as number) % 10) * 0.06 ? (truth[of] as number) : random.below(labels)));
  return { truth, responses: { items, workers, labels, item, worker, label } };
}

export type Box = LabeledShape & { readonly shape: { readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number } };

/** Images with eight objects each; raters miss one in ten, move edges, and mislabel some. */
export function boxedImages(images: number, raters: number): { readonly answers: readonly (readonly Box[])[] }[] {
  const random = seededRandom(4);
  const labels = ['a', 'b', 'c'];
  return Array.from({ length: images }, () => {
    const truth = Array.from({ length: 8 }, () => ({ label: labels[random.below(3)] ?? 'a', x: random.unit() * 1500, y: random.unit() * 1000, side: 100 + random.unit() * 300 }));
    const answer = (): Box[] =>
      truth.flatMap(({ label, x, y, side }) =>
        random.unit() < 0.1
          ? []
          : [
              {
                label: random.unit() < 0.05 ? 'b' : label,
                shape: { kind: 'box' as const, x: x + random.unit() * 40, y: y + random.unit() * 40, width: side + random.unit() * 40, height: side + random.unit() * 40 },
              },
            ],
      );
    return { answers: Array.from({ length: raters }, answer) };
  });
}

/** Boxes of all images and raters end to end as left, top, right, bottom; list i is that of image ⌊i / raters⌋ and rater i mod raters. */
export function boxColumns(images: readonly { readonly answers: readonly (readonly Box[])[] }[]): { readonly edges: Float64Array<ArrayBuffer>; readonly start: Int32Array<ArrayBuffer> } {
  const lists = images.flatMap(({ answers }) => answers);
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => (start[at + 1] = (start[at] as number) + list.length));
  return { edges: Float64Array.from(lists.flatMap((list) => list.flatMap(({ shape: { x, y, width, height } }) => [x, y, x + width, y + height]))), start };
}

/** One-minute recordings with about eight events each, marked by three annotators who move ends, miss and mislabel. */
export function recordings(count: number): LabeledSpan[][][] {
  const random = seededRandom(6);
  const labels = ['speech', 'music', 'noise'];
  return Array.from({ length: count }, () => {
    const events = Array.from({ length: 8 }, (_, at) => ({ label: labels[random.below(3)] ?? 'speech', start: at * 7.2 + random.unit() * 2, length: 2 + random.unit() * 4 }));
    return Array.from({ length: 3 }, () =>
      events.flatMap(({ label, start, length }) => {
        if (random.unit() < 0.1) return [];
        const from = start + random.unit() * 0.5;
        return [{ start: from, end: from + length + random.unit() * 0.5, label: random.unit() < 0.1 ? (labels[random.below(3)] ?? label) : label }];
      }),
    );
  });
}

/** Sentences of 8 to 15 words out of 2,000, and how somebody heard them: words lost and mistaken. */
export function transcripts(count: number): { readonly said: readonly (readonly string[])[]; readonly heard: readonly (readonly string[])[] } {
  const random = seededRandom(5);
  const words = Array.from({ length: 2000 }, (_, at) => `word${at}`);
  const any = () => words[random.below(words.length)] ?? '';
  const said = Array.from({ length: count }, () => Array.from({ length: 8 + random.below(8) }, any));
  return { said, heard: said.map((sentence) => sentence.flatMap((word) => (random.unit() < 0.05 ? [] : [random.unit() < 0.1 ? any() : word]))) };
}

/** Given labels, one in ten wrong, and a model's probabilities, right seven times in ten. */
export function predictions(items: number) {
  const random = seededRandom(8);
  const labels = new Int32Array(items);
  const probabilities = new Float64Array(items * CATEGORIES);
  for (let i = 0; i < items; i++) {
    const truth = random.below(CATEGORIES);
    labels[i] = random.unit() < 0.9 ? truth : random.below(CATEGORIES);
    const favourite = random.unit() < 0.7 ? truth : random.below(CATEGORIES);
    let sum = 0;
    for (let c = 0; c < CATEGORIES; c++) sum += probabilities[i * CATEGORIES + c] = random.unit() ** 2 + (c === favourite ? 2 * random.unit() : 0);
    for (let c = 0; c < CATEGORIES; c++) probabilities[i * CATEGORIES + c] = (probabilities[i * CATEGORIES + c] as number) / sum;
  }
  return { labels, probabilities };
}
