import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client';

/** Makes a client on a bounded pool whose waits all end. */
export function makeClient(databaseUrl: string, connectionsMax = 10): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: databaseUrl,
      max: connectionsMax,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 30_000,
    }),
  });
}

export type { PrismaClient };
