import { describe, expect, it } from 'vitest';
import { menuGroups } from '../../../renderer/ui/menu-items.tsx';

const item = (label: string) => ({ label, onSelect: () => {} });

describe('the groups of a menu', () => {
  it('begin at headings and separators', () => {
    const groups = menuGroups([item('a'), { separator: true }, item('b'), { heading: 'More' }, item('c'), item('d')]);
    expect(groups.map(({ heading, ruled, actions }) => [heading, ruled, actions.map(({ label }) => label)])).toEqual([
      [undefined, false, ['a']],
      [undefined, true, ['b']],
      ['More', false, ['c', 'd']],
    ]);
  });

  it('draw no line above nothing and no heading without items', () => {
    expect(menuGroups([{ separator: true }, item('a'), { heading: 'Empty' }]).map(({ ruled, heading }) => [ruled, heading])).toEqual([[false, undefined]]);
  });
});
