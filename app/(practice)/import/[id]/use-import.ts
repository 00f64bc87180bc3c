'use client';

import { useEffect, useState } from 'react';
import type { ImportState } from '#server/import/import-state';
import { getImport } from '../import-requests';

const POLL_MS = 400;
const POLL_MS_MAX = 3_000;

/** The import as the server knows it, asked for again while it is being read. */
export function useImport(id: string) {
  const [state, setState] = useState<ImportState | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const poll = async (waitMs: number) => {
      const outcome = await getImport(id, leaving.signal);
      if (leaving.signal.aborted) return;
      const isThere = 'body' in outcome;
      setProblem(isThere ? null : outcome.problem);
      if (isThere) setState(outcome.body);
      const isOver = isThere ? outcome.body.state !== 'reading' : outcome.status === 404;
      if (!isOver) {
        timer = setTimeout(() => poll(Math.min(waitMs * 1.25, POLL_MS_MAX)), waitMs);
      }
    };
    void poll(POLL_MS);
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [id]);
  return { state, setState, problem };
}
