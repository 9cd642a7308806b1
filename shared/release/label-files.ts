import { canonicalJson } from '../basics/canonical-json.ts';
import { compareText } from '../basics/order.ts';
import type { Answer } from '../model/annotation.ts';
import type { LabelId } from '../model/ids.ts';
import type { Question } from '../model/label-set.ts';
import { manifestRow, type ReleaseContext } from './manifest.ts';
import type { PlannedSample, ReleasedAnswer } from './plan-release.ts';
import { rounded, writtenAnswer } from './release-words.ts';

/**
 * A sample's label file: what the manifest says of it, and for each question how the answer came to be, with what every
 * labeler said (by code; in an anonymous release in an order that tells nothing).
 */
export function labelFile(sample: PlannedSample, context: ReleaseContext): string {
  const { labels: _labels, label: _label, ...row } = manifestRow(sample, context);
  const questions = sample.answers.flatMap((answer) => {
    const question = context.questions.find(({ id }) => id === answer.question);
    return question === undefined ? [] : [questionEntry(answer, question, context)];
  });
  return `${JSON.stringify(JSON.parse(canonicalJson({ ...row, questions })), null, 2)}\n`;
}

function questionEntry(answer: ReleasedAnswer, question: Question, context: ReleaseContext): object {
  const names = context.names.get(question.id) ?? new Map<LabelId, string>();
  const { anonymous } = context.recipe;
  const given = answer.votes
    .map(({ labeler, answer: vote }) => ({ ...(anonymous ? {} : { labeler: context.codes.get(labeler) ?? 'unknown' }), ...writtenVote(vote, question, names) }))
    .map((entry) => ({ entry, text: canonicalJson(entry) }))
    .sort((a, b) => compareText(a.text, b.text))
    .map(({ entry }) => entry);
  return {
    question: question.id,
    prompt: question.prompt,
    answer: writtenAnswer(question, names, answer.value),
    source: answer.source,
    ...(answer.share === null ? {} : { share: rounded(answer.share, 4) }),
    ...(answer.by === null || anonymous ? {} : { decided_by: context.codes.get(answer.by) ?? 'unknown' }),
    annotations: given,
  };
}

function writtenVote(vote: Answer, question: Question, names: ReadonlyMap<LabelId, string>): object {
  if (vote.is === 'value') return { answer: writtenAnswer(question, names, vote.value) };
  return vote.is === 'skipped' ? { skipped: vote.reason } : { cant_tell: true };
}
