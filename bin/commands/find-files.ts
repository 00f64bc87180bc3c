import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { UsageError } from './command';

export type TextFile = {
  /** As a person would type it from where they are. */
  path: string;
  /** From the folder that was named, or the file's name alone, with forward slashes. */
  name: string;
  text: string;
};

/**
 * Reads a file, or every file with one of the endings in a folder and the folders in it, in the order
 * of their paths. Hidden folders and installed packages are left out. Throws a UsageError when there
 * is nothing to read, or when it may not be read.
 */
export async function findFiles(path: string, endings: readonly string[]): Promise<TextFile[]> {
  try {
    return await readFiles(path, endings);
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error && 'syscall' in error)) throw error;
    throw new UsageError(`${path} cannot be read (${error.message}).`);
  }
}

async function readFiles(path: string, endings: readonly string[]): Promise<TextFile[]> {
  const kind = await kindOf(path);
  const folder = kind === 'folder' ? path : dirname(path);
  const names = kind === 'folder' ? await findNames(path, endings) : [basename(path)];
  if (names.length === 0)
    throw new UsageError(`There is no ${endings.join(', ')} file in ${path}.`);
  return Promise.all(
    names.map(async (name) => ({
      path: join(folder, name),
      name: name.split(sep).join('/'),
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}

async function kindOf(path: string): Promise<'file' | 'folder'> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new UsageError(`There is no file or folder ${path}.`);
  return found.isDirectory() ? 'folder' : 'file';
}

async function findNames(folder: string, endings: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && endings.includes(extname(entry.name).toLowerCase()))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !name.split(sep).some(isLeftOut))
    .sort();
}

function isLeftOut(part: string): boolean {
  return part.startsWith('.') || part === 'node_modules';
}
