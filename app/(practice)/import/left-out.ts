'use client';

import { keep, readKept } from '#app/_ui/browser-storage';

const name = (id: string) => `readyz.left-out.${id}`;

/** Remembers, for the page that shows the import, which of the chosen files were not sent. */
export function keepLeftOut(id: string, paths: readonly string[]): void {
  if (paths.length > 0) keep(name(id), paths.join('\n'));
}

export function readLeftOut(id: string): string[] {
  return readKept(name(id))?.split('\n') ?? [];
}
