/** The most that is offered at once: more is not read, only scrolled past. */
const LONGEST_RULE = 240;

/**
 * The single rules of a guideline page, to give as reasons: its list entries and paragraphs as plain words. Headings, code,
 * quotes, examples (`::sample`) and tables are no rules.
 */
export function guidelineRules(markdown: string): readonly string[] {
  const rules: string[] = [];
  let paragraph: string[] = [];
  let inCode = false;
  const finish = () => {
    const rule = plainWords(paragraph.join(' '));
    if (rule !== '') rules.push(rule.length > LONGEST_RULE ? `${rule.slice(0, LONGEST_RULE - 1)}…` : rule);
    paragraph = [];
  };
  for (const line of markdown.split('\n')) {
    const text = line.trim();
    if (/^(```|~~~)/.test(text)) {
      finish();
      inCode = !inCode;
    } else if (inCode) continue;
    else if (text === '' || /^(#{1,6}\s|>|\||::|-{3,}$|\*{3,}$|!\[)/.test(text)) finish();
    else {
      const entry = /^(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/.exec(text);
      // A scale is often written line by line: "5 – clean: …".
      if (entry !== null || /^\d+\s*[–—:=]\s/.test(text)) finish();
      paragraph.push(entry?.[1] ?? text);
    }
  }
  finish();
  return rules;
}

/** Marks of emphasis, code, links and label chips taken off; a chip reads as its label's id with spaces. */
function plainWords(markdown: string): string {
  return markdown
    .replaceAll(/:label\[([^\]]*)\]/g, (_, id: string) => id.replaceAll('-', ' '))
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|__|`)/g, '')
    .replaceAll(/(^|\s)[*_](\S[^*_]*)[*_](?=\s|$|[.,;:])/g, '$1$2')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A rule as a reason: with the page and version that it stands in, so that the case leads back to it. */
export function citedRule(rule: string, page: string, version: number): string {
  return `${rule} (guideline ${version}, ${page})`;
}
