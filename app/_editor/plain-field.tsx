'use client';

import { useEffect, useImperativeHandle, useRef } from 'react';
import type { FieldProps, Place } from './field-props';

export function PlainField({ label, text, revision, onChange, onLine, ref }: FieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed must not be written back while it is typed
  useEffect(() => {
    const { current } = field;
    if (!current || current.value === text) return;
    // What was typed before React took the field over counts as typed.
    if (revision === 0) onChange(current.value);
    else current.value = text;
  }, [revision]);
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
      autoComplete="off"
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
