import { diffArrays, diffWordsWithSpace } from 'diff';

/** A stretch of a line; `changed` where it differs from its counterpart on the other side. */
export type DiffPart = { readonly text: string; readonly changed: boolean };

/** One line of a diff with its line numbers (from 1), or a gap of unchanged lines that are not shown. */
export type DiffRow =
  | { readonly kind: 'same'; readonly before: number; readonly after: number; readonly text: string }
  | { readonly kind: 'removed'; readonly before: number; readonly parts: readonly DiffPart[] }
  | { readonly kind: 'added'; readonly after: number; readonly parts: readonly DiffPart[] }
  | { readonly kind: 'gap'; readonly lines: number };

/**
 * Line diff of two texts with `context` unchanged lines around each change. Runs of removed and added lines of equal length are paired
 * line by line, and the words that differ are marked. A missing last line break counts as a difference only if a line changes. Cost: Myers, O(N D).
 */
export function diffRows(before: string, after: string, context = 3): DiffRow[] {
  const rows: DiffRow[] = [];
  let left = 1;
  let right = 1;
  const changes = diffArrays(before.split(/\r?\n/), after.split(/\r?\n/));
  for (let i = 0; i < changes.length; i++) {
    const change = changes[i];
    if (!change) continue;
    const next = changes[i + 1];
    if (change.removed && next?.added && next.value.length === change.value.length) {
      const pairs = change.value.map((text, line) => wordParts(text, next.value[line] ?? ''));
      for (const [removed] of pairs) rows.push({ kind: 'removed', before: left++, parts: removed });
      for (const [, added] of pairs) rows.push({ kind: 'added', after: right++, parts: added });
      i++;
    } else if (change.removed) {
      for (const text of change.value) rows.push({ kind: 'removed', before: left++, parts: [{ text, changed: false }] });
    } else if (change.added) {
      for (const text of change.value) rows.push({ kind: 'added', after: right++, parts: [{ text, changed: false }] });
    } else {
      for (const text of change.value) rows.push({ kind: 'same', before: left++, after: right++, text });
    }
  }
  return folded(rows, context);
}

function wordParts(before: string, after: string): [DiffPart[], DiffPart[]] {
  const words = diffWordsWithSpace(before, after);
  const side = (drop: 'added' | 'removed', keep: 'added' | 'removed') =>
    words.filter((word) => !word[drop]).map((word) => ({ text: word.value, changed: word[keep] }));
  return [side('added', 'removed'), side('removed', 'added')];
}

function folded(rows: readonly DiffRow[], context: number): DiffRow[] {
  const near = new Uint8Array(rows.length);
  rows.forEach((row, index) => {
    if (row.kind !== 'same') near.fill(1, Math.max(0, index - context), index + context + 1);
  });
  const out: DiffRow[] = [];
  let hidden = 0;
  const close = () => {
    if (hidden > 0) out.push({ kind: 'gap', lines: hidden });
    hidden = 0;
  };
  rows.forEach((row, index) => {
    if (near[index] === 1) {
      close();
      out.push(row);
    } else hidden++;
  });
  close();
  return out;
}
