import { z } from 'zod';
import { type ImportReceipt, importReceipt } from '#core/bank/import/import-receipt';
import type { Prisma } from '#prisma/generated/client';
import { readResultSchema, type Sources, sourcesSchema } from './read-result';

const stateSchema = z.enum(['reading', 'ready', 'failed', 'cancelled', 'stored', 'undone']);

type ImportHead = {
  id: string;
  name: string;
  createdAt: string;
  state: z.infer<typeof stateSchema>;
  /** Files read, of the files there are. */
  progress: { done: number; total: number };
  /** One sentence when it failed. */
  problem: string | null;
  /** A title for the bank, from the name. */
  suggestedTitle: string;
  /** The address of the bank that it became. */
  bank: string | null;
};

/** An import as it stands, with what was read. */
export type ImportState = ImportHead & {
  receipt: ImportReceipt | null;
  /** Texts that were read, to show their lines beside the receipt. */
  sources: Sources;
};

export type ImportSummary = ImportHead & {
  /** Beginnings of questions: imported + quarantined. */
  found: number;
  imported: number;
  quarantined: number;
};

export const headFields = {
  id: true,
  name: true,
  createdAt: true,
  state: true,
  done: true,
  total: true,
  problem: true,
  found: true,
  imported: true,
  quarantined: true,
  bankId: true,
} as const satisfies Prisma.BankImportSelect;

type HeadRow = Prisma.BankImportGetPayload<{ select: typeof headFields }>;
type Row = Pick<Prisma.BankImportGetPayload<object>, 'result' | 'sources'> & HeadRow;

export function toImportState(row: Row, bank: string | null): ImportState {
  const result = readResultSchema.nullable().parse(row.result);
  if (!result) return { ...toHead(row, bank), receipt: null, sources: [] };
  const { reviews: _, ...read } = result;
  return {
    ...toHead(row, bank),
    receipt: importReceipt(read),
    sources: sourcesSchema.parse(row.sources),
  };
}

export function toImportSummary(row: HeadRow, bank: string | null): ImportSummary {
  const { found, imported, quarantined } = row;
  return { ...toHead(row, bank), found, imported, quarantined };
}

function toHead(row: HeadRow, bank: string | null): ImportHead {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.createdAt.toISOString(),
    state: stateSchema.parse(row.state),
    progress: { done: row.done, total: row.total },
    problem: row.problem,
    suggestedTitle: titleOf(row.name),
    bank,
  };
}

/** `docker_basics.md` is Docker basics. */
function titleOf(name: string): string {
  const file = name.split('/').at(-1) ?? name;
  const words = file
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replaceAll(/[-_\s]+/g, ' ')
    .trim();
  return (words.charAt(0).toUpperCase() + words.slice(1)).slice(0, 200) || 'Imported questions';
}
