'use client';

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Text } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { useEffect, useImperativeHandle, useRef } from 'react';
import { codeTheme } from './code-theme';
import type { FieldProps, Mark, Place } from './field-props';
import { markdownLanguage } from './markdown-language';

/** CodeMirror behind the same face as the plain field. It holds its own text; React only hears of it. */
export function CodeField({ label, text, revision, marks, onChange, onLine, ref }: FieldProps) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const heard = useRef({ onChange, onLine });
  useEffect(() => {
    heard.current = { onChange, onLine };
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text makes a new editor; what is typed does not
  useEffect(() => {
    if (!parent.current) return;
    const made = new EditorView({ parent: parent.current, state: stateOf(text, label, heard) });
    view.current = made;
    return () => made.destroy();
  }, [revision, label]);

  useEffect(() => {
    const { current } = view;
    if (!current) return;
    const diagnostics = marks.map((mark) => diagnosticOf(current.state.doc, mark));
    current.dispatch(setDiagnostics(current.state, diagnostics));
  }, [marks]);

  useImperativeHandle(ref, () => ({
    goTo: (place) => {
      const { current } = view;
      if (!current) return;
      const anchor = offsetOf(current.state.doc, place);
      current.dispatch({
        selection: { anchor },
        effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
      });
      current.focus();
    },
  }));

  return <div ref={parent} className="h-full" />;
}

type Heard = { current: Pick<FieldProps, 'onChange' | 'onLine'> };

function stateOf(text: string, label: string, heard: Heard): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      lintGutter(),
      history(),
      drawSelection(),
      highlightActiveLine(),
      EditorView.lineWrapping,
      // The tabulator leads on, as everywhere: no one is caught in the field.
      keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
      markdownLanguage,
      codeTheme,
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) heard.current.onChange(update.state.doc.toString());
        if (update.docChanged || update.selectionSet) {
          const { head } = update.state.selection.main;
          heard.current.onLine(update.state.doc.lineAt(head).number);
        }
      }),
    ],
  });
}

/** From the place of a problem to the end of its word, or of the line where no word begins. */
function diagnosticOf(text: Text, { severity, message, ...place }: Mark): Diagnostic {
  const from = offsetOf(text, place);
  const line = text.lineAt(from);
  const word = /^\S+/.exec(text.sliceString(from, line.to));
  return { from, to: word ? from + word[0].length : line.to, severity, message };
}

function offsetOf(text: Text, { line, column }: Place): number {
  const { from, to } = text.line(Math.min(Math.max(1, line), text.lines));
  return Math.min(from + Math.max(0, column - 1), to);
}
