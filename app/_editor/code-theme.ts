'use client';

import { EditorView } from '@codemirror/view';

/** The colours and measures of app/globals.css, so that light and dark follow by themselves. */
export const codeTheme = EditorView.theme({
  '&': {
    border: '1px solid var(--edge)',
    borderRadius: '6px',
    background: 'var(--raised)',
    color: 'var(--ink)',
    fontSize: '0.9rem',
    height: '100%',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '2px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { padding: '0.5rem 0', caretColor: 'var(--ink)' },
  '.cm-cursor': { borderInlineStartColor: 'var(--ink)', borderInlineStartWidth: '2px' },
  '.cm-line': { padding: '0 0.75rem 0 0.25rem' },
  '.cm-gutters': { background: 'transparent', color: 'var(--muted)', border: 'none' },
  '.cm-activeLine': { background: 'color-mix(in oklch, var(--accent) 6%, transparent)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    { background: 'color-mix(in oklch, var(--accent) 25%, transparent)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy 1.5px var(--failed)',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline dotted 2px var(--not-ready)',
    textUnderlineOffset: '3px',
  },
  '.cm-gutter-lint': { width: '1.1rem' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0.25rem 0.1rem' },
  // A cross and a notched disc, as everywhere: state is shape and colour.
  '.cm-lint-marker-error, .cm-lint-marker-warning': {
    content: 'normal',
    width: '0.8rem',
    height: '0.8rem',
  },
  '.cm-lint-marker-error': {
    background: 'var(--failed)',
    clipPath:
      'polygon(20% 0, 50% 30%, 80% 0, 100% 20%, 70% 50%, 100% 80%, 80% 100%, 50% 70%, 20% 100%, 0 80%, 30% 50%, 0 20%)',
  },
  '.cm-lint-marker-warning': {
    background: 'var(--not-ready)',
    clipPath: 'polygon(50% 50%, 85% 15%, 50% 0, 15% 15%, 0 50%, 15% 85%, 50% 100%, 85% 85%)',
  },
  '.cm-tooltip': {
    maxWidth: 'min(32rem, 90vw)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    background: 'var(--raised)',
    color: 'var(--ink)',
    boxShadow: '0 8px 30px rgb(0 0 0 / 0.18)',
  },
  '.cm-diagnostic': {
    border: 'none',
    padding: '0.5rem 0.75rem',
    fontFamily: 'var(--font-sans)',
    whiteSpace: 'pre-line',
  },
});
