import type { Shape } from '../../shared/agreement/shape.ts';
import { objectConsensus } from '../../shared/consensus/object-consensus.ts';
import { agreementInput, type AgreementInput, answerMatrix } from '../../shared/curation/agreement-input.ts';
import { hasRegions } from '../../shared/model/annotation.ts';
import { asksForRegions, laneName, lanesAsked, type Question } from '../../shared/model/label-set.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';
import { questionById } from '../../shared/project/views/label-set-versions.ts';
import { findSample } from '../../shared/project/views/samples.ts';
import { labelNames, personCodes, rounded } from '../../shared/release/release-words.ts';
import { type CommandContext, type Outcome, UsageError } from './command.ts';
import { type ConsensusAsked, consensusOfLabels } from './consensus-of-table.ts';
import type { ConsensusReport, ConsensusRow } from './consensus-report.ts';
import { historyWarnings } from './history-warnings.ts';
import { questionsAsked } from './named-question.ts';
import { labelsOfInput } from './rated-labels.ts';
import { roundNamed } from './review-command.ts';

export interface Agreed {
  readonly project: Outcome['project'];
  readonly heads: Outcome['heads'];
  readonly reports: readonly ConsensusReport[];
  readonly warnings: readonly string[];
}

/** The consensus on the questions of a project, one answer a labeler: where somebody answered a sample in several rounds, the last counts. */
export async function consensusOfProject(folder: string, asked: ConsensusAsked & { readonly question: string | undefined; readonly round: string | undefined }, { host }: CommandContext): Promise<Agreed> {
  const { file, state, heads, problems } = await host.load(folder);
  const round = roundNamed(state, asked.round);
  const reports: ConsensusReport[] = [];
  const warnings = [...historyWarnings(problems)];
  const refusals: string[] = [];
  for (const question of questionsAsked(state, asked.question)) {
    const input = agreementInput(state, question.id, round === undefined ? {} : { rounds: [round] });
    if (input === undefined || (input.answer.length === 0 && asked.question === undefined)) continue;
    try {
      const found = reportOf(state, bySample(input), asked);
      reports.push(found.report);
      warnings.push(...found.warnings);
    } catch (error) {
      if (asked.question !== undefined || !(error instanceof UsageError)) throw error;
      refusals.push(error.message);
    }
  }
  if (reports.length === 0 && refusals.length > 0) throw new UsageError(refusals.join('; '));
  warnings.push(...refusals.map((sentence) => `Left out: ${sentence}.`));
  return { project: { id: file.id, name: file.name, path: folder }, heads, reports, warnings };
}

/** Throws `UsageError` where there is no such consensus on the question. */
function refuseUnfit({ id, prompt, type }: Question, { method }: ConsensusAsked): void {
  const name = `${id} (${prompt})`;
  if (type === 'text' || type === 'multichoice') throw new UsageError(`${name} asks for ${type === 'text' ? 'text' : 'several labels'}: consensus is for one label, a level or regions; a release takes the ${type === 'text' ? 'most frequent wording' : 'majority label by label'}`);
  if (method === 'dawid-skene' && type !== 'choice' && type !== 'rating') throw new UsageError(`${name} asks for ${type}: --method dawid-skene is for one label or level a sample; --method majority clusters regions`);
}

/** Units become samples: a labeler's answer in the latest round stands for the earlier ones. */
function bySample(input: AgreementInput): AgreementInput {
  const places = new Map<string, number>();
  const first: number[] = [];
  const unitOf = input.units.map(({ sample }, unit) => {
    const known = places.get(sample);
    if (known !== undefined) return known;
    places.set(sample, first.length);
    return first.push(unit) - 1;
  });
  const latest = new Map<number, number>();
  for (let cell = 0; cell < input.unit.length; cell++) latest.set((unitOf[input.unit[cell] as number] as number) * input.labelers.length + (input.labeler[cell] as number), cell);
  const cells = [...latest].sort(([a], [b]) => a - b);
  return {
    ...input,
    units: first.map((unit) => input.units[unit] as AgreementInput['units'][number]),
    facts: first.map((unit) => input.facts[unit]),
    unit: Uint32Array.from(cells, ([address]) => Math.floor(address / input.labelers.length)),
    labeler: Uint32Array.from(cells, ([address]) => address % input.labelers.length),
    answer: Uint32Array.from(cells, ([, cell]) => input.answer[cell] as number),
  };
}

function reportOf(state: ProjectState, input: AgreementInput, asked: ConsensusAsked): { readonly report: ConsensusReport; readonly warnings: readonly string[] } {
  const { question } = input;
  refuseUnfit(question, asked);
  const names: ReadonlyMap<string, string> = labelNames(state, questionById(state, question.id) ?? question);
  const codes: ReadonlyMap<string, string> = personCodes(state);
  const label = (id: string) => names.get(id) ?? id;
  const labeler = (id: string) => codes.get(id) ?? id;
  const sample = (unit: number) => {
    const id = input.units[unit]?.sample;
    return id === undefined ? { path: '', sample: '' } : { path: findSample(state, id)?.path ?? id, sample: id };
  };
  const about = { question: question.id as string, prompt: question.prompt, type: question.type as string };
  const labels = labelsOfInput(input, label, labeler);
  if (labels !== undefined) return consensusOfLabels(labels, about, sample, asked);
  const rows = regionRows(input, label, labeler, sample);
  const settled = rows.filter((row) => row.settled).length;
  const summary = `${rows.length} regions on ${input.units.length} samples: ${settled} found by more than half of the labelers with one label ahead, ${rows.filter((row) => row.labels.length > 1).length} with a tie between labels.`;
  return { report: { ...about, method: 'majority', labels: 'labels' in question ? question.labels.map(({ id }) => label(id)) : [], rows, summary, labelers: [], model: null }, warnings: asksForRegions(question) && question.type === 'polygon' ? ['Polygons have no average: the outline shown is the one that overlaps the others most.'] : [] };
}

function regionRows(input: AgreementInput, label: (id: string) => string, labeler: (id: string) => string, sample: (unit: number) => Readonly<Record<string, string>>): ConsensusRow[] {
  const answers = answerMatrix(input, (value) => (hasRegions(value) ? value.regions.map((region) => ({ label: region.label as string, shape: region.shape })) : null));
  return answers.flatMap((regions, unit) =>
    objectConsensus({ answers: regions }).map((cluster): ConsensusRow => ({
      sample: sample(unit),
      labels: cluster.labels.map(label),
      share: cluster.members.length / cluster.assigned,
      answers: cluster.assigned,
      found: cluster.members.length,
      settled: cluster.settled,
      shares: Object.fromEntries(cluster.votes.map((vote) => [label(vote.label), vote.count])),
      region: { shape: writtenShape(cluster.shape, input.question), labelers: cluster.members.map(({ rater }) => labeler(input.labelers[rater] ?? '')) },
    })),
  );
}

/** A shape as a report has it; of a span on a named lane with the lane's name beside its number. */
function writtenShape(shape: Shape, question: Question): Readonly<Record<string, unknown>> {
  const decimals = shape.kind === 'span' ? 6 : 3;
  const lane = shape.kind === 'span' && lanesAsked(question).length > 0 ? { lane_name: laneName(question, shape.lane ?? 0) } : {};
  return { ...Object.fromEntries(Object.entries(shape).map(([name, value]: [string, unknown]) => [name, typeof value === 'number' ? rounded(value, decimals) : value])), ...lane };
}
