import { compareText } from '../basics/order.ts';
import type { ContentHash, LabelId, QuestionId, SampleId } from '../model/ids.ts';
import { RELEASE_SPLITS, type ReleaseRecipe, type ReleaseSplit } from '../model/release.ts';
import type { ProjectState } from '../project/project-state.ts';
import { guidelineVersions } from '../project/views/guideline-versions.ts';
import type { SampleEntry } from '../project/views/samples.ts';
import type { ReleaseContext } from './manifest.ts';
import { planRelease, type PlannedSample, type ReleasePlan } from './plan-release.ts';
import { releaseNames } from './release-names.ts';
import { labelNames, labelsIn, personCodes } from './release-words.ts';
import type { KeptSplits } from './kept-splits.ts';
import { splitRelease } from './split-release.ts';

export interface SplitCount {
  readonly split: ReleaseSplit;
  readonly samples: number;
  /** Samples by label, for each question with labels. */
  readonly labels: ReadonlyMap<QuestionId, ReadonlyMap<string, number>>;
}

/** What a release would be: its samples, their splits, and how often each label is in each. Nothing is written. */
export interface ReleaseDraft {
  readonly recipe: ReleaseRecipe;
  readonly plan: ReleasePlan;
  readonly splitOf: ReadonlyMap<SampleId, ReleaseSplit>;
  readonly counts: readonly SplitCount[];
  /** How many samples are in the split that an earlier release had them in. */
  readonly stayed: number;
  readonly context: ReleaseContext;
}

const NOTHING_KEPT: KeptSplits = new Map();

/** Drafts a release: deterministic in state, recipe, and the splits that `keptSplits` gives for it. O(annotations + samples · labels). */
export function draftRelease(state: ProjectState, recipe: ReleaseRecipe, kept: KeptSplits = NOTHING_KEPT): ReleaseDraft {
  const plan = planRelease(state, recipe);
  const names = new Map(plan.questions.map((question) => [question.id, labelNames(state, question)]));
  const labelsOf = (sample: PlannedSample, question: QuestionId) => labelsOfAnswer(sample, question, plan, names);
  const splitOf = splitRelease(
    plan.samples.map((sample) => ({
      sample: sample.entry.id,
      groups: groupsOf(sample.entry, recipe.groupBy),
      labels: recipe.stratifyBy === null ? [] : labelsOf(sample, recipe.stratifyBy),
    })),
    recipe.shares,
    recipe.seed,
    kept,
  );
  const context: ReleaseContext = {
    recipe,
    questions: plan.questions,
    names,
    codes: personCodes(state),
    files: releaseNames(plan.samples.map(({ entry }) => entry), splitOf),
    groupOf: ({ entry }) => groupsOf(entry, recipe.groupBy ?? 'group')[0] ?? null,
    guidelineNumbers: new Map<ContentHash, number>(guidelineVersions(state).map(({ hash, number }) => [hash, number])),
  };
  return { recipe, plan, splitOf, counts: countSplits(plan, splitOf, labelsOf), stayed: plan.samples.filter(({ entry: { id } }) => kept.get(id) === splitOf.get(id)).length, context };
}

/**
 * The groups of a sample, sorted: its occurrences' group for the column "group", else the values of that metadata column.
 * An exact duplicate may lie in several.
 */
export function groupsOf(entry: SampleEntry, column: string | null): readonly string[] {
  if (column === null) return [];
  const groups = entry.places.flatMap(({ occurrence }) => {
    const own = column === 'group' ? occurrence.group : undefined;
    const value = own ?? (Object.hasOwn(occurrence.metadata ?? {}, column) ? occurrence.metadata?.[column] : undefined);
    return value === undefined || value === '' ? [] : [value];
  });
  return [...new Set(groups)].sort(compareText);
}

function labelsOfAnswer(sample: PlannedSample, question: QuestionId, plan: ReleasePlan, names: ReadonlyMap<QuestionId, ReadonlyMap<LabelId, string>>): readonly string[] {
  const answer = sample.answers.find((each) => each.question === question);
  const asked = plan.questions.find(({ id }) => id === question);
  return answer === undefined || asked === undefined ? [] : labelsIn(asked, names.get(question) ?? new Map<LabelId, string>(), answer.value);
}

function countSplits(plan: ReleasePlan, splitOf: ReadonlyMap<SampleId, ReleaseSplit>, labelsOf: (sample: PlannedSample, question: QuestionId) => readonly string[]): SplitCount[] {
  return RELEASE_SPLITS.map((split) => {
    const members = plan.samples.filter(({ entry }) => splitOf.get(entry.id) === split);
    const labels = new Map(plan.questions.map(({ id }) => [id, new Map<string, number>()]));
    for (const member of members) {
      for (const [question, counts] of labels) for (const label of labelsOf(member, question)) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    return { split, samples: members.length, labels };
  });
}
