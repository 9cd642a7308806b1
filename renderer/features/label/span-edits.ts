import type { Region, Span } from '../../../shared/model/annotation.ts';
import { attributesOf } from '../../../shared/model/annotation.ts';
import type { RegionId } from '../../../shared/model/ids.ts';
import type { RegionQuestion } from '../../../shared/model/label-set.ts';

/** A region that is known to be a span of time. */
export type SpanRegion = Region & { readonly shape: Span & { readonly kind: 'span' } };

export function isSpan(region: Region): region is SpanRegion {
  return region.shape.kind === 'span';
}

/** By time: what begins first, then what ends first. */
export function byTime(a: SpanRegion, b: SpanRegion): number {
  return a.shape.start - b.shape.start || a.shape.end - b.shape.end;
}

/** The nearest time that is n / sample rate (design §10), inside the recording. */
export function toFrame(seconds: number, { sampleRate, seconds: length }: { readonly sampleRate: number; readonly seconds: number }): number {
  const frame = Math.round(seconds * sampleRate);
  return Math.min(Math.max(0, frame), Math.round(length * sampleRate)) / sampleRate;
}

/** Whether a time is behind the end of a recording by a frame or more: what is written with six digits may be a little more than the end itself. */
export function isBeyond(seconds: number, { sampleRate, seconds: length }: { readonly sampleRate: number; readonly seconds: number }): boolean {
  return Math.round(seconds * sampleRate) > Math.round(length * sampleRate);
}

/** The question's regions with one span cut at a time into two, the first with the id and the words. The same list where the time is not inside the span. */
export function splitSpan(regions: readonly Region[], question: RegionQuestion, id: string, at: number, newId: () => RegionId): readonly Region[] {
  const place = regions.findIndex((region) => region.id === id);
  const span = regions[place];
  if (span === undefined || !isSpan(span) || at <= span.shape.start || at >= span.shape.end) return regions;
  const words = new Set<string>((question.attributes ?? []).filter(({ type }) => type === 'text').map((each) => each.id));
  const { attributes: _all, ...bare } = span;
  const kept = Object.fromEntries(Object.entries(attributesOf(span)).filter(([attribute]) => !words.has(attribute)));
  const rest: Region = { ...bare, ...(Object.keys(kept).length === 0 ? {} : { attributes: kept }), id: newId(), shape: { ...span.shape, start: at } };
  return [...regions.slice(0, place), { ...span, shape: { ...span.shape, end: at } }, rest, ...regions.slice(place + 1)];
}

/** The question's regions with the chosen spans made one, from the first start to the last end: the first in time keeps its id, label and answers; their words follow each other. */
export function mergedSpans(regions: readonly Region[], question: RegionQuestion, ids: ReadonlySet<string>): readonly Region[] {
  const spans = regions.filter((region): region is SpanRegion => ids.has(region.id) && isSpan(region)).sort(byTime);
  const [first] = spans;
  if (first === undefined || spans.length < 2) return regions;
  const attributes: Record<string, ReturnType<typeof attributesOf>[string]> = { ...attributesOf(first) };
  for (const { id, type } of question.attributes ?? []) {
    const given = spans.flatMap((span) => attributesOf(span)[id] ?? []);
    const words = given.flatMap((value) => (value.type === 'text' && value.text.trim() !== '' ? value.text.trim() : []));
    if (type === 'text' && words.length > 0) attributes[id] = { type: 'text', text: words.join(' ') };
    else if (type !== 'text' && attributes[id] === undefined && given[0] !== undefined) attributes[id] = given[0];
  }
  const end = Math.max(...spans.map(({ shape }) => shape.end));
  const { attributes: _before, ...bare } = first;
  const one: Region = { ...bare, ...(Object.keys(attributes).length === 0 ? {} : { attributes }), shape: { ...first.shape, end } };
  return regions.flatMap((region) => (region.id === first.id ? [one] : ids.has(region.id) ? [] : [region]));
}
