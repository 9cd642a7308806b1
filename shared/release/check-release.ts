import type { SampleId } from '../model/ids.ts';
import { RELEASE_SPLITS, type ReleaseSplit } from '../model/release.ts';
import type { ProjectState } from '../project/project-state.ts';
import { fitsCoco } from './coco-files.ts';
import { groupsOf, type ReleaseDraft } from './draft-release.ts';
import { newestRelease } from './kept-splits.ts';
import type { LeftOutReason } from './plan-release.ts';
import { fitsTiers } from './span-tiers.ts';

/** `stop`: must not be frozen so. `warn`: worth a look. `ok`: was looked at and is fine. */
export interface ReleaseCheck {
  readonly id: string;
  readonly level: 'ok' | 'warn' | 'stop';
  readonly sentence: string;
  /** Samples behind it, at most the first hundred. */
  readonly samples: readonly SampleId[];
}

export const NAMED_SAMPLES = 100;
const TINY_SPLIT = 10;

/**
 * What to look at before freezing. `missing` are samples whose media were not found on this device; left out where nobody
 * has looked. O(samples · labels).
 */
export function checkRelease(state: ProjectState, draft: ReleaseDraft, missing?: readonly SampleId[]): readonly ReleaseCheck[] {
  return [
    ...checkRecipe(state, draft),
    checkContent(draft),
    ...checkLeftOut(draft),
    checkOneLabeler(draft),
    checkClashes(draft),
    ...checkSplits(draft),
    ...checkKept(state, draft),
    ...checkGroups(draft),
    checkVersions(draft),
    ...(missing === undefined ? [] : [checkMedia(draft, missing)]),
  ];
}

