import type { PersonId } from '../model/ids.ts';
import { type Attribute, attributesAsked, lanesAsked, type Question, tokensAsked } from '../model/label-set.ts';
import { compareText } from '../basics/order.ts';
import type { ReleaseDraft } from './draft-release.ts';
import type { LeftOutReason } from './plan-release.ts';
import { codesOf } from './manifest.ts';

/** What the card needs beyond the draft: measured elsewhere, handed in. */
export interface CardFacts {
  readonly projectName: string;
  /** Day of the greatest included stamp, as YYYY-MM-DD. */
  readonly date: string;
  /** Agreement in words, one sentence or table row per question and measure. */
  readonly agreement: readonly string[];
}

const REASONS: Readonly<Record<LeftOutReason, string>> = {
  tie: 'labelers split evenly',
  'below-threshold': 'too few labelers agreed',
  'too-few': 'too few labelers answered',
  'no-answers': 'not labeled',
  'cant-tell': 'cannot be told',
  skipped: 'skipped',
  excluded: 'excluded by the lead',
};

/** The data card: a Markdown page that says what the dataset is, how it was labeled and what its limits are. */
export function dataCard(draft: ReleaseDraft, { projectName, date, agreement }: CardFacts): string {
  const { recipe, plan, counts, context } = draft;
  const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;
  const labelers = [...new Set(plan.samples.flatMap(({ answers }) => answers.flatMap(({ votes }) => votes.map(({ labeler }) => labeler))))].sort(compareText);
  const adjudicated = plan.samples.filter(({ answers }) => answers.some(({ source }) => source === 'adjudicated')).length;
  const left = Object.entries(REASONS).flatMap(([reason, words]) => {
    const count = new Set(plan.leftOut.filter(({ because }) => because === reason).map(({ sample }) => sample)).size;
    return count === 0 ? [] : [`- ${words}: ${count}`];
  });
  const sections: (readonly string[])[] = [
    [`# ${oneLine(recipe.title)}, version ${recipe.version}`],
    ...(recipe.description.trim() === '' ? [] : [[recipe.description.trim()]]),
    [
      `- project: ${oneLine(projectName)}`,
      `- date: ${date} (of the newest work in it)`,
      `- license: ${oneLine(recipe.license) || 'not given'}`,
      `- samples: ${plan.samples.length} (${splitSentence(counts)})`,
      `- media: ${{ copy: 'included as copies', link: 'included as links to the originals', none: 'not included; `sha256` names the bytes' }[recipe.media]}`,
    ],
    ['## What was asked', ...plan.questions.flatMap((question) => askedLines(question))],
    [
      '## How it was labeled',
      `${labelers.length} ${labelers.length === 1 ? 'labeler' : 'labelers'}${recipe.anonymous || labelers.length === 0 ? '' : `: ${codeList(labelers, draft)}`}. ${versionSentence(draft)}`,
      `An answer is the lead’s decision where there is one (${adjudicated} samples). Else it is the labelers’ consensus: at least ${recipe.atLeast} ${recipe.atLeast === 1 ? 'labeler' : 'labelers'}, at least ${percent(recipe.threshold)} of them behind it, no ties. Boxes and spans are averaged over labelers who drew the same thing.${regionSentence(plan.questions)}`,
    ],
    ['## Agreement', ...(agreement.length === 0 ? ['Not measured for this release.'] : agreement.map((line) => `- ${line}`))],
    ['## Splits', ...splitTable(draft), `Shares ${percent(recipe.shares.train)} / ${percent(recipe.shares.dev)} / ${percent(recipe.shares.test)}, seed ${recipe.seed}${recipe.stratifyBy === null ? '' : `, labels of \`${recipe.stratifyBy}\` kept in proportion`}${recipe.groupBy === null ? '' : `, samples of one “${oneLine(recipe.groupBy)}” kept together`}.${recipe.splitsFrom === undefined ? '' : ` ${draft.stayed} samples stay in the split that version ${recipe.splitsFrom} and those before it had.`} Exact duplicates are one sample.`],
    ['## Left out', ...(left.length === 0 ? ['Nothing.'] : [...left, '', 'Each is listed in `left-out.csv`.'])],
    [
      '## Known limits',
      '- Boxes are in pixels of the upright image (EXIF orientation applied), origin top left. Media are unchanged: readers that ignore EXIF orientation must apply it.',
      '- Spans are in seconds from the start of the recording.',
      '- A consensus is what labelers agree on, which need not be the truth.',
      ...(context.questions.some(({ type }) => type === 'rotated-box') ? ['- Rotated boxes have their centre, their own width and height, and an angle in degrees, clockwise on the screen. In COCO files they are polygons of four corners, with `attributes.rotation`.'] : []),
      ...(context.questions.some(({ type }) => type === 'point') ? ['- In COCO files points are visible keypoints, with a `bbox` and `area` of size 0: a point has no extent.'] : []),
      ...(context.questions.some((question) => attributesAsked(question).length > 0) ? ['- What is said about a region is by vote of those who drew it; what need not be answered and was a tie is left open.'] : []),
      ...(context.questions.some((question) => [question, ...attributesAsked(question)].some((asked) => tokensAsked(asked).length > 0)) ? ['- What is no word is written as listed above. Where transcripts were compared, each such token counted as the words in it, without brackets.'] : []),
      ...(context.questions.some(({ type }) => type === 'text') ? ['- Transcripts were compared without case and punctuation; the most frequent spelling is released.'] : []),
    ],
    ['## Files', '- `manifest.jsonl`, `manifest.csv`: one line a sample', '- `labels/`: one file a sample, with every labeler’s answer', '- `release.json`: the recipe and the history it was made from', '- `checksums.sha256`: check with `concord verify` or `sha256sum -c`'],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function regionSentence(questions: readonly Question[]): string {
  const others = questions.some(({ type }) => type === 'rotated-box' || type === 'polygon');
  const points = questions.some(({ type }) => type === 'point');
  return `${others ? ' Of rotated boxes and polygons the one that overlaps the others most is taken.' : ''}${points ? ' Points are averaged.' : ''}`;
}

function askedLines(question: Question): string[] {
  const { id, prompt, type, about } = question;
  return [
    `- \`${id}\` (${type}, about each ${about === 'image' ? 'image' : 'clip'}): ${oneLine(prompt)}`,
    ...(lanesAsked(question).length === 0 ? [] : [`  - lanes, from 0: ${lanesAsked(question).map(oneLine).join(', ')}`]),
    ...tokenLines(question, '  '),
    ...attributesAsked(question).flatMap((each) => [`  - \`${each.id}\` (${each.type}, about each region${each.required ? '' : ', may be left open'}): ${oneLine(each.prompt)}`, ...tokenLines(each, '    ')]),
  ];
}

