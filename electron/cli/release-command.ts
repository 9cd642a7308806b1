import { changeTo } from '../../shared/history/change.ts';
import type { QuestionId } from '../../shared/model/ids.ts';
import { RELEASE_FORMATS, type ReleaseRecipe, releaseRecipe } from '../../shared/model/release.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';
import { currentLabelSet } from '../../shared/project/views/label-set-versions.ts';
import { checkRelease, type ReleaseCheck } from '../../shared/release/check-release.ts';
import { draftRelease, type ReleaseDraft } from '../../shared/release/draft-release.ts';
import { keptSplits, newestRelease } from '../../shared/release/kept-splits.ts';
import { questionsAsked } from '../../shared/release/questions-asked.ts';
import { refuseIfDamaged, releaseText } from '../host/build-release.ts';
import { Refused, refuse } from '../host/refusal.ts';
import { choiceOption, defineCommand, listOption, numberOption, onePath, type Outcome, taken, UsageError } from './command.ts';
import { roundNamed } from './review-command.ts';
import { textTable } from './text-table.ts';
import { openForWriting } from './writing-session.ts';

const USAGE = `Usage: concord release <project folder> --version <1.2.3> [options]

Freezes a version: what the lead decided, else what labelers agree on, split into train, dev and test. The same options and
the same history give the same bytes. Exit code 1 when a check says stop, or the version is there already.

  --version <1.2.3>      the version
  --title <text>         (default: the project's name)
  --license <text>
  --description <text>
  --questions <a,b>      ids of questions (default: all but those that must be answered and most samples were never asked)
  --rounds <a,b>         rounds that count, by id, name or number (default: all)
  --threshold <0..1>     least share of labelers behind a consensus (default 0.5)
  --at-least <n>         least number of labelers behind a consensus (default 1)
  --split <80,10,10>     shares of train, dev and test in percent (default 80,10,10)
  --splits <keep|anew>   keep the splits of the newest release for the samples it had, or draw all anew (default keep)
  --seed <n>             (default 1)
  --stratify <id|none>   question whose labels each split keeps in proportion (default: the first with labels)
  --group <column>       keep samples of one value together; "group" for the group given at import
  --media <how>          copy, link or none (default copy)
  --formats <a,b>        csv, coco, audio-manifest, textgrid, audacity (default csv)
  --anonymous            leave labelers' codes out
  --dry-run              only say what would be released, and check
  --as <person>          who releases
  --json
`;

/** `concord release`: drafts, checks and freezes a version. */
export const releaseCommand = defineCommand({
  name: 'release',
  summary: 'freeze a version of the dataset',
  usage: USAGE,
  options: {
    version: { type: 'string' },
    title: { type: 'string' },
    license: { type: 'string' },
    description: { type: 'string' },
    questions: { type: 'string' },
    rounds: { type: 'string' },
    threshold: { type: 'string' },
    'at-least': { type: 'string' },
    split: { type: 'string' },
    splits: { type: 'string' },
    seed: { type: 'string' },
    stratify: { type: 'string' },
    group: { type: 'string' },
    media: { type: 'string' },
    formats: { type: 'string' },
    anonymous: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    as: { type: 'string' },
  },
  async run(values, positionals, context): Promise<Outcome> {
    const folder = onePath(positionals, 'project folder', context);
    if (values.version === undefined) throw new UsageError('--version is missing');
    const looked = await context.host.load(folder);
    refuseIfDamaged(looked);
    const recipe = recipeOf(values, looked.state, looked.file.name);
    const kept = await keptSplits(looked.state, recipe, (version, path) => releaseText(context.host.files, folder, version, path));
    if (!kept.ok) throw new Refused(refuse('unreadable', kept.problem, 'Nothing was released.', 'Bring that release’s folder back as it was, or draw all splits anew (--splits anew).'));
    const draft = draftRelease(looked.state, recipe, kept.value);
    const checks = checkRelease(looked.state, draft);
    const stopped = checks.some(({ level }) => level === 'stop');
    const project = { id: looked.file.id, name: looked.file.name, path: folder };
    const unasked = values.questions === undefined ? questionsAsked(looked.state).filter(({ leftOut }) => leftOut) : [];
    const warnings = [
      ...unasked.map(({ question, asked, of }) => `“${question.prompt}” was asked about ${asked} of ${of} labeled samples and is left out; --questions names what is in.`),
      ...checks.flatMap(({ level, sentence }) => (level === 'warn' ? [sentence] : [])),
    ];
    const summary = summaryOf(draft);
    if (values['dry-run'] === true || stopped) {
      return { exit: stopped ? 1 : 0, project, heads: looked.heads, result: { frozen: false, recipe, ...summary, checks, record: null, path: null }, text: textOf(draft, checks, stopped ? 'Not released.' : 'Nothing was written (--dry-run).'), warnings };
    }
    const session = await openForWriting(context.host, folder, values.as);
    const record = taken(await session.host.handlers.buildRelease({ handle: session.opened.handle, recipe }));
    await session.commit([changeTo('release', [recipe.version], record)]);
    const path = taken(await session.host.handlers.listReleases({ handle: session.opened.handle })).find(({ version }) => version === recipe.version)?.path ?? null;
    return {
      exit: 0,
      project,
      heads: record.heads,
      result: { frozen: true, recipe, ...summary, checks, record, path },
      text: textOf(draft, checks, `Released ${recipe.version}: ${record.samples} samples in ${path ?? folder}`),
      warnings,
    };
  },
});

