import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const FOLDERS = ['app', 'bin', 'core', 'e2e', 'prisma', 'server'];

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const { default: config } = await import(pathToFileURL(resolve('.dependency-cruiser.mjs')).href);
const found = await cruise(
  FOLDERS,
  { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
  // Node takes the first target of an import it can parse, tsc the first that exists. The checker
  // follows Node, so it is told what #app/ means instead.
  /** @type {never} */ ({
    alias: { '#app': resolve('app') },
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
  }),
  { tsConfig: extractTsConfig('tsconfig.json') },
);
if (typeof found.output === 'string') throw new Error(found.output);

const { modules, summary } = found.output;
for (const { rule, from, to } of summary.violations) {
  process.stderr.write(`${rule.name}: ${from} -> ${to}\n`);
}

// With a compiler that it does not know, the checker sees nothing, finds no fault and is content.
const seen = new Set(modules.map(({ source }) => source));
const unseen = FOLDERS.flatMap(listSources).filter((file) => !seen.has(file));
for (const file of unseen) process.stderr.write(`not seen by the layer check: ${file}\n`);

// A file that is read by its path is no import.
const PATH_IN_TESTDATA = /['"`][^'"`\n]*\btestdata\//;
const readers = FOLDERS.flatMap(listSources)
  .filter((file) => !file.endsWith('.spec.ts'))
  .filter((file) => PATH_IN_TESTDATA.test(readFileSync(file, 'utf8')));
for (const file of readers) process.stderr.write(`testdata-is-for-tests: ${file}\n`);

const problems = summary.violations.length + unseen.length + readers.length;
process.stdout.write(`layers: ${modules.length} modules, ${problems} problems\n`);
process.exitCode = problems === 0 && modules.length > 0 ? 0 : 1;

/** @param {string} folder */
function listSources(folder) {
  const ignored = new RegExp(
    [config.options.exclude.path, ...config.options.doNotFollow.path].join('|'),
  );
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !ignored.test(file));
}
