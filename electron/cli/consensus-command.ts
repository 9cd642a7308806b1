import { resolve } from 'node:path';
import { replaceDurably, unlessMissing } from '../host/durable-file.ts';
import { Refused, refuse } from '../host/refusal.ts';
import { encodeUtf8 } from '../../shared/basics/utf8.ts';
import { choiceOption, type CommandContext, defineCommand, type Outcome, UsageError } from './command.ts';
import { type Agreed, consensusOfProject } from './consensus-of-project.ts';
import { type ConsensusAsked, consensusOfLabels, METHODS } from './consensus-of-table.ts';
import { consensusCsv, consensusText, plainConsensus } from './consensus-report.ts';
import { pathOrStdin, questionsNamed, readRatings } from './csv-ratings.ts';
import { labelsOfTable } from './rated-labels.ts';

const USAGE = `Usage: concord consensus <project folder> [options]
       concord consensus <ratings.csv> [options]     (- reads standard input)

The answer that labelers' answers add up to, per sample. Nothing is decided: a tie stays a tie, and doubts are said.
Levels of a rating are counted like labels (a release takes their median). "Can't tell" is no vote. Boxes and
other regions are clustered by overlap (IoU 0.5), averaged, and come with how many labelers found them. A labeler who
answered a sample in several rounds counts once, with the last answer. CSV files as for concord agreement.

  --question <id or prompt>  only this question
  --round <id>               only this round, by id, name or number
  --method <name>            majority (default), or dawid-skene: labels and each labeler's confusion estimated together;
                             for three labelers or more, best with 10 labels or more per labeler and label
  --prior                    with dawid-skene: steadier estimates for few labels a labeler
  --wide                     the CSV file has one column per labeler
  --csv                      a table on standard output instead of text
  --output <file>            write there instead of standard output; a table with --csv. Must not exist
  --json                     with the probability of each label and each labeler's confusion

Exit code 1 when nothing has been labeled.

Examples:
  concord consensus "Phone scratches" --question defect --csv --output consensus.csv
  concord consensus ratings.csv --method dawid-skene --json
`;

/** `concord consensus`: answers computed from annotations. */
export const consensusCommand = defineCommand({
  name: 'consensus',
  summary: 'compute the answer that labelers’ answers add up to',
  usage: USAGE,
  options: { question: { type: 'string' }, round: { type: 'string' }, method: { type: 'string' }, prior: { type: 'boolean' }, wide: { type: 'boolean' }, csv: { type: 'boolean' }, output: { type: 'string' } },
  async run(values, positionals, context): Promise<Outcome> {
    const asked: ConsensusAsked = { method: choiceOption('method', values.method, METHODS, 'majority'), prior: values.prior === true };
    if (asked.prior && asked.method !== 'dawid-skene') throw new UsageError('--prior is for --method dawid-skene');
    const { path, isFolder } = await pathOrStdin(positionals, context);
    if (isFolder && values.wide === true) throw new UsageError('--wide is for CSV files');
    if (!isFolder && values.round !== undefined) throw new UsageError('a CSV file has no rounds');
    const { project, heads, reports, warnings } = isFolder
      ? await consensusOfProject(path, { ...asked, question: values.question, round: values.round }, context)
      : await ofTable(path, values.question, values.wide === true, asked, context);
    const samples = reports.reduce((sum, { rows }) => sum + rows.length, 0);
    const text = values.csv === true ? consensusCsv(reports) : samples === 0 ? 'Nothing has been labeled yet.\n' : reports.map(consensusText).join('\n');
    const outcome: Outcome = { exit: samples === 0 ? 1 : 0, project, heads, result: { method: asked.method, questions: reports.map(plainConsensus) }, text, warnings };
    if (values.output === undefined) return outcome;
    const output = resolve(context.cwd, values.output);
    await write(output, text, context);
    return { ...outcome, result: { method: asked.method, output, rows: samples }, text: `${samples} rows in ${output}\n` };
  },
});

async function ofTable(path: string, question: string | undefined, wide: boolean, asked: ConsensusAsked, context: CommandContext): Promise<Agreed> {
  const read = await readRatings(path, wide, context);
  const found = questionsNamed(read.questions, question).map((each) => consensusOfLabels(labelsOfTable(each, []), { question: each.name, prompt: '', type: 'choice' }, (unit) => ({ sample: each.sampleName(unit) }), asked));
  return { project: null, heads: {}, reports: found.map(({ report }) => report), warnings: [...read.warnings, ...found.flatMap(({ warnings }) => warnings)] };
}

async function write(output: string, text: string, { host }: CommandContext): Promise<void> {
  if ((await unlessMissing(host.files.lstat(output))) !== undefined) throw new Refused(refuse('exists', `${output} is there already.`, 'Nothing was written.', 'Name another file.'));
  await replaceDurably(host.files, output, encodeUtf8(text));
}
