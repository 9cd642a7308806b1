import type { PersonId, QuestionId, RoundId } from '../model/ids.ts';
import { asksForRegions, type Question } from '../model/label-set.ts';
import type { AudioFacts, ImageFacts } from '../model/sample.ts';
import type { ProjectState } from '../project/project-state.ts';
import { answerColumns, type AnswerColumns, type AnswerSelection } from '../project/views/answer-columns.ts';
import { questionById } from '../project/views/label-set-versions.ts';
import { type RepeatedAnswer, repeatedAnswers } from './repeated-answers.ts';
import { distinctClusters, unitClusters } from './unit-clusters.ts';

/** What agreement on regions asks of a sample: the size of the image in pixels, or the length of the recording. */
export type UnitFacts = Pick<ImageFacts, 'kind' | 'width' | 'height'> | Pick<AudioFacts, 'kind' | 'seconds'>;

/**
 * An `AgreementInput` before it is decoded: typed arrays and a few texts, gathered in tens of milliseconds and cloned in
 * less. Samples are numbers here; whoever reads it says what they are called (`inputOfColumns`).
 */
export interface AgreementColumns extends AnswerColumns {
  readonly asked: Question;
  /** Two numbers a unit: width and height of an image, or −1 and the seconds of a recording; NaN where the sample is not known. Empty for questions that do not ask for regions. */
  readonly facts: Float64Array<ArrayBuffer>;
  /** Per unit the number of what an interval draws as a whole: its sample's group, or its sample. Empty where every unit stands alone. */
  readonly cluster: Uint32Array<ArrayBuffer>;
  /** What labelers answered again. */
  readonly repeats: readonly RepeatedAnswer[];
}

/** Gathers the columns for a question of the project; undefined when the project never asked it. O(annotations), over typed arrays. */
export function agreementColumns(state: ProjectState, question: QuestionId, selection: AnswerSelection = {}): AgreementColumns | undefined {
  const asked = questionById(state, question);
  if (asked === undefined) return undefined;
  const columns = answerColumns(state, question, selection);
  return { ...columns, asked, facts: asksForRegions(asked) ? factsOf(state, columns) : new Float64Array(0), cluster: unitClusters(state, columns.unitSample), repeats: repeatedAnswers(state, question, selection) };
}

function factsOf({ annotations, registers }: ProjectState, { unitSample }: AnswerColumns): Float64Array<ArrayBuffer> {
  const facts = new Float64Array(unitSample.length * 2).fill(NaN);
  for (const [unit, sample] of unitSample.entries()) {
    const known = registers.value('sample', annotations.samples.text(sample));
    if (known === undefined) continue;
    facts[unit * 2] = known.kind === 'image' ? known.width : -1;
    facts[unit * 2 + 1] = known.kind === 'image' ? known.height : known.seconds;
  }
  return facts;
}

/** The columns of one round: the same as gathering that round alone, without going back to the project. O(cells). */
export function columnsOfRound(columns: AgreementColumns, round: RoundId): AgreementColumns {
  const place = columns.rounds.indexOf(round);
  const newUnit = new Int32Array(columns.unitSample.length).fill(-1);
  const units = placesWhere(columns.unitRound.length, (unit) => columns.unitRound[unit] === place);
  units.forEach((unit, at) => (newUnit[unit] = at));
  const cells = placesWhere(columns.unit.length, (cell) => newUnit[columns.unit[cell] as number] !== -1);
  const has = new Uint8Array(columns.labelers.length);
  for (const cell of cells) has[columns.labeler[cell] as number] = 1;
  const newLabeler = new Int32Array(columns.labelers.length).fill(-1);
  const labelers: PersonId[] = [];
  columns.labelers.forEach((id, at) => has[at] === 1 && (newLabeler[at] = labelers.push(id) - 1));
  const newRecord = new Int32Array(columns.records.length).fill(-1);
  const records: string[] = [];
  const record = cells.map((cell) => {
    const old = columns.record[cell] as number;
    if (newRecord[old] === -1) newRecord[old] = records.push(columns.records[old] as string) - 1;
    return newRecord[old] as number;
  });
  return {
    question: columns.question,
    asked: columns.asked,
    rounds: [round],
    labelers,
    unitSample: units.map((unit) => columns.unitSample[unit] as number),
    unitRound: new Uint16Array(units.length),
    unit: cells.map((cell) => newUnit[columns.unit[cell] as number] as number),
    labeler: cells.map((cell) => newLabeler[columns.labeler[cell] as number] as number),
    record,
    records,
    facts: columns.facts.length === 0 ? columns.facts : Float64Array.from({ length: units.length * 2 }, (_, at) => columns.facts[(units[at >> 1] as number) * 2 + (at & 1)] as number),
    cluster: columns.cluster.length === 0 ? columns.cluster : distinctClusters(units.map((unit) => columns.cluster[unit] as number)),
    repeats: columns.repeats.filter((repeat) => repeat.round === round),
  };
}

function placesWhere(length: number, holds: (place: number) => boolean): Uint32Array<ArrayBuffer> {
  const places = new Uint32Array(length);
  let count = 0;
  for (let place = 0; place < length; place++) if (holds(place)) places[count++] = place;
  return places.slice(0, count);
}

/** The rounds that have answers, in order of opening. */
export function roundsOfColumns({ rounds, unitRound }: AgreementColumns): readonly RoundId[] {
  const has = new Uint8Array(rounds.length);
  for (const place of unitRound) has[place] = 1;
  return rounds.filter((_, place) => has[place] === 1);
}