function check(id: string, level: ReleaseCheck['level'], sentence: string, samples: readonly SampleId[] = []): ReleaseCheck {
  return { id, level, sentence, samples: samples.slice(0, NAMED_SAMPLES) };
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function checkRecipe(state: ProjectState, { recipe, plan }: ReleaseDraft): ReleaseCheck[] {
  const { train, dev, test } = recipe.shares;
  const checks: ReleaseCheck[] = [];
  if (Math.abs(train + dev + test - 1) > 1e-6) checks.push(check('shares', 'stop', `The shares of the splits add to ${Math.round((train + dev + test) * 100)} %, not to 100 %.`));
  const unknown = recipe.questions.filter((id) => !plan.questions.some((question) => question.id === id));
  if (unknown.length > 0) checks.push(check('questions', 'stop', `The project has no question called ${unknown.join(', ')}.`));
  if (state.registers.value('release', recipe.version) !== undefined) checks.push(check('version', 'stop', `Version ${recipe.version} is released already. Choose a higher one.`));
  if (recipe.license.trim() === '') checks.push(check('license', 'warn', 'No license is given: others will not know whether they may use it.'));
  const wantsBoxes = recipe.formats.includes('coco') && !plan.questions.some(fitsCoco);
  if (wantsBoxes) checks.push(check('coco', 'warn', 'COCO was asked for, but no question is about regions on images: no COCO file will be written.'));
  const wantsAudio = recipe.formats.includes('audio-manifest') && !plan.samples.some(({ entry }) => entry.facts.kind === 'audio');
  if (wantsAudio) checks.push(check('audio-manifest', 'warn', 'An audio manifest was asked for, but no sample is audio: none will be written.'));
  const wantsTiers = (recipe.formats.includes('textgrid') || recipe.formats.includes('audacity')) && !plan.questions.some(fitsTiers);
  if (wantsTiers) checks.push(check('tiers', 'warn', 'TextGrids or label tracks were asked for, but no question is about spans of sound: none will be written.'));
  return checks;
}

function checkContent({ plan }: ReleaseDraft): ReleaseCheck {
  return plan.samples.length === 0
    ? check('content', 'stop', 'No sample has a decided answer yet, so there is nothing to release.')
    : check('content', 'ok', `${counted(plan.samples.length, 'sample')} will be released.`);
}

const LEFT_OUT: Readonly<Record<LeftOutReason, (count: string, them: 'it' | 'them') => string>> = {
  tie: (count, them) => `${count} left out because labelers are split evenly. Review ${them} to have ${them} in.`,
  'below-threshold': (count, them) => `${count} left out because too few labelers agree. Review ${them} to have ${them} in.`,
  'too-few': (count) => `${count} left out because fewer labelers than asked have answered.`,
  'no-answers': (count, them) => `${count} left out because nobody has labeled ${them}.`,
  'cant-tell': (count) => `${count} left out because labelers can’t tell.`,
  skipped: (count) => `${count} left out: skipped, and not decided since.`,
  excluded: (count, them) => `${count} left out because the lead excluded ${them}.`,
};

function checkLeftOut({ plan }: ReleaseDraft): ReleaseCheck[] {
  const reasons = Object.keys(LEFT_OUT) as LeftOutReason[];
  const checks = reasons.flatMap((reason) => {
    const samples = [...new Set(plan.leftOut.filter(({ because }) => because === reason).map(({ sample }) => sample))];
    const level = reason === 'excluded' ? 'ok' : 'warn';
    return samples.length === 0 ? [] : [check(`left-out-${reason}`, level, LEFT_OUT[reason](`${counted(samples.length, 'sample')} ${samples.length === 1 ? 'is' : 'are'}`, samples.length === 1 ? 'it' : 'them'), samples)];
  });
  return checks.length > 0 ? checks : [check('left-out', 'ok', 'Every sample is decided.')];
}

function checkOneLabeler({ plan }: ReleaseDraft): ReleaseCheck {
  const alone = plan.samples.filter(({ answers }) => answers.some(({ source, votes }) => source === 'consensus' && votes.length === 1)).map(({ entry }) => entry.id);
  return alone.length === 0
    ? check('one-labeler', 'ok', 'Every answer was given by at least two labelers or decided by the lead.')
    : check('one-labeler', 'warn', `${counted(alone.length, 'sample')} ${alone.length === 1 ? 'rests' : 'rest'} on one labeler alone, so nothing is known of their consistency.`, alone);
}

function checkClashes({ plan }: ReleaseDraft): ReleaseCheck {
  const clashes = plan.samples.filter(({ answers }) => answers.some(({ clash }) => clash)).map(({ entry }) => entry.id);
  return clashes.length === 0
    ? check('clashes', 'ok', 'No sample was decided twice without knowing.')
    : check('clashes', 'warn', `${counted(clashes.length, 'sample was', 'samples were')} decided by two leads at the same time; the later decision is used.`, clashes);
}

function checkSplits({ recipe, plan, counts }: ReleaseDraft): ReleaseCheck[] {
  const used = counts.filter(({ split }) => recipe.shares[split] > 0);
  const checks = used.flatMap(({ split, samples }): ReleaseCheck[] => {
    if (plan.samples.length === 0) return [];
    if (samples === 0) return [check(`empty-${split}`, 'stop', `The ${split} split would be empty. Give it a greater share, or none.`)];
    return samples < TINY_SPLIT ? [check(`tiny-${split}`, 'warn', `The ${split} split has only ${counted(samples, 'sample')}: what is measured on it will vary by chance.`)] : [];
  });
  for (const { id, prompt } of plan.questions) {
    const all = new Set(used.flatMap(({ labels }) => [...(labels.get(id)?.keys() ?? [])]));
    for (const { split, samples, labels } of used) {
      const lacking = samples === 0 ? [] : [...all].filter((label) => !labels.get(id)?.has(label)).sort();
      if (lacking.length > 0) checks.push(check(`labels-${id}-${split}`, 'warn', `The ${split} split has no ${lacking.map((label) => `“${label}”`).join(', ')} (${prompt}).`));
    }
  }
  return checks.length > 0 ? checks : [check('splits', 'ok', 'Every split has enough samples and every label.')];
}

function checkKept(state: ProjectState, { recipe, plan, stayed }: ReleaseDraft): ReleaseCheck[] {
  const before = newestRelease(state);
  if (before === undefined || plan.samples.length === 0) return [];
  if (recipe.splitsFrom === undefined) return [check('kept-splits', 'warn', `All splits are drawn anew: samples that a model was trained on with version ${before} may now be in test.`)];
  const drawn = plan.samples.length - stayed;
  return [check('kept-splits', 'ok', `${counted(stayed, 'sample stays', 'samples stay')} in the split that version ${recipe.splitsFrom} and those before it had, ${drawn === 0 ? 'none is' : drawn === 1 ? '1 is' : `${drawn} are`} drawn.`)];
}

function checkGroups({ recipe, plan, splitOf }: ReleaseDraft): ReleaseCheck[] {
  const leaking = (column: string) => {
    const splits = new Map<string, Set<ReleaseSplit>>();
    for (const { entry } of plan.samples) {
      for (const group of groupsOf(entry, column)) splits.set(group, (splits.get(group) ?? new Set()).add(splitOf.get(entry.id) ?? 'train'));
    }
    return [...splits].filter(([, of]) => of.size > 1).map(([group]) => group);
  };
  const several = RELEASE_SPLITS.filter((split) => recipe.shares[split] > 0).length > 1;
  if (recipe.groupBy === null) {
    const parted = several ? leaking('group') : [];
    return parted.length === 0 ? [] : [check('groups', 'warn', `${counted(parted.length, 'group')} of samples ${parted.length === 1 ? 'is' : 'are'} in more than one split. If samples of a group look alike, keep groups together.`)];
  }
  const parted = leaking(recipe.groupBy);
  if (parted.length > 0) return [check('groups', 'stop', `${counted(parted.length, 'group')} ${parted.length === 1 ? 'is' : 'are'} in more than one split: ${parted.slice(0, 5).join(', ')}.${recipe.splitsFrom === undefined ? '' : ` Splits kept from version ${recipe.splitsFrom} part them: draw all splits anew, or do not keep groups together.`}`)];
  const without = plan.samples.filter(({ entry }) => groupsOf(entry, recipe.groupBy).length === 0).map(({ entry }) => entry.id);
  return without.length === 0
    ? [check('groups', 'ok', `No value of “${recipe.groupBy}” is in more than one split.`)]
    : [check('groups', 'warn', `${counted(without.length, 'sample')} ${without.length === 1 ? 'has' : 'have'} no value of “${recipe.groupBy}” and ${without.length === 1 ? 'was' : 'were'} split alone.`, without)];
}

function checkVersions({ plan }: ReleaseDraft): ReleaseCheck {
  if (plan.guidelines.length > 1) return check('guidelines', 'warn', `The annotations were made under ${plan.guidelines.length} versions of the guideline.`);
  if (plan.labelSets.length > 1) return check('guidelines', 'warn', `The annotations were made under ${plan.labelSets.length} versions of the label set.`);
  return check('guidelines', 'ok', 'All annotations were made under one version of guideline and label set.');
}

function checkMedia({ recipe, plan }: ReleaseDraft, missing: readonly SampleId[]): ReleaseCheck {
  const gone = new Set(missing);
  const samples = plan.samples.filter(({ entry }) => gone.has(entry.id)).map(({ entry }) => entry.id);
  if (samples.length === 0) return check('media', 'ok', recipe.media === 'none' ? 'Media are not part of the release.' : 'All media were found.');
  const sentence = `The media of ${counted(samples.length, 'sample')} cannot be found or ${samples.length === 1 ? 'has' : 'have'} changed on this device.`;
  return check('media', recipe.media === 'none' ? 'warn' : 'stop', sentence, samples);
}
