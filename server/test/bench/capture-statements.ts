import pg from 'pg';

export type Statement = { text: string; values: unknown[] };

/** What a use case asks the database while it runs, so that it can be explained as it was asked. */
export async function captureStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  const captured: Statement[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = new Proxy(original, {
    apply(query, client, args: unknown[]) {
      const [asked] = args;
      if (isStatement(asked)) captured.push({ text: asked.text, values: asked.values });
      return Reflect.apply(query, client, args);
    },
  });
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return captured;
}

function isStatement(asked: unknown): asked is Statement {
  return typeof asked === 'object' && asked !== null && 'text' in asked && 'values' in asked;
}