type Values = Readonly<Record<string, string | boolean | undefined>>;

function recipeOf(values: Values, state: ProjectState, projectName: string): ReleaseRecipe {
  const text = (name: string) => values[name] as string | undefined;
  const asked = currentLabelSet(state)?.set.questions ?? [];
  const questions = text('questions') === undefined ? questionsAsked(state).flatMap(({ question, leftOut }) => (leftOut ? [] : [question.id])) : listOption(text('questions')).map((id) => id as QuestionId);
  const unknown = questions.filter((id) => !asked.some((question) => question.id === id));
  if (questions.length === 0) throw new UsageError('the project asks no question yet');
  if (unknown.length > 0) throw new UsageError(`the project has no question ${unknown.join(', ')}; it has ${asked.map(({ id }) => id).join(', ')}`);
  const [train, dev, test] = sharesOf(text('split') ?? '80,10,10');
  const withLabels = asked.find((question) => questions.includes(question.id) && question.type !== 'text');
  const stratify = text('stratify');
  if (stratify !== undefined && stratify !== 'none' && !questions.includes(stratify as QuestionId)) throw new UsageError(`--stratify names no question of the release: ${stratify}`);
  const formats = listOption(text('formats') ?? 'csv').map((format) => choiceOption('formats', format, RELEASE_FORMATS, 'csv'));
  const before = choiceOption('splits', text('splits'), ['keep', 'anew'], 'keep') === 'keep' ? newestRelease(state) : undefined;
  const recipe = releaseRecipe({
    ...(before === undefined ? {} : { splitsFrom: before }),
    version: text('version'),
    rounds: listOption(text('rounds')).map((name) => roundNamed(state, name)),
    questions,
    threshold: numberOption('threshold', text('threshold'), 0.5, { min: 0, max: 1 }),
    atLeast: numberOption('at-least', text('at-least'), 1, { min: 1, max: 1000, integer: true }),
    shares: { train, dev, test },
    seed: numberOption('seed', text('seed'), 1, { min: 0, max: 0xffff_ffff, integer: true }),
    stratifyBy: stratify === 'none' ? null : (stratify ?? withLabels?.id ?? null),
    groupBy: text('group') ?? null,
    media: choiceOption('media', text('media'), ['copy', 'link', 'none'], 'copy'),
    formats,
    title: text('title') ?? projectName,
    license: text('license') ?? '',
    description: text('description') ?? '',
    anonymous: values['anonymous'] === true,
  });
  if (!recipe.ok) throw new UsageError(`--${recipe.problem.path.split('.')[0]} wants ${recipe.problem.expected}`);
  return recipe.value;
}

function sharesOf(text: string): readonly [number, number, number] {
  const parts = text.split(/[,/]/).map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [train, dev, test] = parts;
  const sum = parts.reduce((total, part) => total + part, 0);
  if (parts.length !== 3 || train === undefined || dev === undefined || test === undefined || parts.some((part) => !(part >= 0)) || Math.abs(sum - 100) > 1e-9) {
    throw new UsageError(`--split wants three percentages that add to 100, like 80,10,10, not ${text}`);
  }
  return [train / 100, dev / 100, test / 100];
}

function summaryOf({ plan, counts }: ReleaseDraft) {
  return {
    samples: plan.samples.length,
    splits: Object.fromEntries(counts.map(({ split, samples, labels }) => [split, { samples, labels: Object.fromEntries([...labels].map(([id, of]) => [id, Object.fromEntries(of)])) }])),
    leftOut: plan.leftOut,
  };
}

const MARKS: Readonly<Record<ReleaseCheck['level'], string>> = { ok: 'ok', warn: 'look', stop: 'STOP' };

function textOf({ counts }: ReleaseDraft, checks: readonly ReleaseCheck[], last: string): string {
  const splits = textTable(['split', 'samples'], counts.map(({ split, samples }) => [split, String(samples)]));
  return `${splits}\n${checks.map(({ level, sentence }) => `${MARKS[level].padEnd(5)} ${sentence}\n`).join('')}\n${last}\n`;
}
