'use client';

import { useEffect, useState } from 'react';
import { type Draft, dropDraft, keepDraft, readDraft } from './draft';

export type BankText = { text: string; number: number };

/**
 * The text in the field, from being opened to being saved. What is not saved is kept in this browser,
 * and a text that was saved elsewhere meanwhile is shown beside it, never written over unseen.
 */
export function useBankText(bank: string, opened: BankText) {
  const [saved, setSaved] = useState(opened);
  const [text, setText] = useState(opened.text);
  const [revision, setRevision] = useState(0);
  const [aside, setAside] = useState<Draft | null>(null);
  const [isRestored, setIsRestored] = useState(false);
  const [isKept, setIsKept] = useState(true);

  const replace = (next: string) => {
    setText(next);
    setRevision((before) => before + 1);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: drafts are looked for once, when the bank is opened
  useEffect(() => {
    setAside(readDraft('aside', bank));
    setIsRestored(true);
    const draft = readDraft('draft', bank);
    if (!draft || draft.text === opened.text) return;
    replace(draft.text);
    setSaved({ text: opened.text, number: draft.basedOn });
  }, [bank]);

  useEffect(() => {
    if (!isRestored) return;
    if (text === saved.text) dropDraft('draft', bank);
    else setIsKept(keepDraft('draft', bank, { text, basedOn: saved.number }));
  }, [bank, text, saved, isRestored]);

  const putAside = (draft: Draft | null) => {
    setAside(draft);
    if (draft) keepDraft('aside', bank, draft);
    else dropDraft('aside', bank);
  };

  /** Goes on from another text; the own one is put aside, not thrown away. */
  const take = (other: BankText) => {
    putAside({ text, basedOn: saved.number });
    setSaved(other);
    replace(other.text);
  };

  /** What was written since changes places with it. */
  const bringBack = (draft: Draft) => {
    putAside(text === saved.text ? null : { text, basedOn: saved.number });
    replace(draft.text);
  };

  return {
    text,
    revision,
    saved,
    /** What the field would hold if nothing had been written. */
    newest: saved.number >= opened.number ? saved : opened,
    isChanged: text !== saved.text,
    isKept,
    aside,
    change: setText,
    take,
    bringBack,
    markSaved: setSaved,
  };
}
