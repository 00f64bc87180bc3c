import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isErrorWithCode } from '#server/postgres/error-code';
import { readIfPresent } from '#server/postgres/read-if-present';
import { StartError } from '#server/postgres/start-error';

/** Everything that the built site is made of. */
const INPUTS = [
  'app',
  'core',
  'server',
  'public',
  'prisma/schema.prisma',
  'prisma/client.ts',
  'next.config.js',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

/** Inside the build, so that whatever removes the build removes it too. */
const STAMP = '.next/readyz-inputs';

/** The hash of what the site would be built from, and whether the build there is was. */
export async function inspectBuild(): Promise<{ hash: string; isCurrent: boolean }> {
  const hash = await hashInputs();
  return { hash, isCurrent: (await readIfPresent(STAMP)) === hash };
}

/** Builds the site for production. Throws a StartError with what the build said. */
export async function buildSite(hash: string, signal: AbortSignal): Promise<void> {
  await rm(STAMP, { force: true });
  const { succeeded, output } = await runNextBuild(hash, signal);
  if (!succeeded) throw new StartError(`${output}\nThe site could not be built: see above.`);
  await writeFile(STAMP, hash);
}

/** The build is named by what it is made of: its service worker keeps what is of one name together. */
function runNextBuild(
  hash: string,
  signal: AbortSignal,
): Promise<{ succeeded: boolean; output: string }> {
  return new Promise((resolve) => {
    const build = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', READYZ_BUILD: hash.slice(0, 16) },
      signal,
    });
    const chunks: Buffer[] = [];
    build.stdout.on('data', (chunk) => chunks.push(chunk));
    build.stderr.on('data', (chunk) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString().trim();
    build.once('error', (error) => resolve({ succeeded: false, output: error.message }));
    build.once('close', (code) => resolve({ succeeded: code === 0, output: output() }));
  });
}

async function hashInputs(): Promise<string> {
  const files = (await Promise.all(INPUTS.map(listFiles))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash('sha256').update(process.version);
  for (const [place, content] of contents.entries()) {
    hash.update(`\0${files[place]}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** The files under a path; tests are no part of the site. */
async function listFiles(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true, recursive: true });
    return entries
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (isErrorWithCode(error, 'ENOTDIR')) return [path];
    if (isErrorWithCode(error, 'ENOENT')) return [];
    throw error;
  }
}
