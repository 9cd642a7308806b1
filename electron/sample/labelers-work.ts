import { defined } from '../../shared/basics/assert.ts';
import { type Random, seededRandom } from '../../shared/basics/random.ts';
import { type Change, changeTo } from '../../shared/history/change.ts';
import type { Annotation, Answer } from '../../shared/model/annotation.ts';
import type { ContentHash, RoundId, SampleId } from '../../shared/model/ids.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';
import { findRound, queue } from '../../shared/project/views/rounds.ts';
import { between } from './draws.ts';
import { DEFECT, LABEL_SET_HASH, NO_DEFECT, WHERE } from './labels/questions.ts';
import { CORRECTED, INCIDENTS, LEFT_UNDONE, TAKEN_BACK } from './labels/incidents.ts';
import { LABELERS, type Member } from './labels/team.ts';
import type { RoundName } from './lead-work.ts';
import type { WriterFile } from './writer-file.ts';

/** One round as the labelers go through it. */
export interface RoundOfWork {
  readonly round: RoundName;
  readonly guideline: ContentHash;
  /** When each labeler starts, in milliseconds since 1970; one after the other, some minutes apart. */
  readonly starts: number;
  /** Seconds that one sample takes, from–to. */
  readonly pace: readonly [number, number];
  /** File name of a sample, and what the labeler's habits answer about it. */
  readonly nameOf: (sample: SampleId) => string;
  readonly answer: (sample: SampleId, labeler: Member, random: Random) => Readonly<Record<string, Answer>>;
}

const MINUTE_MS = 60_000;
const BREAK_AFTER = 25;

/** Writes what one labeler submits in one round, in the order of their own queue. */
export function writeRound(file: WriterFile, work: RoundOfWork, labeler: Member, state: ProjectState, seed: number): void {
  const round = work.round as string as RoundId;
  const seat = LABELERS.indexOf(labeler);
  const own = `${work.round}/${labeler.id}`;
  const samples = queue(state, defined(findRound(state, round), work.round), labeler.id);
  const random = seededRandom(seed, work.starts / MINUTE_MS + seat);
  let now = work.starts + seat * 17 * MINUTE_MS;

  const submit = (sample: SampleId, annotation: Annotation) => {
    now += Math.round((annotation.seconds + between(random, 0.8, 3.5)) * 1000);
    return file.commit(now, [annotated(round, sample, labeler, annotation)]);
  };
  for (const [place, sample] of samples.slice(0, samples.length - (LEFT_UNDONE[own] ?? 0)).entries()) {
    const incident = INCIDENTS[`${own}/${work.nameOf(sample)}`];
    const answers = { ...work.answer(sample, labeler, random), ...incident?.answers };
    const seconds = Math.round(between(random, ...work.pace) * 10) / 10;
    const annotation: Annotation = {
      answers,
      ...(incident?.note === undefined ? {} : { note: incident.note }),
      seconds,
      guideline: work.guideline,
      labelSet: LABEL_SET_HASH,
      sawOthers: false,
    };
    if (CORRECTED[own] === place) submit(sample, { ...annotation, answers: { ...answers, ...NOTHING_FOUND } });
    if (TAKEN_BACK[own] === place) {
      const hasty = submit(sample, annotation);
      now += 1500;
      file.commit(now, [annotated(round, sample, labeler, null)], hasty.id);
    }
    submit(sample, annotation);
    if (place % BREAK_AFTER === BREAK_AFTER - 1) now += Math.round(between(random, 4, 12) * MINUTE_MS);
  }
}

const NOTHING_FOUND: Readonly<Record<string, Answer>> = {
  [DEFECT]: { is: 'value', value: { type: 'choice', label: NO_DEFECT } },
  [WHERE]: { is: 'value', value: { type: 'box', regions: [] } },
};

function annotated(round: RoundId, sample: SampleId, labeler: Member, value: Annotation | null): Change {
  return changeTo('annotation', [round, sample, labeler.id, '1'], value);
}
