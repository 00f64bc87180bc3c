import { db } from '../db';
import { readMigrationNames } from './migration-list';

/** Longer than this and a load balancer had better ask another node. */
const ANSWER_MS = 1_000;

/** Why this process should get no requests, or undefined when it can serve them. */
export async function checkReadiness(): Promise<string | undefined> {
  const names = await readMigrationNames();
  const applied = await Promise.race([countApplied(), late()]);
  if (applied === undefined) return 'the database does not answer';
  return applied < names.length ? 'the database lacks migrations' : undefined;
}

/** How many migrations are applied; undefined when the database cannot be asked. */
async function countApplied(): Promise<number | undefined> {
  try {
    const rows = await db().$queryRaw<{ applied: number }[]>`
      select count(*)::int as applied from _prisma_migrations
      where finished_at is not null and rolled_back_at is null`;
    return rows[0]?.applied;
  } catch {
    return undefined;
  }
}

function late(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ANSWER_MS).unref();
  });
}
