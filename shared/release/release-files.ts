/*
 * A whole release as a list of files. What always holds:
 *
 *   - The bytes depend on {recipe, heads, release format version} and the history those heads stand for; never on the
 *     clock, the machine, or the order in which commits arrived. The date inside is that of the greatest included stamp.
 *   - Files come in byte order of their paths; `checksums.sha256` lists every other one. A sample's id is the hash of its
 *     bytes, so the list is known before a single byte of media is copied.
 *   - Persons appear by code.
 */
import { sha256Hex, sha256OfText } from '../basics/hash.ts';
import { compareUtf8 } from '../basics/order.ts';
import { encodeUtf8 } from '../basics/utf8.ts';
import { writeAudioManifest } from '../formats/audio-manifest/write.ts';
import { writeCoco } from '../formats/coco/write.ts';
import { writeCsv } from '../formats/csv/write.ts';
import type { ContentHash, SampleId } from '../model/ids.ts';
import type { ProjectFile } from '../model/project-file.ts';
import { RELEASE_SPLITS, type ReleaseRecipe, type ReleaseRecord } from '../model/release.ts';
import type { ProjectState } from '../project/project-state.ts';
import { guidelineByHash } from '../project/views/guideline-versions.ts';
import { audioRows } from './audio-rows.ts';
import { type Checksum, CHECKSUMS_FILE, writeChecksums } from './checksums.ts';
import { cocoFiles } from './coco-files.ts';
import { dataCard } from './data-card.ts';
import { draftRelease, type ReleaseDraft } from './draft-release.ts';
import type { KeptSplits } from './kept-splits.ts';
import { labelFile } from './label-files.ts';
import { manifestCsv, manifestJsonl, manifestRow } from './manifest.ts';
import { labelPath, mediaPath } from './release-names.ts';
import { labelTrackFiles, textGridFiles } from './span-tiers.ts';

/** Grows whenever equal input would give other bytes. */
export const RELEASE_FORMAT_VERSION = 3;

/** A file of a release: bytes, or the bytes of a sample, as a hard link where that can be had. */
export type ReleaseFile =
  | { readonly path: string; readonly is: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly path: string; readonly is: 'media'; readonly sample: SampleId; readonly link: boolean };

export interface ReleaseSource {
  readonly project: Pick<ProjectFile, 'id' | 'name'>;
  /** What each writer's history ends with. */
  readonly heads: Readonly<Record<string, string>>;
  /** Agreement in words for the data card: computed from the same state, with a fixed seed. */
  readonly agreement: readonly string[];
  /** What `keptSplits` gives for the recipe; needed where it keeps any. */
  readonly kept?: KeptSplits;
}

export interface ReleaseFiles {
  readonly draft: ReleaseDraft;
  readonly files: readonly ReleaseFile[];
  /** What history keeps of the release. */
  readonly record: ReleaseRecord;
}

/** All files of a release. O(annotations + samples), and the bytes in memory (not those of media). */
export function releaseFiles(state: ProjectState, recipe: ReleaseRecipe, source: ReleaseSource): ReleaseFiles {
  const draft = draftRelease(state, recipe, source.kept);
  const date = greatestDate(state);
  const texts = new Map<string, string>([
    ['README.md', dataCard(draft, { projectName: source.project.name, date: date.slice(0, 10), agreement: source.agreement })],
    ['release.json', releaseJson(draft, source, date)],
    ['left-out.csv', writeCsv(['sha256', 'path', 'question', 'reason', 'detail'], draft.plan.leftOut.map(({ sample, path, question, because, detail }) => [sample, path, question, because, detail]))],
    ['questions.json', `${JSON.stringify(draft.plan.questions, null, 2)}\n`],
    ...guidelineTexts(state, draft),
    ...sampleTexts(draft),
    ...formatTexts(draft),
    ...(recipe.formats.includes('textgrid') ? textGridFiles(draft) : []),
    ...(recipe.formats.includes('audacity') ? labelTrackFiles(draft) : []),
  ]);
  const files: ReleaseFile[] = [...texts].map(([path, text]) => ({ path, is: 'bytes', bytes: encodeUtf8(text) }));
  if (recipe.media !== 'none') for (const [sample, name] of draft.context.files) files.push({ path: mediaPath(name), is: 'media', sample, link: recipe.media === 'link' });
  const checksums = files.map((file): Checksum => ({ path: file.path, sha256: file.is === 'media' ? file.sample : sha256Hex(file.bytes) }));
  const list = writeChecksums(checksums);
  files.push({ path: CHECKSUMS_FILE, is: 'bytes', bytes: encodeUtf8(list) });
  return {
    draft,
    files: files.sort((a, b) => compareUtf8(a.path, b.path)),
    record: { recipe, heads: source.heads, checksums: sha256OfText(list) as ContentHash, samples: draft.plan.samples.length, formatVersion: RELEASE_FORMAT_VERSION },
  };
}

