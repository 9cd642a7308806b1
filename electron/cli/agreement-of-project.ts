import { type AgreementInput, agreementInput, narrowedInput } from '../../shared/curation/agreement-input.ts';
import type { FigureId, QuestionAgreement } from '../../shared/curation/agreement-figures.ts';
import { FIGURE_WORDS } from '../../shared/curation/figure-words.ts';
import { questionAgreement } from '../../shared/curation/question-agreement.ts';
import type { RoundId } from '../../shared/model/ids.ts';
import type { Question } from '../../shared/model/label-set.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';
import { questionById } from '../../shared/project/views/label-set-versions.ts';
import { rounds } from '../../shared/project/views/rounds.ts';
import { findSample } from '../../shared/project/views/samples.ts';
import { labelNames, personCodes } from '../../shared/release/release-words.ts';
import { breakdownOfMeasured, NO_ROWS, type TableWords } from './agreement-breakdown.ts';
import { extrasOf } from './agreement-extras.ts';
import type { NamedEstimate } from './agreement-metrics.ts';
import { agreementOfLabels, type LabelsAsked } from './agreement-of-table.ts';
import type { QuestionReport } from './agreement-report.ts';
import { type CommandContext, type Outcome, UsageError } from './command.ts';
import { historyWarnings } from './history-warnings.ts';
import { questionsAsked } from './named-question.ts';
import { labelsOfInput } from './rated-labels.ts';
import { roundNamed } from './review-command.ts';

/** What `concord agreement` is asked. */
export interface Asked extends LabelsAsked {
  readonly question: string | undefined;
  readonly round: string | undefined;
  /** A figure of any kind of question, by its id. */
  readonly figure: FigureId | undefined;
  readonly levels: readonly string[];
  readonly wide: boolean;
}

export interface Measured {
  readonly project: Outcome['project'];
  readonly heads: Outcome['heads'];
  readonly questions: readonly QuestionReport[];
  readonly warnings: readonly string[];
}

/** Agreement on the questions of a project. A question that does not have the figure asked for is named in a warning, or refused when it was named. */
export async function agreementOfProject(folder: string, asked: Asked, { host }: CommandContext): Promise<Measured> {
  if (asked.wide || asked.levels.length > 0) throw new UsageError(`${asked.wide ? '--wide' : '--levels'} is for CSV files; a project knows its labels`);
  const { file, state, heads, problems } = await host.load(folder);
  const round = roundNamed(state, asked.round);
  const reports: QuestionReport[] = [];
  const refusals: string[] = [];
  for (const { id } of questionsAsked(state, asked.question)) {
    const input = agreementInput(state, id, { blindOnly: true, ...(round === undefined ? {} : { rounds: [round] }) });
    if (input === undefined || (input.answer.length === 0 && asked.question === undefined)) continue;
    try {
      reports.push(...reportsOf(state, input, asked));
    } catch (error) {
      if (asked.question !== undefined || !(error instanceof UsageError)) throw error;
      refusals.push(error.message);
    }
  }
  if (reports.length === 0 && refusals.length > 0) throw new UsageError(refusals.join('; '));
  const warnings = [...historyWarnings(problems), ...refusals.map((sentence) => `Left out: ${sentence}.`)];
  return { project: { id: file.id, name: file.name, path: folder }, heads, questions: reports, warnings };
}

function reportsOf(state: ProjectState, input: AgreementInput, asked: Asked): QuestionReport[] {
  const { question } = input;
  const words = wordsOf(state, input, question);
  const single = asked.metric !== undefined || asked.level !== undefined;
  const labels = labelsOfInput(input, words.label, words.labelerName);
  if (single && labels === undefined) throw new UsageError(noMetric(question, asked));
  const measured = questionAgreement(input, single ? { ...asked.bootstrap, resamples: 0 } : asked.bootstrap);
  const about = { question: question.id as string, prompt: question.prompt, type: question.type as string, given: measured.given, cantTell: measured.cantTell, skipped: measured.skipped };
  const figures = pickedFigures(question, measured, asked.figure);
  const of: Pick<QuestionReport, 'figures' | 'judged' | 'notes' | 'by' | 'byTotal'> =
    labels !== undefined
      ? agreementOfLabels(labels, asked, question.type === 'rating' ? 'ordinal' : 'nominal', { labeler: (rater) => words.labelerName(input.labelers[rater] ?? ''), sample: words.sample }, figures)
      : { figures, judged: figures.slice(0, 1), notes: [], ...(asked.by === undefined || asked.by === 'round' ? NO_ROWS : breakdownOfMeasured(measured, asked.by, { label: words.label, labeler: words.labelerName, sample: words.sample }, asked.limit)) };
  const rows = asked.by === 'round' ? roundRows(state, input, asked) : { by: of.by, byTotal: of.byTotal };
  if (single || asked.figure !== undefined) return [{ ...about, ...of, ...rows }];
  return [{ ...about, ...of, ...rows, extras: extrasOf(measured, words.labelerName) }, ...attributeReports(measured)];
}

