'use client';

import { useEffect, useState } from 'react';
import { type Draft, dropDraft, keepDraft, readDraft } from './draft';
import { readText, type SavedText, saveText } from './edit-requests';

export type BankText = { text: string; number: number };

/**
 * The text in the field, from being opened to being saved. What is not saved is kept in this browser,
 * and a text that was saved elsewhere meanwhile is shown beside it, never written over unseen.
 */
export function useBankText(bank: string, opened: BankText) {
  const [saved, setSaved] = useState(opened);
  const [text, setText] = useState(opened.text);
  const [revision, setRevision] = useState(0);
  const [isKept, setIsKept] = useState(true);
  const [aside, setAside] = useState<Draft | null>(null);

  const replace = (next: string) => {
    setText(next);
    setRevision((before) => before + 1);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: drafts are looked for once, when the bank is opened
  useEffect(() => {
    setAside(readDraft('aside', bank));
    const draft = readDraft('draft', bank);
    if (!draft || draft.text === opened.text) return;
    replace(draft.text);
    setSaved({ text: opened.text, number: draft.basedOn });
  }, [bank]);

  const keep = (next: string, basedOn: number) => {
    if (next === saved.text) dropDraft('draft', bank);
    else setIsKept(keepDraft('draft', bank, { text: next, basedOn }));
  };

  const change = (next: string) => {
    setText(next);
    keep(next, saved.number);
  };

  /** Goes on from what the server has. */
  const take = (theirs: BankText) => {
    setSaved(theirs);
    replace(theirs.text);
    dropDraft('draft', bank);
  };

  const putAside = () => {
    const mine = { text, basedOn: saved.number };
    keepDraft('aside', bank, mine);
    setAside(mine);
  };

  const bringBack = ({ text: mine }: Draft) => {
    replace(mine);
    keep(mine, saved.number);
    dropDraft('aside', bank);
    setAside(null);
  };

  const markSaved = (number: number) => {
    setSaved({ text, number });
    dropDraft('draft', bank);
  };

  const isChanged = text !== saved.text;
  return {
    text,
    revision,
    saved,
    isChanged,
    isKept,
    aside,
    change,
    take,
    putAside,
    bringBack,
    markSaved,
  };
}

/** Saving: what came of it, and the other text where there is one. */
export function useSaving(bank: string, source: ReturnType<typeof useBankText>) {
  const [isSaving, setIsSaving] = useState(false);
  const [outcome, setOutcome] = useState<SavedText | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [theirs, setTheirs] = useState<BankText | null>(null);

  const save = async (basedOn: number) => {
    setIsSaving(true);
    setProblem(null);
    const answer = await saveText(bank, source.text, basedOn);
    if ('body' in answer) {
      source.markSaved(answer.body.number);
      setOutcome(answer.body);
      setTheirs(null);
    } else if (answer.status === 409) {
      const newest = await readText(bank);
      if ('body' in newest) setTheirs(newest.body);
      else setProblem(newest.problem);
    } else setProblem(answer.problem);
    setIsSaving(false);
  };

  /** Goes on from the other text; the own one is put aside, not thrown away. */
  const takeTheirs = (other: BankText) => {
    source.putAside();
    source.take(other);
    setTheirs(null);
  };

  return { isSaving, outcome, problem, theirs, save, takeTheirs };
}
