import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Bars } from '../../../../renderer/ui/charts/bars.tsx';
import { ConfusionHeatmap } from '../../../../renderer/ui/charts/confusion-heatmap.tsx';
import { Histogram } from '../../../../renderer/ui/charts/histogram.tsx';
import { IntervalDot } from '../../../../renderer/ui/charts/interval-dot.tsx';
import { IntervalRows } from '../../../../renderer/ui/charts/interval-rows.tsx';
import { PairMatrix } from '../../../../renderer/ui/charts/pair-matrix.tsx';
import { ShareBar } from '../../../../renderer/ui/charts/share-bar.tsx';
import { Sparkline } from '../../../../renderer/ui/charts/sparkline.tsx';

const names = ['scratch', 'dent', 'none'];
const counts = [
  [48, 11, 3],
  [9, 31, 0],
  [7, 2, 60],
];

describe('the marks of charts', () => {
  it('are named with the whole estimate', () => {
    expect(renderToStaticMarkup(<IntervalDot label="Defect" estimate={{ value: 0.62, low: 0.51, high: 0.71 }} />)).toContain('aria-label="Defect: 0.62 (95\u202f% 0.51 to 0.71)"');
  });

  it('point beyond the axis when the value lies below it', () => {
    const dot = renderToStaticMarkup(<IntervalDot label="Defect" estimate={{ value: -0.6, low: -0.9, high: -0.3 }} />);
    expect(dot).not.toContain('<circle');
    expect(dot).toContain('<path');
  });

  it('are buttons only where they open something', () => {
    const heatmap = { label: 'Confusion', rowTitle: 'Ada', columnTitle: 'Ben', names, counts };
    expect(renderToStaticMarkup(<ConfusionHeatmap {...heatmap} />)).not.toContain('<button');
    const open = renderToStaticMarkup(<ConfusionHeatmap {...heatmap} onOpen={() => {}} />);
    expect(open.match(/<button/g)).toHaveLength(9);
    expect(open).toContain('aria-label="Ada scratch, Ben dent: 11"');
    expect(open.match(/tabindex="0"/gi)).toHaveLength(1);
  });

  it('give shares of a row, which are nothing for an empty row', () => {
    const empty = renderToStaticMarkup(<ConfusionHeatmap label="c" rowTitle="A" columnTitle="B" names={['x', 'y']} counts={[[0, 0], [1, 3]]} normalise="row" />);
    expect(empty).toContain('75\u202f% of the row, 3');
    expect(empty).not.toContain('NaN');
  });

  it('say why a number is undefined and draw none', () => {
    const rows = renderToStaticMarkup(<IntervalRows label="By question" rows={[{ key: 'a', name: 'Defect', estimate: { value: null, because: 'no-variation' } }]} />);
    expect(rows).toContain('Undefined: all answers are the same');
    expect(rows).not.toContain('<circle');
    const pairs = renderToStaticMarkup(<PairMatrix label="Pairs" names={['Ada', 'Ben']} value={() => ({ value: null, because: 'no-pairable-values' })} onOpen={() => {}} />);
    expect(pairs).toContain('title="Ada and Ben: Undefined: no sample has two answers to compare."');
    expect(pairs).toContain('<span class="sr-only">Undefined: no sample has two answers to compare.</span>');
    expect(pairs).toContain('Ada with themselves');
  });

  it('can be reached by Tab where some places have none', () => {
    const pairs = renderToStaticMarkup(<PairMatrix label="Pairs" names={['Ada', 'Ben', 'Cleo']} value={(row, column) => (row === column ? null : { value: 0.6 })} onOpen={() => {}} />);
    expect(pairs.match(/<button/g)).toHaveLength(6);
    expect(pairs.match(/<button[^>]*tabindex="0"[^>]*>/g)).toEqual([expect.stringContaining('Ada and Ben')]);
  });

  it('grey what rests on little, say on how much, and open nothing on the diagonal', () => {
    const pairs = renderToStaticMarkup(<PairMatrix label="Pairs" names={['Ada', 'Ben', 'Cleo']} few={20} value={(row, column) => ({ value: 0.6, n: row + column === 1 ? 19 : 30 })} onOpen={() => {}} />);
    expect(pairs.match(/<button/g)).toHaveLength(6);
    const cells = [...pairs.matchAll(/<button[^>]*title="([^"]*)"[^>]*class="([^"]*)"([^>]*)>/g)].map(([, title = '', look = '', rest = '']) => ({ title, grey: look.includes('text-ink-3'), shaded: rest.includes('background-color') }));
    expect(cells[0]).toEqual({ title: 'Ada and Ben: 0.60, on 19 samples', grey: true, shaded: false });
    expect(cells[1]).toEqual({ title: 'Ada and Cleo: 0.60, on 30 samples', grey: false, shaded: true });
  });

  it('show what a whole is made of, without pieces of nothing', () => {
    const bar = renderToStaticMarkup(<ShareBar label="Parts" parts={[{ key: 'a', name: 'Agree', count: 3, color: 'var(--ok)' }, { key: 'b', name: 'Missed', count: 1, color: 'var(--danger)' }, { key: 'c', name: 'Shifted', count: 0, color: 'red' }]} onOpen={() => {}} />);
    expect(bar).toContain('aria-label="Agree: 3, 75\u202f%"');
    expect(bar.match(/<button/g)).toHaveLength(2);
  });

  it('survive having nothing to show', () => {
    for (const chart of [
      <Bars key="bars" label="none" bars={[]} />,
      <Bars key="zero" label="zero" bars={[{ key: 'a', name: 'a', value: 0 }]} />,
      <Histogram key="histogram" label="none" bins={[]} />,
      <Sparkline key="spark" label="none" values={[]} />,
      <Sparkline key="flat" label="flat" values={[2, 2, null]} />,
      <IntervalRows key="rows" label="none" rows={[]} />,
      <ConfusionHeatmap key="heat" label="none" rowTitle="a" columnTitle="b" names={[]} counts={[]} />,
    ]) {
      expect(renderToStaticMarkup(chart)).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});
