import type { AttributeValue, AttributeValues, Region } from '../../../shared/model/annotation.ts';
import { attributesOf } from '../../../shared/model/annotation.ts';
import { attributesAsked, type RegionQuestion } from '../../../shared/model/label-set.ts';
import { agreedAttributes } from './averaged-region.ts';

type Span = Region & { readonly shape: Extract<Region['shape'], { kind: 'span' }> };

/**
 * Several spans as one, from the first start to the last end, on the lane and under the label of most of their time (of equals the
 * first). What follows each other keeps all its words, in the order of time; of spans about the same stretch (they share more than half of the shorter
 * one) the words of the first count. Other attributes: what most say. Undefined for fewer than two spans. O(spans²).
 */
export function mergedSpans(question: RegionQuestion, regions: readonly Region[]): Omit<Region, 'id'> | undefined {
  const spans = regions.flatMap((region): Span[] => (region.shape.kind === 'span' ? [{ ...region, shape: region.shape }] : [])).sort((a, b) => a.shape.start - b.shape.start || b.shape.end - a.shape.end);
  const [first] = spans;
  if (first === undefined || spans.length < 2) return undefined;
  const attributes = mergedAttributes(question, spans);
  return {
    label: longest(spans, ({ label }) => label),
    shape: { kind: 'span', start: first.shape.start, end: Math.max(...spans.map(({ shape }) => shape.end)), lane: longest(spans, ({ shape }) => shape.lane) },
    ...(attributes === undefined ? {} : { attributes }),
  };
}

function longest<T>(spans: readonly Span[], of: (span: Span) => T): T {
  const seconds = new Map<T, number>();
  for (const span of spans) seconds.set(of(span), (seconds.get(of(span)) ?? 0) + span.shape.end - span.shape.start);
  const [[most], ...others] = [...seconds] as [[T, number], ...[T, number][]];
  return others.reduce((best, [each, length]) => (length > (seconds.get(best) ?? 0) ? each : best), most);
}

function mergedAttributes(question: RegionQuestion, spans: readonly Span[]): AttributeValues | undefined {
  const agreed = agreedAttributes(question, spans) ?? {};
  const texts = attributesAsked(question).flatMap((attribute): [string, AttributeValue][] => {
    if (attribute.type !== 'text') return [];
    const said = inTurn(spans.filter((span) => attributesOf(span)[attribute.id]?.type === 'text')).flatMap((span) => {
      const value = attributesOf(span)[attribute.id];
      return value?.type === 'text' ? [value.text.trim()] : [];
    });
    const text = said.filter((each) => each !== '').join(' ');
    return text === '' ? [] : [[attribute.id, { type: 'text', text }]];
  });
  const merged = { ...agreed, ...Object.fromEntries(texts) };
  return Object.keys(merged).length === 0 ? undefined : merged;
}

/** Spans that follow each other: one for each stretch. */
function inTurn(spans: readonly Span[]): readonly Span[] {
  const turns: Span[] = [];
  for (const span of spans) if (!turns.some((turn) => isSameStretch(turn, span))) turns.push(span);
  return turns;
}

function isSameStretch({ shape: one }: Span, { shape: other }: Span): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return one.lane === other.lane && shared > Math.min(one.end - one.start, other.end - other.start) / 2;
}
