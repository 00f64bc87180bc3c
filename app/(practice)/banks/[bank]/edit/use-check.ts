'use client';

import { useEffect, useState } from 'react';
import { type Check, checkText } from './edit-requests';

/** Long enough not to ask at each letter, short enough to be there at the end of a word. */
const PAUSE_MS = 350;

/** What the linter says of the text, a moment after one stops typing; the last answer stays until then. */
export function useCheck(text: string): Check & { refusal: string | null } {
  const [checked, setChecked] = useState<Check>({ problems: [], questions: [] });
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    const typing = new AbortController();
    const timer = setTimeout(async () => {
      const outcome = await checkText(text, typing.signal);
      if (typing.signal.aborted) return;
      if ('body' in outcome) setChecked(outcome.body);
      setRefusal('body' in outcome ? null : outcome.problem);
    }, PAUSE_MS);
    return () => {
      typing.abort();
      clearTimeout(timer);
    };
  }, [text]);
  return { ...checked, refusal };
}
