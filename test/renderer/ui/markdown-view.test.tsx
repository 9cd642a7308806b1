import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MarkdownView } from '../../../renderer/ui/markdown-view.tsx';

const id = 'ab12-cd';
const html = (text: string) =>
  renderToStaticMarkup(
    <MarkdownView
      text={text}
      resolveSample={(asked) => (asked === id ? '/media/x/ab12' : undefined)}
      labelOf={(asked) => (asked === 'dent' ? { name: 'Dent', color: 4 } : undefined)}
      onOpenLink={() => {}}
    />,
  );

describe('a guideline page', () => {
  it('turns a label directive into the chip of that label', () => {
    expect(html('see :label[dent]')).toContain('var(--label-4)');
    expect(html('see :label[dent]')).toContain('Dent');
    expect(html('see :label[gone]')).toContain('gone');
  });

  it('shows samples through the resolver and says when one is not here', () => {
    expect(html(`::sample{id=${id} alt="deep"}`)).toContain('<img src="/media/x/ab12" alt="deep"');
    expect(html(`![deep](sample:${id})`)).toContain('<img src="/media/x/ab12" alt="deep"');
    expect(html('::sample{id=zz alt="deep"}')).toContain('deep is not here');
  });

  it('leaves text alone that only looks like a directive', () => {
    expect(html('at 10:30, ratio 3:4, a:b and :smile[x]{y=z} here')).toContain('at 10:30, ratio 3:4, a:b and :smile[x]{y=z} here');
    expect(html(':::note\ninside\n:::')).toContain(':::note\ninside\n:::');
    expect(html('::video[x]{src="http://evil/"}')).toContain('::video[x]{src=&quot;http://evil/&quot;}');
  });

  it('reads tables and task lists', () => {
    expect(html('| a | b |\n|---|--:|\n| 1 | 2 |')).toContain('<td');
    expect(html('- [x] done')).toMatch(/<input type="checkbox" disabled="" aria-label="done" checked=""\/>/);
  });

  it('begins its headings below the heading of the page', () => {
    expect(html('# Scratch')).toMatch(/^<div[^>]*><h2/);
  });
});

describe('a hostile guideline page', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<style>*{display:none}</style>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '![x](http://evil.example/track.png)',
    '![x](data:image/svg+xml;base64,AAAA)',
    '![x](//evil.example/x.png)',
    ':label[x]{onclick="alert(1)" style="color:red" id=root}',
    `::sample{id=${id} onerror="alert(1)" style="position:fixed" src="http://evil/"}`,
    '::sample{id="../../etc/passwd"}',
    '::sample{id="x?y=http://evil"}',
    ':sample{id="a b"}',
    '[x]: http://evil "t"\n\n![x]',
    '<a href="https://x" onmouseover="alert(1)">x</a>',
    '<http://evil.example>',
  ];

  it.each(attacks)('cannot run, load or style anything: %s', (attack) => {
    const out = html(attack);
    const tags = [...out.matchAll(/<[a-z][^>]*>/gi)].map(([tag]) => tag);
    for (const tag of tags) {
      expect(tag).not.toMatch(/^<(script|iframe|style|object|embed|form|link|meta|base)/i);
      expect(tag).not.toMatch(/\son\w+=/i);
      expect(tag).not.toMatch(/\s(id|srcdoc|href)=/i);
      expect(tag.replaceAll(/title="[^"]*"/g, '')).not.toMatch(/javascript:|vbscript:|data:|evil/i);
      if (tag.startsWith('<img')) expect(tag).toMatch(/src="\/media\/x\/ab12"/);
    }
  });

  it('shows raw HTML as the text it is, without comments', () => {
    expect(html('a <b>bold</b>')).toContain('&lt;b&gt;');
    expect(html('a <!-- secret --> b')).not.toContain('secret');
  });
});
