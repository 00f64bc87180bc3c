import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from './fixtures';

/** Starts the one server that most specs share, on empty data; returns what stops it. */
export default async function startSite(): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'readyz-e2e-'));
  const server = await startServer({ port: 0, dataFolder });
  process.env.READYZ_E2E_URL = server.url;
  process.env.READYZ_E2E_DATA = dataFolder;
  return async () => {
    await server.kill('SIGTERM');
    await rm(dataFolder, { recursive: true });
  };
}
