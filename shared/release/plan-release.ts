import { compareText } from '../basics/order.ts';
import type { Answer, AnswerValue } from '../model/annotation.ts';
import type { ContentHash, PersonId, QuestionId, SampleId } from '../model/ids.ts';
import { attributesAsked, type Question } from '../model/label-set.ts';
import type { ReleaseRecipe } from '../model/release.ts';
import type { ProjectState } from '../project/project-state.ts';
import { adjudicationOf } from '../project/views/annotations.ts';
import { questionById } from '../project/views/label-set-versions.ts';
import { questionAnswers } from '../project/views/question-answers.ts';
import { rounds } from '../project/views/rounds.ts';
import { type SampleEntry, samples } from '../project/views/samples.ts';
import { decideAnswer, type Vote } from './decide-answer.ts';
import type { UndecidedReason } from './decision.ts';

/** One question's released answer about a sample, and how it came to be. */
export interface ReleasedAnswer {
  readonly question: QuestionId;
  readonly value: AnswerValue;
  readonly source: 'adjudicated' | 'consensus';
  /** Share of voters behind a consensus; null for an adjudication. */
  readonly share: number | null;
  /** The lead who adjudicated. */
  readonly by: PersonId | null;
  /** Others decided at the same time without knowing of it. */
  readonly clash: boolean;
  /** What each labeler answered, by labeler id. */
  readonly votes: readonly Vote[];
}

export interface PlannedSample {
  readonly entry: SampleEntry;
  /** In the recipe's order of questions; a question that need not be answered and was not is missing. */
  readonly answers: readonly ReleasedAnswer[];
}

export type LeftOutReason = UndecidedReason | 'excluded';

export interface LeftOut {
  readonly sample: SampleId;
  readonly path: string;
  /** The question that could not be decided; null when the sample is excluded. */
  readonly question: QuestionId | null;
  readonly because: LeftOutReason;
  /** The lead's or labeler's words, or the share that was reached. */
  readonly detail: string;
}

/** Which samples are in a release, with which answers, and which are not, with the reason. Both in order of sample ids. */
export interface ReleasePlan {
  readonly questions: readonly Question[];
  readonly samples: readonly PlannedSample[];
  readonly leftOut: readonly LeftOut[];
  /** Versions under which the counted annotations were given, sorted. */
  readonly guidelines: readonly ContentHash[];
  readonly labelSets: readonly ContentHash[];
}

/**
 * Decides what a release holds: per question the adjudication, else the consensus of the labelers in the recipe's rounds
 * (one vote a labeler; of several rounds the later answer counts). A sample is in when every question about its kind of
 * media is decided; questions that need not be answered may be unanswered. Deterministic in state and recipe;
 * O(annotations).
 */
export function planRelease(state: ProjectState, recipe: ReleaseRecipe): ReleasePlan {
  const questions = recipe.questions.flatMap((id) => questionById(state, id) ?? []);
  const votes = new Map(questions.map(({ id }) => [id, votesBySample(state, id, recipe)]));
  const scope = samplesInScope(state, recipe, votes);
  const planned: PlannedSample[] = [];
  const leftOut: LeftOut[] = [];

  for (const entry of scope) {
    const asked = questions.filter(({ about }) => about === entry.facts.kind);
    if (asked.length === 0) continue;
    if (entry.excluded !== undefined) {
      leftOut.push({ sample: entry.id, path: entry.path, question: null, because: 'excluded', detail: entry.excluded });
      continue;
    }
    const answers: ReleasedAnswer[] = [];
    let complete = true;
    for (const question of asked) {
      const outcome = answerOf(state, entry, question, votes.get(question.id)?.get(entry.id) ?? [], recipe);
      if ('value' in outcome) answers.push(outcome);
      else if (question.required || outcome.because !== 'no-answers') {
        leftOut.push(outcome);
        complete = false;
      }
    }
    if (complete && answers.length > 0) planned.push({ entry, answers });
    else if (complete) leftOut.push({ sample: entry.id, path: entry.path, question: asked[0]?.id ?? null, because: 'no-answers', detail: '' });
  }
  return { questions, samples: planned, leftOut, ...versionsUsed(state, recipe) };
}