/** What is written for what is no word. */
function tokenLines(asked: Question | Attribute, indent: string): string[] {
  return tokensAsked(asked).map(({ text, meaning }) => `${indent}- written \`${oneLine(text).replaceAll('`', "'")}\`${meaning === '' ? '' : `: ${oneLine(meaning)}`}`);
}

function splitSentence(counts: ReleaseDraft['counts']): string {
  return counts.map(({ split, samples }) => `${split} ${samples}`).join(', ');
}

function splitTable({ plan, counts, context }: ReleaseDraft): string[] {
  const rows = [`| | ${counts.map(({ split }) => split).join(' | ')} |`, `|---|${counts.map(() => '--:|').join('')}`, `| samples | ${counts.map(({ samples }) => samples).join(' | ')} |`];
  for (const { id } of plan.questions) {
    const known = [...(context.names.get(id)?.values() ?? [])];
    const found = new Set(counts.flatMap(({ labels }) => [...(labels.get(id)?.keys() ?? [])]));
    const labels = [...known.filter((label) => found.has(label)), ...[...found].filter((label) => !known.includes(label)).sort(compareText)];
    for (const label of labels) rows.push(`| \`${id}\`: ${oneLine(label).replaceAll('|', '\\|')} | ${counts.map((count) => count.labels.get(id)?.get(label) ?? 0).join(' | ')} |`);
  }
  return [...rows, ''];
}

function versionSentence({ plan, context }: ReleaseDraft): string {
  const numbers = plan.guidelines.map((hash) => context.guidelineNumbers.get(hash)).filter((number) => number !== undefined).sort((a, b) => a - b);
  if (numbers.length === 0) return 'No published guideline is on record.';
  return numbers.length === 1 ? `Guideline version ${numbers[0]}.` : `Guideline versions ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}.`;
}

function codeList(labelers: readonly PersonId[], { context }: ReleaseDraft): string {
  return codesOf(labelers, context).join(', ');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
