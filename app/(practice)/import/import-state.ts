import type { ImportReceipt } from '#core/bank/import/import-receipt';

export type ImportState = {
  id: string;
  name: string;
  createdAt: string;
  state: 'reading' | 'ready' | 'failed' | 'cancelled' | 'stored' | 'undone';
  progress: { done: number; total: number };
  problem: string | null;
  receipt: ImportReceipt | null;
  sources: { file: string; text: string }[];
  suggestedTitle: string;
  bank: string | null;
};
export type ImportSummary = Omit<ImportState, 'receipt' | 'sources'> & {
  found: number;
  imported: number;
  quarantined: number;
};
export type Repair =
  | { kind: 'key'; question: number; correct: number[] }
  | { kind: 'open'; question: number }
  | { kind: 'leave-out'; question: number }
  | { kind: 'title'; file: string; line: number; title: string };
