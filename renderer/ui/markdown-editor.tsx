import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { minimalSetup } from 'codemirror';
import { useEffect, useRef } from 'react';
import { markdownMarks } from './markdown-marks.ts';

export type MarkdownEditorProps = {
  value: string;
  onChange: (next: string) => void;
  label: string;
  readOnly?: boolean | undefined;
  onSave?: (() => void) | undefined;
  autoFocus?: boolean | undefined;
};

/**
 * Edits Markdown without touching a byte that was not typed over: the text is never parsed and written back, and a CR stays a character of
 * its line. Lives in a shadow root, because there CodeMirror uses constructed style sheets, which a strict `style-src` allows; in the document it would
 * write a `<style>` element. Mod+S calls `onSave`. Heavy: load it with `lazy`.
 */
export function MarkdownEditor({ value, onChange, label, readOnly = false, onSave, autoFocus = false }: MarkdownEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const handlers = useRef({ onChange, onSave });
  const start = useRef({ value, autoFocus });

  useEffect(() => {
    handlers.current = { onChange, onSave };
  }, [onChange, onSave]);

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const editor = new EditorView({
      root,
      parent: root,
      doc: start.current.value,
      extensions: [
        keymap.of([{ key: 'Mod-s', run: () => (handlers.current.onSave?.(), true) }]),
        minimalSetup,
        // A fixed separator keeps CR, CRLF and mixed line ends as they are.
        EditorState.lineSeparator.of('\n'),
        EditorState.readOnly.of(readOnly),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) handlers.current.onChange(update.state.doc.toString());
        }),
        markdownMarks,
        look,
      ],
    });
    view.current = editor;
    if (start.current.autoFocus) editor.focus();
    return () => {
      start.current = { value: editor.state.doc.toString(), autoFocus: false };
      view.current = null;
      editor.destroy();
    };
  }, [label, readOnly]);

  useEffect(() => {
    const editor = view.current;
    // Only a change from outside is written into the editor; echoing its own text back would move the cursor.
    if (editor && editor.state.doc.toString() !== value) {
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
    }
  }, [value]);

  return <div ref={host} className="h-full min-h-32 overflow-hidden rounded-md border border-line-strong bg-surface focus-within:border-focus focus-within:ring-1 focus-within:ring-focus" />;
}

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--surface)', fontSize: '0.8125rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { padding: '12px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 14px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': { background: 'color-mix(in oklab, var(--accent) 28%, transparent) !important' },
  '.cm-mark-heading': { fontWeight: '700' },
  '.cm-mark-directive': { color: 'var(--accent-ink)' },
  '.cm-mark-quiet': { color: 'var(--ink-3)' },
  '.cm-mark-strong': { fontWeight: '700' },
});
