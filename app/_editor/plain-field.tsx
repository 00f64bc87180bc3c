'use client';

import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { FieldProps, Place } from './field-props';

export function PlainField({ label, text, revision, onChange, onLine, ref }: FieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed must not be written back while it is typed
  useEffect(() => {
    if (field.current && field.current.value !== text) field.current.value = text;
  }, [revision]);
  const [isHeard, setIsHeard] = useState(false);
  useEffect(() => setIsHeard(true), []);
  useImperativeHandle(ref, () => ({
    goTo: (place) => {
      const offset = offsetOf(field.current?.value ?? '', place);
      field.current?.focus();
      field.current?.setSelectionRange(offset, offset);
    },
  }));
  return (
    <textarea
      ref={field}
      aria-label={label}
      defaultValue={text}
      // React sets the value back when it takes the field over, and would lose what was typed before.
      readOnly={!isHeard}
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
      onSelect={({ currentTarget: { value, selectionStart } }) =>
        onLine(value.slice(0, selectionStart).split('\n').length)
      }
      className="block size-full resize-none rounded border border-edge bg-raised px-3 py-2 font-mono text-[0.9rem] leading-normal"
    />
  );
}

function offsetOf(text: string, { line, column }: Place): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((offset, each) => offset + each.length + 1, 0) + column - 1;
}
