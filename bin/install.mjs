import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * The first stage of every command that must run on a fresh clone, so it uses nothing but Node. Call
 * it in the root. Ends the process with a sentence when it cannot do its work.
 */
export function installMissing() {
  checkNode();
  if (!isInstalled()) install();
  if (clientHash() !== readIfPresent(CLIENT_STAMP)) generateClient();
}

/** @param {string} sentence @returns {never} */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const CLIENT_STAMP = 'node_modules/.cache/readyz/prisma-client';

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Readyz needs Node 20.19 or newer, and this is ${process.versions.node}: install a newer Node from https://nodejs.org.`,
  );
}

/** npm writes what it installed beside the packages, when it has finished. */
function isInstalled() {
  const installed = readIfPresent('node_modules/.package-lock.json');
  if (!installed) return false;
  const found = JSON.parse(installed).packages;
  const wanted = Object.entries(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages);
  return wanted.every(
    ([path, entry]) =>
      path === '' || !isForThisMachine(entry) || found[path]?.version === entry.version,
  );
}

/** @param {{ optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} entry */
function isForThisMachine({ optional, os, cpu, libc }) {
  if (!optional) return true;
  return Boolean(os?.includes(process.platform) && cpu?.includes(process.arch) && !libc);
}

function install() {
  process.stderr.write('Installing packages (about a minute the first time)\n');
  // No package here needs its install scripts, and the build needs the packages for development.
  const parameters = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const { status, stderr, error } = npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...parameters])
    : run('npm', parameters);
  if (status === 0) return;
  process.stderr.write(stderr ?? '');
  fail(
    error
      ? `npm could not be run (${error.message}): install Node with npm from https://nodejs.org.`
      : 'The packages could not be installed: see above, check the network, and start again.',
  );
}

function generateClient() {
  const { status, stdout, stderr } = run(process.execPath, [
    'node_modules/prisma/build/index.js',
    'generate',
  ]);
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`);
    fail('The database client could not be generated from prisma/schema.prisma: see above.');
  }
  mkdirSync('node_modules/.cache/readyz', { recursive: true });
  writeFileSync(CLIENT_STAMP, clientHash());
}

/** Names the schema and the generator that the client was made from; '' when there is no client. */
function clientHash() {
  if (!existsSync('prisma/generated/client.ts')) return '';
  const hash = createHash('sha256');
  for (const file of ['prisma/schema.prisma', 'node_modules/prisma/package.json']) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** @param {string} file @param {string[]} parameters */
function run(file, parameters) {
  return spawnSync(file, parameters, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

/** @param {string} path */
function readIfPresent(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
