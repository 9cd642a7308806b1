import type { AudioManifestRow } from '../formats/audio-manifest/write.ts';
import type { LabelId } from '../model/ids.ts';
import type { ReleaseSplit } from '../model/release.ts';
import type { ReleaseDraft } from './draft-release.ts';
import { mediaPath } from './release-names.ts';
import { answerInWords } from './release-words.ts';

/** The lines of a split's audio manifests: one a clip (text, label), and one a span. */
export function audioRows({ recipe, plan, splitOf, context }: ReleaseDraft, split: ReleaseSplit): { readonly clips: readonly AudioManifestRow[]; readonly spans: readonly AudioManifestRow[] } {
  const clips: AudioManifestRow[] = [];
  const spans: AudioManifestRow[] = [];
  for (const { entry, answers } of plan.samples) {
    const name = context.files.get(entry.id);
    if (splitOf.get(entry.id) !== split || entry.facts.kind !== 'audio' || name === undefined) continue;
    // A path must lie in a folder to be found; without media, the project's folder stands for wherever they are.
    const path = recipe.media !== 'none' ? mediaPath(name) : entry.path.includes('/') ? entry.path : `./${entry.path}`;
    const clip: { path: string; duration: number; text?: string; label?: string } = { path, duration: entry.facts.seconds };
    for (const { question: id, value } of answers) {
      const question = context.questions.find((each) => each.id === id);
      const names = context.names.get(id) ?? new Map<LabelId, string>();
      if (question === undefined) continue;
      if (value.type === 'text') clip.text ??= value.text;
      else if (value.type !== 'span') clip.label ??= answerInWords(question, names, value);
      else {
        for (const { label, shape } of value.regions) {
          if (shape.kind === 'span') spans.push({ path, offset: shape.start, duration: shape.end - shape.start, label: names.get(label) ?? label });
        }
      }
    }
    clips.push(clip);
  }
  return { clips, spans };
}