/** What labelers say about the regions of a question, as questions of their own. */
function attributeReports(measured: QuestionAgreement): QuestionReport[] {
  return (measured.attributes ?? []).map((attribute) => {
    const figures = namedFigures(attribute);
    return { question: `${measured.question}/${attribute.question}`, prompt: '', type: attribute.type, figures, judged: [], notes: [], given: attribute.given, cantTell: attribute.cantTell, skipped: attribute.skipped, by: [], byTotal: 0 };
  });
}

function namedFigures({ figures }: QuestionAgreement): NamedEstimate[] {
  return figures.map(({ id, estimate }) => ({ id, name: FIGURE_WORDS[id].name, estimate }));
}

function pickedFigures(question: Question, measured: QuestionAgreement, figure: FigureId | undefined): NamedEstimate[] {
  const figures = namedFigures(measured);
  if (figure === undefined) return figures;
  const picked = figures.filter(({ id }) => id === figure);
  if (picked.length === 0) throw new UsageError(`${question.id} (${question.prompt}) has no figure ${figure}; it has ${figures.map(({ id }) => id).join(', ')}`);
  return picked;
}

/** Why a question without labels of the whole sample has no such metric, and what it has instead. */
function noMetric(question: Question, { metric, level }: Asked): string {
  const figures: Partial<Record<Question['type'], readonly FigureId[]>> = { multichoice: ['alpha_masi', 'alpha_jaccard', 'exact_agreement'], text: ['alpha_words', 'alpha_characters', 'wer', 'cer', 'exact_agreement'], span: ['alpha_time', 'f1', 'alpha_objects', 'mean_iou'] };
  const own = figures[question.type] ?? ['alpha_objects', 'f1', 'mean_iou', 'alpha_iou'];
  return `${metric === undefined ? `--level ${level ?? ''}` : `--metric ${metric}`} is for questions with one label or level a sample, and ${question.id} (${question.prompt}) asks for ${question.type}: pick --metric ${own.join(', ')}, or leave --metric and --level out for all of them`;
}

function roundRows(state: ProjectState, input: AgreementInput, asked: Asked): Pick<QuestionReport, 'by' | 'byTotal'> {
  const present = new Set(input.units.map(({ round }) => round));
  const by = rounds(state)
    .filter(({ id }) => present.has(id))
    .map(({ id, number, round }) => {
      const within = narrowedInput(input, { rounds: new Set<RoundId>([id]) });
      const [first] = reportsOf(state, within, { ...asked, by: undefined });
      const [headline] = first?.figures ?? [];
      return { round: round.name, number, id, answers: first?.given ?? 0, ...(headline === undefined ? {} : { [headline.id]: headline.estimate }) };
    });
  return { by, byTotal: by.length };
}

interface Words {
  readonly label: (label: string) => string;
  readonly labelerName: (person: string) => string;
  readonly sample: TableWords['sample'];
}

function wordsOf(state: ProjectState, input: AgreementInput, question: Question): Words {
  const names: ReadonlyMap<string, string> = labelNames(state, questionById(state, question.id) ?? question);
  const codes: ReadonlyMap<string, string> = personCodes(state);
  const levels = question.type === 'rating' ? question.levels : [];
  const roundNames = new Map(rounds(state).map(({ id, round }) => [id, round.name]));
  return {
    label: (label) => names.get(label) ?? levels[Number(label)] ?? label,
    labelerName: (person) => codes.get(person) ?? person,
    sample: (unit) => {
      const { sample, round } = input.units[unit] as AgreementInput['units'][number];
      return { path: findSample(state, sample)?.path ?? sample, round: roundNames.get(round) ?? round, sample };
    },
  };
}
