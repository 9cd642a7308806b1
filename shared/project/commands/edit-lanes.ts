import { lanesAsked, type Question } from '../../model/label-set.ts';

export type SpanQuestion = Extract<Question, { type: 'span' }>;

/*
 * A span says its lane by number, in every answer ever given. So a lane may be called otherwise and more may come behind the
 * last, but none may move: two lanes that changed places would put every word that was said into the other speaker's
 * mouth. Taking out a lane between would do the same to all behind it; taking out the last is harmless only while nothing
 * lies on it (`lanesInUse`).
 */

/** The question with one more lane behind the last. */
export function withLane(question: SpanQuestion, name: string): SpanQuestion {
  return { ...question, lanes: [...lanesAsked(question), name] };
}

/** The question with another name for a lane, for answers given so far too. */
export function withLaneName(question: SpanQuestion, at: number, name: string): SpanQuestion {
  return { ...question, lanes: lanesAsked(question).with(at, name) };
}

/** The question without its last lane; without any left, nothing is written of them. */
export function withoutLastLane(question: SpanQuestion): SpanQuestion {
  const { lanes: _before, ...rest } = question;
  const lanes = lanesAsked(question).slice(0, -1);
  return lanes.length === 0 ? rest : { ...rest, lanes };
}

/**
 * Whether the last lane may be taken out: nothing lies on it. The first may always lose its name, for spans of a question
 * without named lanes lie on it as well. `inUse` is the number of lanes that answers reach to.
 */
export function canRemoveLastLane(question: SpanQuestion, inUse: number): boolean {
  const count = lanesAsked(question).length;
  return count === 1 ? inUse <= 1 : count > inUse;
}
