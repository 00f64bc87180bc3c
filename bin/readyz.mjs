#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../node_modules/tsx/package.json', import.meta.url));
if (!existsSync(packages)) {
  process.stderr.write('The packages are not installed: run "npm ci --ignore-scripts" first.\n');
  process.exit(1);
}

// npm changes to the root; paths that a person types start where they are.
const { INIT_CWD, npm_lifecycle_event: script } = process.env;
const isTyped = ['readyz', 'bench', 'bench:memory'].includes(script ?? '');
if (INIT_CWD && isTyped) process.chdir(INIT_CWD);

const { register } = await import('tsx/esm/api');
register();
const { ignoreClosedPipes } = await import('./ignore-closed-pipes.ts');
const { main } = await import('./commands/main.ts');
ignoreClosedPipes();
process.exitCode = await main(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
});
