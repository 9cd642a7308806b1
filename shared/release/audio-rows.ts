import type { AudioManifestRow } from '../formats/audio-manifest/write.ts';
import { attributesOf, type Region } from '../model/annotation.ts';
import type { LabelId } from '../model/ids.ts';
import { attributesAsked, type Question } from '../model/label-set.ts';
import type { ReleaseSplit } from '../model/release.ts';
import type { ReleaseDraft } from './draft-release.ts';
import { mediaPath } from './release-names.ts';
import { answerInWords, namedLane } from './release-words.ts';

/** The lines of a split's audio manifests: one a clip (text, label), and one a span (label, and where they are told its words and its lane, which readers call the speaker). */
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
        for (const region of value.regions) {
          const { label, shape } = region;
          const [text, speaker] = [spokenIn(question, region), namedLane(question, shape)];
          if (shape.kind === 'span') spans.push({ path, offset: shape.start, duration: shape.end - shape.start, label: names.get(label) ?? label, ...(text === undefined ? {} : { text }), ...(speaker === undefined ? {} : { speaker }) });
        }
      }
    }
    clips.push(clip);
  }
  return { clips, spans };
}

/** The words of a span: the answer to the first text that is asked about it; undefined where none was given. */
export function spokenIn(question: Question, region: Region): string | undefined {
  for (const { id, type } of attributesAsked(question)) {
    if (type !== 'text') continue;
    const value = attributesOf(region)[id];
    return value?.type === 'text' ? value.text : undefined;
  }
  return undefined;
}
