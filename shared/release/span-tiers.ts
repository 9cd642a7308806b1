import { writeLabelTrack } from '../formats/audacity/write.ts';
import { type SpanTier, type TierSpan, writeTextGrid } from '../formats/textgrid/write.ts';
import type { Region } from '../model/annotation.ts';
import type { LabelId } from '../model/ids.ts';
import { attributesAsked, laneName, lanesAsked, type Question } from '../model/label-set.ts';
import { spokenIn } from './audio-rows.ts';
import type { ReleaseDraft } from './draft-release.ts';
import type { PlannedSample } from './plan-release.ts';

/** Whether a question's answers can be said as tiers of spans. */
export function fitsTiers({ type }: Question): boolean {
  return type === 'span';
}

/** One TextGrid for each recording with spans, one tier a lane. */
export function textGridFiles(draft: ReleaseDraft): readonly (readonly [path: string, text: string])[] {
  return recordings(draft).map(({ sample, seconds, stem }) => [`textgrid/${stem}.TextGrid`, writeTextGrid(seconds, tiersOf(sample, draft))]);
}

/** One Audacity label track for each lane of each recording with spans; its number from 1 in the name where there are several. */
export function labelTrackFiles(draft: ReleaseDraft): readonly (readonly [path: string, text: string])[] {
  return recordings(draft).flatMap(({ sample, stem }) => {
    const tiers = tiersOf(sample, draft);
    return tiers.map(({ spans }, at): [string, string] => [`audacity/${stem}${tiers.length === 1 ? '' : `.${at + 1}`}.txt`, writeLabelTrack(spans)]);
  });
}

function recordings({ plan, context }: ReleaseDraft) {
  return plan.samples.flatMap((sample) => {
    const name = context.files.get(sample.entry.id);
    const { facts } = sample.entry;
    const isAnswered = sample.answers.some(({ value }) => value.type === 'span');
    return name === undefined || facts.kind !== 'audio' || !isAnswered ? [] : [{ sample, seconds: facts.seconds, stem: `${name.split}/${name.stem}` }];
  });
}

/**
 * The lanes of a sample's spans, question by question: all that have names, and those that spans lie on. Where words are asked
 * about spans they are the text; labels come on tiers of their own then, if there are several to tell apart.
 */
function tiersOf({ answers }: PlannedSample, { plan, context }: ReleaseDraft): readonly SpanTier[] {
  const asked = plan.questions.filter(fitsTiers);
  return asked.flatMap((question) => {
    const value = answers.find((answer) => answer.question === question.id)?.value;
    if (value?.type !== 'span') return [];
    const names = context.names.get(question.id) ?? new Map<LabelId, string>();
    const labelOf = ({ label }: Region) => names.get(label) ?? label;
    const asksWords = attributesAsked(question).some(({ type }) => type === 'text');
    const used = value.regions.flatMap(({ shape }) => (shape.kind === 'span' ? [shape.lane] : []));
    const lanes = [...new Set([...lanesAsked(question).keys(), ...used])].sort((a, b) => a - b);
    return (lanes.length === 0 ? [0] : lanes).flatMap((lane): SpanTier[] => {
      const own = value.regions.filter(({ shape }) => shape.kind === 'span' && shape.lane === lane);
      const name = asked.length === 1 ? laneName(question, lane) : `${question.id}: ${laneName(question, lane)}`;
      const tier = (called: string, textOf: (region: Region) => string): SpanTier => ({ name: called, spans: own.flatMap((region) => spanWith(region, textOf(region))) });
      if (!asksWords) return [tier(name, labelOf)];
      const words = tier(name, (region) => spokenIn(question, region) ?? '');
      return names.size > 1 ? [words, tier(`${name} – labels`, labelOf)] : [words];
    });
  });
}

function spanWith({ shape }: Region, text: string): readonly TierSpan[] {
  return shape.kind === 'span' && shape.end > shape.start ? [{ start: shape.start, end: shape.end, text }] : [];
}
