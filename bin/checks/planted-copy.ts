import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What the checks are configured by, and the little of the code that they cannot do without. */
const KEPT = [
  '.dependency-cruiser.mjs',
  'biome.json',
  'bin/layers.mjs',
  'core/assert.ts',
  'core/no-ambient.grit',
  'core/tsconfig.json',
  'package.json',
  'tsconfig.json',
];
const FOLDERS = ['app', 'bin', 'core', 'e2e', 'prisma', 'server'];

/**
 * A copy of Readyz with the real configuration and only these files in it, from path to text. It is
 * gone after the test.
 */
export async function makePlantedCopy(files: Record<string, string>): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'readyz-planted-'));
  onTestFinished(() => rm(copy, { recursive: true }));
  await Promise.all(FOLDERS.map((folder) => mkdir(join(copy, folder))));
  await Promise.all(KEPT.map((path) => cp(path, join(copy, path))));
  await symlink(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await writeFile(join(copy, path), text);
  }
  return copy;
}

/** Runs a check in the copy; `output` is what it wrote, on both streams. */
export function runCheck(
  copy: string,
  ...parameters: string[]
): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    const check = execFile(process.execPath, parameters, { cwd: copy }, (_error, stdout, stderr) =>
      resolve({ exitCode: check.exitCode ?? 1, output: `${stdout}${stderr}` }),
    );
  });
}
