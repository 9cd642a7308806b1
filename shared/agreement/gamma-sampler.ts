import type { Random } from '../basics/random.ts';
import type { SpanContinuum } from './gamma-alignment.ts';
import type { LabeledSpan } from './timeline.ts';

/**
 * How random continua are made: `statistical` draws numbers, gaps, lengths and labels of spans like those seen; `shuffle`
 * shifts whole annotators around the recording (the paper's way). They give different gammas: say which.
 */
export type GammaSampler = 'statistical' | 'shuffle';

/** A standard normal number (Box & Muller 1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
}

interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}

function inTime(spans: readonly LabeledSpan[]): readonly LabeledSpan[] {
  return [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
}

const SHORTEST = 1e-6;

/** Draws random continua that look like the given one; it must have a span. */
export function continuumSampler(continuum: SpanContinuum, sampler: GammaSampler): (random: Random) => SpanContinuum {
  const rows = continuum.map(inTime);
  return sampler === 'shuffle' ? shuffleSampler(rows) : statisticalSampler(rows);
}

function statisticalSampler(rows: SpanContinuum): (random: Random) => SpanContinuum {
  const spans = rows.flat();
  const count = spreadOf(rows.map((row) => row.length));
  const length = spreadOf(spans.map((span) => span.end - span.start));
  const gaps = [0];
  for (const row of rows) {
    row.forEach((span, i) => {
      const before = row[i - 1];
      if (before !== undefined) gaps.push(span.start - before.end);
      else if (span.start > 0) gaps.push(span.start);
    });
  }
  const gap = spreadOf(gaps);
  return (random) => {
    const draw = ({ mean, deviation }: Spread): number => mean + deviation * normal(random);
    let empty = true;
    return rows.map(() => {
      const wanted = Math.abs(Math.trunc(draw(count)));
      const row: LabeledSpan[] = [];
      let at = 0;
      for (let i = 0; i < (empty ? Math.max(1, wanted) : wanted); i++) {
        const start = at + draw(gap);
        let duration = Math.abs(draw(length));
        while (duration < SHORTEST) duration = length.deviation === 0 ? SHORTEST : Math.abs(draw(length));
        at = start + duration;
        const { label } = spans[random.below(spans.length)] as LabeledSpan;
        row.push({ start, end: at, label });
      }
      if (row.length > 0) empty = false;
      return row;
    });
  };
}

function shuffleSampler(rows: SpanContinuum): (random: Random) => SpanContinuum {
  const spans = rows.flat();
  const begin = spans.reduce((least, span) => Math.min(least, span.start), 0);
  const end = spans.reduce((most, span) => Math.max(most, span.end), 0);
  const apart = spans.reduce((sum, span) => sum + span.end - span.start, 0) / spans.length / 2;
  return (random) => {
    for (;;) {
      let free: (readonly [number, number])[] = [[begin, end]];
      const drawn = rows.map(() => {
        const shift = Math.trunc(pick(free, random) ?? begin + random.unit() * (end - begin));
        free = free.flatMap(([from, to]) => [[from, Math.min(to, shift - apart)] as const, [Math.max(from, shift + apart), to] as const].filter(([a, b]) => b > a));
        return (rows[random.below(rows.length)] as readonly LabeledSpan[]).map(({ start, end: stop, label }) => {
          const by = start + shift > end ? shift + begin - end : shift;
          return { start: start + by, end: stop + by, label };
        });
      });
      if (drawn.some((row) => row.length > 0)) return drawn;
    }
  };
}

/** A uniform point of some stretches; null when there is none. */
function pick(stretches: readonly (readonly [number, number])[], random: Random): number | null {
  const total = stretches.reduce((sum, [from, to]) => sum + to - from, 0);
  let at = random.unit() * total;
  for (const [from, to] of stretches) {
    if (at < to - from) return from + at;
    at -= to - from;
  }
  return null;
}
