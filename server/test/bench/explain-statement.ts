import pg from 'pg';
import { z } from 'zod';
import type { Statement } from './capture-statements';

type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Heap Fetches'?: number;
  Plans?: Node[];
};
const nodeSchema: z.ZodType<Node> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Heap Fetches': z.number().optional(),
  Plans: z.array(z.lazy(() => nodeSchema)).optional(),
});
const plansSchema = z.tuple([z.object({ Plan: nodeSchema, 'Execution Time': z.number() })]);

export type Explained = {
  executionMs: number;
  /** How each read of the table goes, such as 'Index Only Scan'. */
  scans: string[];
  /** Rows that had to be looked at in the table all the same. */
  heapFetches: number;
};

/** How PostgreSQL reads a table for a statement, by running it. */
export async function explainStatement(
  databaseUrl: string,
  { text, values }: Statement,
  table: string,
): Promise<Explained> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(`explain (analyze, format json) ${text}`, values);
    const [explained] = plansSchema.parse(rows[0]?.['QUERY PLAN']);
    const reads = nodesOf(explained.Plan).filter((node) => node['Relation Name'] === table);
    return {
      executionMs: explained['Execution Time'],
      scans: reads.map((node) => node['Node Type']),
      heapFetches: reads.reduce((sum, node) => sum + (node['Heap Fetches'] ?? 0), 0),
    };
  } finally {
    await client.end();
  }
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
