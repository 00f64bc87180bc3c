import { makeClient, type PrismaClient } from '#prisma/client';
import { env } from './env';

// Next evaluates a module more than once in development; the pool must not be made each time.
const shared = globalThis as { readyzClient?: PrismaClient };

export function db(): PrismaClient {
  shared.readyzClient ??= makeClient(env().DATABASE_URL);
  return shared.readyzClient;
}
