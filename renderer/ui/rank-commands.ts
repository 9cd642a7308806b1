import type { Icon } from './icon.ts';

/** Something the palette can do. `keywords` are other words people may type for it. */
export type Command = {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
  readonly group?: string | undefined;
  readonly icon?: Icon | undefined;
  readonly hotkey?: string | undefined;
  readonly keywords?: string | undefined;
  readonly disabled?: boolean | undefined;
};

/**
 * How well `query` fits `text`, higher is better, null when its letters do not occur in order. Whole words at the start win over word starts,
 * those over runs of letters, those over scattered letters.
 */
export function matchScore(query: string, text: string): number | null {
  const wanted = query.toLowerCase();
  const where = text.toLowerCase();
  const found = where.indexOf(wanted);
  if (found === 0) return 1000 - text.length;
  if (found > 0) return (/[\s\-_./]/.test(where.charAt(found - 1)) ? 800 : 500) - text.length;
  let score = 0;
  let at = -1;
  for (const letter of wanted) {
    if (letter === ' ') continue;
    const next = where.indexOf(letter, at + 1);
    if (next < 0) return null;
    score += next === 0 || /[\s\-_./]/.test(where.charAt(next - 1)) ? 12 : next === at + 1 ? 6 : 0;
    at = next;
  }
  return score - text.length;
}

/** Commands that fit the query, best first; all in their own order for an empty query. A hit in the keywords counts less than one in the label. */
export function rankCommands(commands: readonly Command[], query: string): Command[] {
  const wanted = query.trim();
  if (wanted === '') return [...commands];
  return commands
    .map((command, index) => {
      const inLabel = matchScore(wanted, command.label);
      const inMore = matchScore(wanted, `${command.keywords ?? ''} ${command.group ?? ''}`);
      const score = Math.max(inLabel ?? -Infinity, inMore === null ? -Infinity : inMore - 300);
      return { command, index, score };
    })
    .filter(({ score }) => score > -Infinity)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ command }) => command);
}
