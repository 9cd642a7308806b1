import type { CocoImage } from '../formats/coco/write.ts';
import type { LabelId } from '../model/ids.ts';
import type { ReleaseSplit } from '../model/release.ts';
import type { ReleaseDraft } from './draft-release.ts';
import { mediaPath } from './release-names.ts';

export interface CocoContent {
  readonly path: string;
  /** Category names, in the order of the label set; the same in every split. */
  readonly labels: readonly string[];
  readonly images: readonly CocoImage[];
}

/**
 * One COCO file for each question about boxes. File names are relative to the release's folder, or the project's own paths
 * when media are not part of the release.
 */
export function cocoFiles({ recipe, plan, splitOf, context }: ReleaseDraft, split: ReleaseSplit): readonly CocoContent[] {
  const asked = plan.questions.filter(({ type }) => type === 'box');
  return asked.map((question) => {
    const names = context.names.get(question.id) ?? new Map<LabelId, string>();
    const nameOf = (label: LabelId) => names.get(label) ?? label;
    const images = plan.samples.flatMap(({ entry, answers }): CocoImage[] => {
      const value = answers.find((answer) => answer.question === question.id)?.value;
      const name = context.files.get(entry.id);
      if (splitOf.get(entry.id) !== split || value?.type !== 'box' || entry.facts.kind !== 'image' || name === undefined) return [];
      const boxes = value.regions.flatMap(({ label, shape }) => (shape.kind === 'box' ? [{ label: nameOf(label), x: shape.x, y: shape.y, width: shape.width, height: shape.height }] : []));
      return [{ fileName: recipe.media === 'none' ? entry.path : mediaPath(name), width: entry.facts.width, height: entry.facts.height, boxes }];
    });
    // Labels that no label set knows any more still need a category, the same one in every split.
    const strays = plan.samples.flatMap(({ answers }) =>
      answers.flatMap(({ question: of, value }) => (of === question.id && value.type === 'box' ? value.regions.map(({ label }) => nameOf(label)) : [])),
    );
    const labels = [...new Set([...names.values(), ...[...new Set(strays)].sort()])];
    return { path: asked.length === 1 ? `coco/instances_${split}.json` : `coco/${question.id}_instances_${split}.json`, labels, images };
  });
}
