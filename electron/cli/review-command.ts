import { questionById } from '../../shared/project/views/label-set-versions.ts';
import { rounds } from '../../shared/project/views/rounds.ts';
import { findSample } from '../../shared/project/views/samples.ts';
import { annotationsOfSample } from '../../shared/project/views/annotations.ts';
import { disagreementQueue } from '../../shared/curation/disagreement-queue.ts';
import type { AnswerValue } from '../../shared/model/annotation.ts';
import type { LabelId, QuestionId, RoundId } from '../../shared/model/ids.ts';
import { lanesAsked, type Question } from '../../shared/model/label-set.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';
import { answerInWords, labelNames, namedLane, personCodes } from '../../shared/release/release-words.ts';
import { questionNamed } from './named-question.ts';
import { historyWarnings } from './history-warnings.ts';
import { defineCommand, numberOption, onePath, type Outcome, UsageError } from './command.ts';
import { textTable } from './text-table.ts';

const USAGE = `Usage: concord review <project folder> [options]

Lists the samples on which labelers disagree, worst first.

  --question <id>   only this question, by id or prompt
  --round <id>      only this round (its id, name or number)
  --all             also what the lead has decided
  --limit <n>       at most this many (default 50; 0 for all)
  --json
`;

/** `concord review`: the queue of disagreements. */
export const reviewCommand = defineCommand({
  name: 'review',
  summary: 'list what labelers disagree on, worst first',
  usage: USAGE,
  options: { question: { type: 'string' }, round: { type: 'string' }, all: { type: 'boolean' }, limit: { type: 'string' } },
  async run(values, positionals, context): Promise<Outcome> {
    const folder = onePath(positionals, 'project folder', context);
    const limit = numberOption('limit', values.limit, 50, { min: 0, max: 10_000_000, integer: true });
    const { file, state, heads, problems } = await context.host.load(folder);
    const question = values.question === undefined ? undefined : questionNamed(state, values.question).id;
    const round = roundNamed(state, values.round);
    const found = disagreementQueue(state, { ...(question === undefined ? {} : { question }), ...(round === undefined ? {} : { rounds: [round] }) });
    const open = values.all === true ? found : found.filter(({ decided }) => !decided);
    const shown = (limit === 0 ? open : open.slice(0, limit)).map((each) => ({ ...each, path: findSample(state, each.sample)?.path ?? each.sample, answers: answersTo(state, each.sample, each.round, each.question) }));
    const rows = shown.map(({ path, round: id, question: asked, score, decided, answers }) => [
      score.toFixed(2),
      path,
      rounds(state).find((entry) => entry.id === id)?.round.name ?? id,
      asked,
      `${answers.map(({ labeler, answer }) => `${labeler}: ${answer}`).join(' | ')}${decided ? ' (decided)' : ''}`,
    ]);
    const summary = open.length === 0 ? 'Nothing to review.\n' : `${open.length} ${open.length === 1 ? 'disagreement' : 'disagreements'}${shown.length < open.length ? `, the first ${shown.length} shown` : ''}.\n`;
    return {
      exit: 0,
      project: { id: file.id, name: file.name, path: folder },
      heads,
      result: { total: open.length, disagreements: shown },
      text: rows.length === 0 ? summary : `${textTable(['score', 'sample', 'round', 'question', 'answers'], rows)}\n${summary}`,
      warnings: historyWarnings(problems),
    };
  },
});

/** A round by id, name or number, as people say it. */
export function roundNamed(state: ProjectState, name: string | undefined): RoundId | undefined {
  if (name === undefined) return undefined;
  const all = rounds(state);
  const found = all.find(({ id }) => id === name) ?? all.find(({ round }) => round.name === name) ?? all.find(({ number }) => String(number) === name);
  if (found === undefined) throw new UsageError(`the project has no round ${name}; it has ${all.map(({ round }) => round.name).join(', ') || 'none'}`);
  return found.id;
}

function answersTo(state: ProjectState, sample: Parameters<typeof findSample>[1], round: RoundId, question: QuestionId): readonly { readonly labeler: string; readonly answer: string }[] {
  const asked = questionById(state, question);
  if (asked === undefined) return [];
  const names = labelNames(state, asked);
  const codes = personCodes(state);
  return annotationsOfSample(state, sample, round).flatMap(({ labeler, pass, annotation }) => {
    const answer = annotation.answers[question];
    if (answer === undefined || pass !== 1) return [];
    const words = answer.is === 'value' ? valueInWords(asked, names, answer.value) || 'nothing' : answer.is === 'cant-tell' ? 'can’t tell' : `skipped: ${answer.reason}`;
    return [{ labeler: codes.get(labeler) ?? labeler, answer: words.replaceAll(/\s+/g, ' ') }];
  });
}

/** An answer in one line; of spans on named lanes with the lane before each label. */
function valueInWords(asked: Question, names: ReadonlyMap<LabelId, string>, value: AnswerValue): string {
  if (value.type !== 'span' || lanesAsked(asked).length === 0) return answerInWords(asked, names, value);
  return value.regions.map(({ label, shape }) => `${namedLane(asked, shape) ?? ''}: ${names.get(label) ?? label}`).join('; ');
}
