import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

const heading = Decoration.mark({ class: 'cm-mark-heading' });
const kinds: Record<string, Decoration> = {
  directive: Decoration.mark({ class: 'cm-mark-directive' }),
  strong: Decoration.mark({ class: 'cm-mark-strong' }),
  quiet: Decoration.mark({ class: 'cm-mark-quiet' }),
};
const pieces = /(?<directive>::?(?:label\[[^\]\n]*\]|sample\{[^}\n]*\}))|(?<strong>\*\*[^*\n]+\*\*)|(?<quiet>^\s*(?:[-*+]|\d+[.)])\s|^>\s|`[^`\n]+`|https?:\/\/\S+)/g;

/** A light hand of colour on what is in sight: headings, directives, bold, list marks. Line by line, no parser, nothing is changed. */
export const markdownMarks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = marksInSight(view);
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = marksInSight(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function marksInSight(view: EditorView): DecorationSet {
  const marks = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      if (/^#{1,6}\s/.test(line.text)) marks.add(line.from, line.to, heading);
      else {
        for (const match of line.text.matchAll(pieces)) {
          const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0];
          const mark = kind === undefined ? undefined : kinds[kind];
          if (mark) marks.add(line.from + match.index, line.from + match.index + match[0].length, mark);
        }
      }
      at = line.to + 1;
    }
  }
  return marks.finish();
}
