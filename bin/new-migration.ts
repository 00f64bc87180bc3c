import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#server/postgres/start-embedded';
import { writeMigration } from '#server/postgres/write-migration';

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run migration -- NAME   (small letters, digits and _)');
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), 'readyz-migration-'));
const postgres = await startEmbedded(folder, { settings: ['fsync=off'] });
try {
  const file = await writeMigration(postgres.databaseUrl, name, new Date());
  console.log(file ?? 'The migrations already lead to prisma/schema.prisma.');
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true });
}
