import { startEmbedded } from '#server/postgres/start-embedded';

// Run as a process of its own, to be killed while its server lives on.
const { databaseUrl } = await startEmbedded(process.argv[2] ?? '', { settings: ['fsync=off'] });
console.log(databaseUrl);
