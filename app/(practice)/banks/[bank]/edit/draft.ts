'use client';

/** A text that is not saved, and the version that it began with. */
export type Draft = { text: string; basedOn: number };

/** What one writes, and what one put aside for the text of someone else, or of another tab. */
type Shelf = 'draft' | 'aside';

const nameOf = (shelf: Shelf, bank: string) => `readyz.${shelf}.${bank}`;

export function readDraft(shelf: Shelf, bank: string): Draft | null {
  const kept = localStorage.getItem(nameOf(shelf, bank));
  return kept === null ? null : JSON.parse(kept);
}

/** Whether it is kept: a storage may be full or forbidden, and the text is then only in the field. */
export function keepDraft(shelf: Shelf, bank: string, draft: Draft): boolean {
  try {
    localStorage.setItem(nameOf(shelf, bank), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(shelf: Shelf, bank: string): void {
  localStorage.removeItem(nameOf(shelf, bank));
}
