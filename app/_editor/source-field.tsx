'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FieldProps } from './field-props';
import { PlainField } from './plain-field';

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
          // At once: between the look at the focus and the exchange, nobody can begin to write.
          if (isHere) flushSync(() => setEditor(() => CodeField));
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
