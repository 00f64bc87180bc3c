import type { Ref } from 'react';

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
