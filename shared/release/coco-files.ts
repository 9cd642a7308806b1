import type { Json } from '../basics/canonical-json.ts';
import type { CocoImage, CocoKind, CocoRegion } from '../formats/coco/write.ts';
import { hasRegions, type Region } from '../model/annotation.ts';
import type { LabelId } from '../model/ids.ts';
import type { Question } from '../model/label-set.ts';
import type { ReleaseSplit } from '../model/release.ts';
import type { ReleaseDraft } from './draft-release.ts';
import { mediaPath } from './release-names.ts';
import { attributesInWords, type WrittenAttribute } from './release-words.ts';

export interface CocoContent {
  readonly path: string;
  readonly kind: CocoKind;
  /** Category names, in the order of the label set; the same in every split. */
  readonly labels: readonly string[];
  readonly images: readonly CocoImage[];
}

/** Whether a question's regions can be said in COCO: all kinds that are on images. */
export function fitsCoco({ type }: Question): boolean {
  return type === 'box' || type === 'rotated-box' || type === 'polygon' || type === 'point';
}

/**
 * One COCO file for each question about regions on images: instances, of points keypoints. File names are relative to the
 * release's folder, or the project's own paths when media are not part of the release.
 */
export function cocoFiles({ recipe, plan, splitOf, context }: ReleaseDraft, split: ReleaseSplit): readonly CocoContent[] {
  const asked = plan.questions.filter(fitsCoco);
  return asked.map((question) => {
    const names = context.names.get(question.id) ?? new Map<LabelId, string>();
    const nameOf = (label: LabelId) => names.get(label) ?? label;
    const images = plan.samples.flatMap(({ entry, answers }): CocoImage[] => {
      const value = answers.find((answer) => answer.question === question.id)?.value;
      const name = context.files.get(entry.id);
      if (splitOf.get(entry.id) !== split || value?.type !== question.type || !hasRegions(value) || entry.facts.kind !== 'image' || name === undefined) return [];
      const regions = value.regions.flatMap((region) => cocoRegion(question, region, nameOf(region.label)));
      return [{ fileName: recipe.media === 'none' ? entry.path : mediaPath(name), width: entry.facts.width, height: entry.facts.height, regions }];
    });
    // Labels that no label set knows any more still need a category, the same one in every split.
    const strays = plan.samples.flatMap(({ answers }) =>
      answers.flatMap(({ question: of, value }) => (of === question.id && hasRegions(value) ? value.regions.map(({ label }) => nameOf(label)) : [])),
    );
    const labels = [...new Set([...names.values(), ...[...new Set(strays)].sort()])];
    const kind: CocoKind = question.type === 'point' ? 'keypoints' : 'instances';
    return { path: asked.length === 1 ? `coco/${kind}_${split}.json` : `coco/${question.id}_${kind}_${split}.json`, kind, labels, images };
  });
}

function cocoRegion(question: Question, region: Region, label: string): CocoRegion[] {
  if (region.shape.kind === 'span') return [];
  const said = Object.entries(attributesInWords(question, region)).map(([id, value]) => [id, flat(value)] as const);
  return [{ label, shape: region.shape, ...(said.length === 0 ? {} : { attributes: Object.fromEntries(said) }) }];
}

/** Attributes of COCO files are texts, numbers and lists of them: a level goes by its name. */
function flat(value: WrittenAttribute): Json {
  return typeof value === 'object' && 'name' in value ? value.name : value;
}