function answerOf(state: ProjectState, entry: SampleEntry, question: Question, votes: readonly Vote[], recipe: ReleaseRecipe): ReleasedAnswer | LeftOut {
  const left = (because: LeftOutReason, detail: string): LeftOut => ({ sample: entry.id, path: entry.path, question: question.id, because, detail });
  const decision = adjudicationOf(state, entry.id, question.id);
  if (decision !== undefined) {
    const { answer, reason } = decision.adjudication;
    if (answer.is === 'cant-tell') return left('cant-tell', reason);
    if (answer.is === 'skipped') return left('skipped', answer.reason);
    return { question: question.id, value: answer.value, source: 'adjudicated', share: null, by: decision.by, clash: decision.siblings.length > 0, votes };
  }
  const consensus = decideAnswer(question.type, votes, recipe, attributesAsked(question));
  if (consensus.is === 'decided') return { question: question.id, value: consensus.value, source: 'consensus', share: consensus.share, by: null, clash: false, votes };
  return left(consensus.because, detailOf(consensus.because, consensus.share, consensus.votes, votes));
}

function detailOf(because: UndecidedReason, share: number | null, count: number, votes: readonly Vote[]): string {
  if (because === 'skipped') return votes.map(({ answer }) => (answer.is === 'skipped' ? answer.reason : '')).find((reason) => reason !== '') ?? '';
  if (because === 'too-few') return `${count} of the labelers asked for`;
  return share === null ? '' : `${Math.round(share * 100)} % of ${count}`;
}

function votesBySample(state: ProjectState, question: QuestionId, { rounds: of }: ReleaseRecipe): ReadonlyMap<SampleId, readonly Vote[]> {
  const given = questionAnswers(state, question, of.length === 0 ? {} : { rounds: of });
  const bySample = new Map<SampleId, Map<PersonId, Answer>>();
  for (let at = 0; at < given.unit.length; at++) {
    const unit = given.units[given.unit[at] as number];
    const labeler = given.labelers[given.labeler[at] as number];
    const answer = given.answers[given.answer[at] as number];
    if (unit === undefined || labeler === undefined || answer === undefined) continue;
    const known = bySample.get(unit.sample);
    if (known === undefined) bySample.set(unit.sample, new Map([[labeler, answer]]));
    else known.set(labeler, answer); // units come round by round: the later round's answer replaces
  }
  return new Map([...bySample].map(([sample, byLabeler]) => [sample, [...byLabeler].map(([labeler, answer]) => ({ labeler, answer })).sort((a, b) => compareText(a.labeler, b.labeler))]));
}

/** Without chosen rounds every sample; else those that the rounds hold, were answered in them, or are decided by the lead. */
function samplesInScope(state: ProjectState, recipe: ReleaseRecipe, votes: ReadonlyMap<QuestionId, ReadonlyMap<SampleId, unknown>>): readonly SampleEntry[] {
  const all = [...samples(state)].sort((a, b) => compareText(a.id, b.id));
  if (recipe.rounds.length === 0) return all;
  const held = new Set<SampleId>();
  for (const entry of rounds(state)) if (recipe.rounds.includes(entry.id)) for (const sample of entry.samples) held.add(sample);
  for (const bySample of votes.values()) for (const sample of bySample.keys()) held.add(sample);
  return all.filter(({ id }) => held.has(id));
}

function versionsUsed(state: ProjectState, recipe: ReleaseRecipe): Pick<ReleasePlan, 'guidelines' | 'labelSets'> {
  const { annotations } = state;
  const numbers = new Set(recipe.rounds.map((id) => annotations.rounds.find(id)));
  const guidelines = new Set<ContentHash>();
  const labelSets = new Set<ContentHash>();
  for (let row = 0; row < annotations.length; row++) {
    if (!annotations.isCurrent(row) || annotations.pass.at(row) !== 1 || (numbers.size > 0 && !numbers.has(annotations.round.at(row)))) continue;
    const [guideline, labelSet] = [annotations.guidelineOf(row), annotations.labelSetOf(row)];
    if (guideline !== undefined) guidelines.add(guideline);
    if (labelSet !== undefined) labelSets.add(labelSet);
  }
  return { guidelines: [...guidelines].sort(compareText), labelSets: [...labelSets].sort(compareText) };
}
