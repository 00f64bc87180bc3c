import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

/** A script as a browser would get it: one file that puts what is exported into `engine`. */
export function browserBundle(root: string, contents: string): Promise<string> {
  return bundle(root, contents, 'browser');
}

/** Runs a script in a Node of its own, in one file as a browser would, and reads the JSON that it prints. */
export async function runBundled(root: string, contents: string): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'readyz-bundle-'));
  try {
    const file = join(folder, 'script.cjs');
    await writeFile(file, await bundle(root, contents, 'node'));
    const run = promisify(execFile);
    const options = ['--expose-gc', '--max-old-space-size=4096', file];
    const { stdout } = await run(process.execPath, options, { maxBuffer: 2 ** 26 });
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function bundle(
  root: string,
  contents: string,
  platform: 'browser' | 'node',
): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    format: platform === 'browser' ? 'iife' : 'cjs',
    ...(platform === 'browser' ? { globalName: 'engine' } : {}),
    platform,
    target: 'es2022',
  });
  return outputFiles.map(({ text }) => text).join('');
}
