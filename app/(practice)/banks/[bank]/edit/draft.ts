'use client';

import { forget, keep, readKept } from '#app/_ui/browser-storage';

/** A text that is not saved, and the version that it began with. */
export type Draft = { text: string; basedOn: number };

/** What one writes, and what one put aside for the text of someone else, or of another tab. */
type Shelf = 'draft' | 'aside';

const nameOf = (shelf: Shelf, bank: string) => `readyz.${shelf}.${bank}`;

export function readDraft(shelf: Shelf, bank: string): Draft | null {
  const kept = readKept(nameOf(shelf, bank));
  return kept === null ? null : JSON.parse(kept);
}

/** Whether it outlives the page. */
export function keepDraft(shelf: Shelf, bank: string, draft: Draft): boolean {
  return keep(nameOf(shelf, bank), JSON.stringify(draft));
}

export function dropDraft(shelf: Shelf, bank: string): void {
  forget(nameOf(shelf, bank));
}
