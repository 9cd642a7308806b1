import { canonicalJson } from '../basics/canonical-json.ts';
import { type AnswerValue, type AttributeValue, attributesOf, type Region, type Shape } from '../model/annotation.ts';
import type { LabelId, PersonId } from '../model/ids.ts';
import { type Attribute, attributesAsked, findLabel, hasLabels, laneName, lanesAsked, type Question } from '../model/label-set.ts';
import type { ProjectState } from '../project/project-state.ts';
import { labelSetVersions } from '../project/views/label-set-versions.ts';
import { people } from '../project/views/people.ts';

/**
 * The names of a question's labels as a release writes them: as the newest label set that has the label calls it, and
 * unlike any other's. Two labels of one name are told apart by their ids.
 */
export function labelNames(state: ProjectState, question: Question): ReadonlyMap<LabelId, string> {
  const names = new Map<LabelId, string>();
  for (const { set } of labelSetVersions(state).toReversed()) {
    for (const each of set.questions) {
      if (each.id !== question.id || !hasLabels(each)) continue;
      for (const label of each.labels) if (!names.has(label.id)) names.set(label.id, label.name);
    }
  }
  const counts = new Map<string, number>();
  for (const name of names.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map([...names].map(([id, name]) => [id, (counts.get(name) ?? 0) > 1 ? `${name} (${id})` : name]));
}

/** The codes that stand for persons, each person's own: where two chose the same, the later gets a number behind it. */
export function personCodes(state: ProjectState): ReadonlyMap<PersonId, string> {
  const taken = new Set<string>();
  const codes = new Map<PersonId, string>();
  for (const { id, person } of people(state)) {
    let code = person.code;
    for (let n = 2; taken.has(code); n++) code = `${person.code}-${n}`;
    taken.add(code);
    codes.set(id, code);
  }
  return codes;
}

/** An answer in one line, for tables and counts: label names, the level, the text; for regions their labels. */
export function answerInWords(question: Question, names: ReadonlyMap<LabelId, string>, value: AnswerValue): string {
  switch (value.type) {
    case 'choice':
      return names.get(value.label) ?? value.label;
    case 'multichoice':
      return value.labels.map((label) => names.get(label) ?? label).join('; ');
    case 'rating':
      return (question.type === 'rating' ? question.levels[value.level] : undefined) ?? String(value.level);
    case 'text':
      return value.text;
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span':
      return value.regions.map(({ label }) => names.get(label) ?? label).join('; ');
  }
}

/** The labels that an answer has, each once: what splits keep in proportion and tables count. Texts have none. */
export function labelsIn(question: Question, names: ReadonlyMap<LabelId, string>, value: AnswerValue): readonly string[] {
  switch (value.type) {
    case 'text':
      return [];
    case 'choice':
    case 'rating':
      return [answerInWords(question, names, value)];
    case 'multichoice':
      return distinct(value.labels, names);
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span':
      return distinct(value.regions.map(({ label }) => label), names);
  }
}

/** An answer as it is written: label names instead of ids, geometry rounded so that writing again gives the same bytes. */
export function writtenAnswer(question: Question, names: ReadonlyMap<LabelId, string>, value: AnswerValue): Readonly<Record<string, unknown>> {
  switch (value.type) {
    case 'choice':
      return { type: value.type, label: names.get(value.label) ?? value.label };
    case 'multichoice':
      return { type: value.type, labels: value.labels.map((label) => names.get(label) ?? label) };
    case 'rating':
      return { type: value.type, level: value.level, name: answerInWords(question, names, value) };
    case 'text':
      return { type: value.type, text: value.text };
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span':
      return {
        type: value.type,
        regions: value.regions.map((region) => ({ id: region.id, label: names.get(region.label) ?? region.label, ...writtenShape(region.shape), ...writtenLane(question, region.shape), ...writtenAttributes(question, region) })),
      };
  }
}

/** What the lane of a span is called, beside its number; nothing where the question names no lanes. */
function writtenLane(question: Question, shape: Shape): { readonly lane_name?: string } {
  const name = namedLane(question, shape);
  return name === undefined ? {} : { lane_name: name };
}

/** What the lane of a span is called; undefined of other shapes, and where the question names no lanes. */
export function namedLane(question: Question, shape: Shape): string | undefined {
  return shape.kind !== 'span' || lanesAsked(question).length === 0 ? undefined : laneName(question, shape.lane);
}

/** What was said about a region, by attribute id; nothing where nothing was. */
function writtenAttributes(question: Question, region: Region): { readonly attributes?: Readonly<Record<string, WrittenAttribute>> } {
  const written = attributesInWords(question, region);
  return Object.keys(written).length === 0 ? {} : { attributes: written };
}

/** A label's name, the names of a set, a level with its name, or a text. */
export type WrittenAttribute = string | readonly string[] | { readonly level: number; readonly name: string };

/** What was said about a region, by attribute id, with the names that labels and levels have today. */
export function attributesInWords(question: Question, region: Region): Readonly<Record<string, WrittenAttribute>> {
  const asked = attributesAsked(question);
  return Object.fromEntries(
    Object.entries(attributesOf(region)).map(([id, value]) => [
      id,
      attributeInWords(asked.find((each) => each.id === id), value),
    ]),
  );
}

function attributeInWords(attribute: Attribute | undefined, value: AttributeValue): WrittenAttribute {
  const named = (label: LabelId) => (attribute === undefined ? undefined : findLabel(attribute, label)?.name) ?? label;
  switch (value.type) {
    case 'choice':
      return named(value.label);
    case 'multichoice':
      return value.labels.map(named);
    case 'rating':
      return { level: value.level, name: (attribute?.type === 'rating' ? attribute.levels[value.level] : undefined) ?? String(value.level) };
    case 'text':
      return value.text;
  }
}

/** The members of a shape: pixels with 3 decimals, angles with 4, seconds with 6. */
function writtenShape(shape: Shape): Readonly<Record<string, unknown>> {
  switch (shape.kind) {
    case 'box':
      return { x: rounded(shape.x, 3), y: rounded(shape.y, 3), width: rounded(shape.width, 3), height: rounded(shape.height, 3) };
    case 'rotated-box':
      return { x: rounded(shape.x, 3), y: rounded(shape.y, 3), width: rounded(shape.width, 3), height: rounded(shape.height, 3), angle: rounded(shape.angle, 4) };
    case 'polygon':
      return { points: shape.points.map(([x, y]) => [rounded(x, 3), rounded(y, 3)]) };
    case 'point':
      return { x: rounded(shape.x, 3), y: rounded(shape.y, 3) };
    case 'span':
      return { start: rounded(shape.start, 6), end: rounded(shape.end, 6), lane: shape.lane };
  }
}

/** A number with at most this many decimals: pixels are written with 3, seconds with 6. */
export function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor + 0; // + 0 turns -0 into 0
}

/** One JSON value as a line; keys sorted. */
export function jsonLine(value: unknown): string {
  return `${canonicalJson(value)}\n`;
}

function distinct(labels: readonly LabelId[], names: ReadonlyMap<LabelId, string>): string[] {
  return [...new Set(labels.map((label) => names.get(label) ?? label))];
}
