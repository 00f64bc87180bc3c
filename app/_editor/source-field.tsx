'use client';

import { type ComponentType, type Ref, useEffect, useState } from 'react';
import { PlainField } from './plain-field';

/** A place in the text, from 1. */
export type Place = { line: number; column: number };

export type Mark = Place & { severity: 'error' | 'warning'; message: string };

export type FieldHandle = {
  /** Puts the cursor there and scrolls to it. */
  goTo: (place: Place) => void;
};

export type FieldProps = {
  /** Names the field for those who do not see it. */
  label: string;
  /** What stands in it at first, and again after `reset` changes. */
  text: string;
  /** Changes when the text is replaced from outside. */
  revision: number;
  marks: Mark[];
  onChange: (text: string) => void;
  onLine: (line: number) => void;
  ref: Ref<FieldHandle>;
};

/**
 * A field for Markdown source. It is a plain one until the editor has come, where the editor cannot
 * come, and on touch screens, whose own selection and keyboard serve better.
 */
export function SourceField(props: FieldProps) {
  const [Editor, setEditor] = useState<ComponentType<FieldProps> | null>(null);
  useEffect(() => {
    if (!matchMedia('(pointer: fine)').matches) return;
    let isHere = true;
    import('./code-field')
      .then(({ CodeField }) => {
        whenNotTyping(() => {
          if (isHere) setEditor(() => CodeField);
        });
      })
      // A chunk that does not come leaves the plain field, which can do everything that matters.
      .catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, []);
  return Editor ? <Editor {...props} /> : <PlainField {...props} />;
}

/** Nobody's field is taken away while they write in it. */
function whenNotTyping(act: () => void): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLTextAreaElement) focused.addEventListener('blur', act, { once: true });
  else act();
}
