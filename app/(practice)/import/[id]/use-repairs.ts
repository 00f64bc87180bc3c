'use client';

import { useState } from 'react';
import { forget, keep, readKept } from '#app/_ui/browser-storage';
import type { Repair } from '#core/bank/repair/repair';

export type Repairs = {
  all: Repair[];
  ofQuestion: (index: number) => Exclude<Repair, { kind: 'title' }> | undefined;
  titleAt: (file: string, line: number) => string;
  repair: (repair: Repair) => void;
  /** Takes a question's repair back. */
  forget: (index: number) => void;
};

/** What a person mended so far, one repair a place. Leaving the page and coming back keeps it. */
export function useRepairs(id: string): Repairs {
  const name = `readyz.repairs.${id}`;
  const [repairs, setRepairs] = useState<ReadonlyMap<string, Repair>>(() => readRepairs(name));
  const change = (act: (next: Map<string, Repair>) => void) => {
    const next = new Map(repairs);
    act(next);
    setRepairs(next);
    if (next.size > 0) keep(name, JSON.stringify([...next.values()]));
    else forget(name);
  };
  return {
    all: [...repairs.values()],
    ofQuestion: (index) => {
      const found = repairs.get(`${index}`);
      return found?.kind === 'title' ? undefined : found;
    },
    titleAt: (file, line) => {
      const found = repairs.get(`${file}:${line}`);
      return found?.kind === 'title' ? found.title : '';
    },
    repair: (repair) =>
      change((next) => {
        if (isEmpty(repair)) next.delete(placeOf(repair));
        else next.set(placeOf(repair), repair);
      }),
    forget: (index) => change((next) => next.delete(`${index}`)),
  };
}

function readRepairs(name: string): Map<string, Repair> {
  const kept: Repair[] = JSON.parse(readKept(name) ?? '[]');
  return new Map(kept.map((repair) => [placeOf(repair), repair]));
}

function placeOf(repair: Repair): string {
  return repair.kind === 'title' ? `${repair.file}:${repair.line}` : `${repair.question}`;
}

function isEmpty(repair: Repair): boolean {
  if (repair.kind === 'title') return repair.title.trim() === '';
  return repair.kind === 'key' && repair.correct.length === 0;
}
