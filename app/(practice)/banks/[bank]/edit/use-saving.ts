'use client';

import { useState } from 'react';
import { readText, type SavedText, saveText } from './edit-requests';
import type { BankText, useBankText } from './use-bank-text';

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
      // What is written meanwhile is not saved yet.
      source.markSaved({ text: source.text, number: answer.body.number });
      setOutcome(answer.body);
      setTheirs(null);
    } else if (answer.status === 409) {
      const newest = await readText(bank);
      if ('body' in newest) setTheirs(newest.body);
      else setProblem(newest.problem);
    } else setProblem(answer.problem);
    setIsSaving(false);
  };

  const take = (other: BankText) => {
    source.take(other);
    setTheirs(null);
    setOutcome(null);
    setProblem(null);
  };

  return { isSaving, outcome, problem, theirs, save, take };
}
