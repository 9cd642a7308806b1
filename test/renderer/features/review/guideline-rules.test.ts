import { describe, expect, it } from 'vitest';
import { citedRule, guidelineRules } from '../../../../renderer/features/review/guideline-rules.ts';

describe('guidelineRules', () => {
  it('takes list entries and paragraphs, as plain words', () => {
    const page = '# scratch\n\n**Use it when** a line of **3 mm or\nmore** can be seen.\n\n- Faint ones *count*.\n- See [the photo](sample:1).\n  It goes on here.\n1. `First` this.\n';
    expect(guidelineRules(page)).toEqual(['Use it when a line of 3 mm or more can be seen.', 'Faint ones count.', 'See the photo. It goes on here.', 'First this.']);
  });

  it('leaves out headings, code, quotes, tables and examples', () => {
    expect(guidelineRules('# a\n\n> quoted\n\n| a | b |\n|---|---|\n\n```\ncode\n```\n\n::sample{id=1}\n\n---\n')).toEqual([]);
  });

  it('reads a label chip as the label', () => {
    expect(guidelineRules('Then it is :label[deep-scratch].')).toEqual(['Then it is deep scratch.']);
  });

  it('reads a scale that is written line by line', () => {
    expect(guidelineRules('5 – clean: nothing\n4 – good: a little')).toEqual(['5 – clean: nothing', '4 – good: a little']);
  });

  it('cuts what is too long to be a rule', () => {
    expect(guidelineRules('word '.repeat(100))[0]).toHaveLength(240);
  });
});

describe('citedRule', () => {
  it('says which page and version it stands in', () => {
    expect(citedRule('Faint ones count.', 'scratch', 2)).toBe('Faint ones count. (guideline 2, scratch)');
  });
});