function sampleTexts(draft: ReleaseDraft): [string, string][] {
  const { plan, context } = draft;
  const rows = plan.samples.map((sample) => manifestRow(sample, context));
  return [
    ['manifest.jsonl', manifestJsonl(rows)],
    ['manifest.csv', manifestCsv(rows)],
    ...plan.samples.flatMap((sample): [string, string][] => {
      const name = context.files.get(sample.entry.id);
      return name === undefined ? [] : [[labelPath(name), labelFile(sample, context)]];
    }),
  ];
}

function formatTexts(draft: ReleaseDraft): [string, string][] {
  const { recipe, plan } = draft;
  return RELEASE_SPLITS.filter((split) => recipe.shares[split] > 0).flatMap((split): [string, string][] => {
    const rows = recipe.formats.includes('audio-manifest') ? audioRows(draft, split) : { clips: [], spans: [] };
    const coco = recipe.formats.includes('coco') ? cocoFiles(draft, split) : [];
    const hasAudio = recipe.formats.includes('audio-manifest') && plan.samples.some(({ entry }) => entry.facts.kind === 'audio');
    return [
      ...coco.map(({ path, kind, labels, images }): [string, string] => [path, writeCoco(labels, images, `${recipe.title} ${recipe.version}`, kind).text]),
      ...(hasAudio ? [[`audio-${split}.jsonl`, writeAudioManifest(rows.clips)] as [string, string]] : []),
      ...(rows.spans.length > 0 ? [[`audio-spans-${split}.jsonl`, writeAudioManifest(rows.spans)] as [string, string]] : []),
    ];
  });
}

/** The guidelines that the annotations were made under, as Markdown. */
function guidelineTexts(state: ProjectState, { plan }: ReleaseDraft): [string, string][] {
  return plan.guidelines.flatMap((hash): [string, string][] => {
    const version = guidelineByHash(state, hash);
    if (version === undefined) return [];
    return [[`guideline-${version.number}.md`, `${version.guideline.pages.map(({ markdown }) => markdown.trimEnd()).join('\n\n')}\n`]];
  });
}

function releaseJson({ recipe, plan, counts }: ReleaseDraft, { project, heads }: ReleaseSource, date: string): string {
  const content = {
    format: 'concord-release',
    formatVersion: RELEASE_FORMAT_VERSION,
    project,
    version: recipe.version,
    title: recipe.title,
    license: recipe.license,
    date,
    samples: plan.samples.length,
    splits: Object.fromEntries(counts.map(({ split, samples }) => [split, samples])),
    leftOut: plan.leftOut.length,
    guidelines: plan.guidelines,
    labelSets: plan.labelSets,
    recipe,
    heads: Object.fromEntries(Object.entries(heads).sort(([a], [b]) => compareUtf8(a, b))),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Time of the greatest stamp, as ISO 8601; the epoch of an empty history. */
function greatestDate({ commits }: ProjectState): string {
  let greatest = 0;
  for (const ms of commits.ms.cells) if (ms > greatest) greatest = ms;
  return new Date(greatest).toISOString();
}
