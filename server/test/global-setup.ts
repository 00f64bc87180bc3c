import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '#server/postgres/migrate';
import { startEmbedded } from '#server/postgres/start-embedded';

/** The URL of the migrated database that each test file copies. */
declare module 'vitest' {
  interface ProvidedContext {
    templateUrl: string;
  }
}

/** Nothing in these databases has to outlive a crash. */
const FAST_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Runs one server for all test files; returns what vitest calls after the last of them. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'readyz-test-'));
  const postgres = await startEmbedded(folder, { settings: FAST_SETTINGS });
  await migrate(postgres.databaseUrl);
  project.provide('templateUrl', postgres.databaseUrl);
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true });
  };
}
