import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, installMissing } from './install.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, output: string }} Outcome */

const REPORTS = 'node_modules/.cache/readyz';

/** In this order: the build writes types that the next stage reads. */
const stages = {
  lint: () => check('@biomejs/biome/bin/biome', 'check', '.'),
  build: () => check('tsx/dist/cli.mjs', 'bin/build-if-stale.ts'),
  types: checkTypes,
  layers: () => check('../bin/layers.mjs'),
  unit: runUnitTests,
  e2e: runEndToEndTests,
};

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
await main(process.argv.slice(2));

/** @param {string[]} parameters */
async function main(parameters) {
  const only = parameters[0] === '--only' ? parameters[1]?.split(',') : Object.keys(stages);
  const chosen = Object.entries(stages).filter(([name]) => only?.includes(name));
  if (chosen.length === 0) {
    fail(`Usage: npm test [-- --only ${Object.keys(stages).join(',')}]`);
  }
  installMissing();
  mkdirSync(REPORTS, { recursive: true });
  // Each tool sets its own; one that is set for all of them, to production, would mislead them.
  Reflect.deleteProperty(process.env, 'NODE_ENV');
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, run] of chosen) {
    const startedAt = performance.now();
    process.stdout.write(`${name.padEnd(8)}`);
    const outcome = await run();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`${outcome.failed === 0 ? 'ok' : 'FAILED'}  ${seconds} s\n`);
    if (outcome.failed > 0) process.stdout.write(`${outcome.output}\n`);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    total.skipped += outcome.skipped;
  }
  const { passed, failed, skipped } = total;
  process.stdout.write(`tests: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** A stage that counts as one test. @param {string[]} command @returns {Promise<Outcome>} */
async function check(...command) {
  const { exitCode, output } = await runPackage(command);
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0, output };
}

async function checkTypes() {
  const everything = await check('typescript/bin/tsc', '--noEmit');
  if (everything.failed) return everything;
  return check('typescript/bin/tsc', '--noEmit', '-p', 'core/tsconfig.json');
}

function runUnitTests() {
  const report = `${REPORTS}/vitest.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runReported(['vitest/vitest.mjs', 'run', ...reporters], report, (text) => {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(text);
    const skipped = numPendingTests + numTodoTests;
    return { passed: numPassedTests, failed: numFailedTests, skipped };
  });
}

/** A test that passed only when it was tried again has failed. */
async function runEndToEndTests() {
  const missing = await provideChromium();
  if (missing) return { passed: 0, failed: 1, skipped: 0, output: missing };
  const report = `${REPORTS}/playwright.json`;
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = report;
  const command = ['playwright/cli.js', 'test', '--reporter=list,json'];
  return runReported(command, report, (text) => {
    const { expected, unexpected, flaky, skipped } = JSON.parse(text).stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  });
}

/**
 * Runs tests that leave a report. A run that fails without a failed test, because a file could not
 * be loaded or the server did not start, counts as one failure.
 *
 * @param {string[]} command
 * @param {string} path
 * @param {(report: string) => Omit<Outcome, 'output'>} count
 * @returns {Promise<Outcome>}
 */
async function runReported(command, path, count) {
  rmSync(path, { force: true });
  const { exitCode, output } = await runPackage(command);
  const counted = existsSync(path)
    ? count(readFileSync(path, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0 };
  const unexplained = exitCode !== 0 && counted.failed === 0 ? 1 : 0;
  return { ...counted, failed: counted.failed + unexplained, output };
}

/** Finds or installs a browser; returns a sentence when there is none to be had. */
async function provideChromium() {
  const { findChromium } = await import('./find-chromium.mjs');
  if (findChromium()) return undefined;
  await runPackage(['playwright/cli.js', 'install', 'chromium']);
  if (findChromium()) return undefined;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await run('apt-get', ['update']);
    await run('apt-get', ['install', '-y', 'chromium']);
    if (findChromium()) return undefined;
  }
  return 'There is no Chromium for the end-to-end tests, and it could not be installed. Install it with "sudo apt-get install -y chromium" or "npx playwright install chromium", or set CHROME to one.';
}

/** @param {string[]} command A script of an installed package, and its parameters. */
function runPackage([script = '', ...parameters]) {
  return run(process.execPath, [`node_modules/${script}`, ...parameters]);
}

/**
 * @param {string} file @param {string[]} parameters
 * @returns {Promise<{ exitCode: number, output: string }>}
 */
function run(file, parameters) {
  return new Promise((resolve) => {
    const child = spawn(file, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ exitCode: 1, output: error.message }));
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}
