import { StartError } from '#server/postgres/start-error';
import { buildSite, inspectBuild } from './build-site';

const { hash, isCurrent } = await inspectBuild();
try {
  if (!isCurrent) await buildSite(hash, new AbortController().signal);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
