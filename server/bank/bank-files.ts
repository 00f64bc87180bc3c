import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

export type BankFile = {
  /** Path from the folder that was asked for, with forward slashes. */
  file: string;
  text: string;
};

/** Every Markdown file in a folder and the folders in it, in the order of their names. */
export async function readBankFiles(folder: string): Promise<BankFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    files.map(async (path) => ({
      file: relative(folder, path).split(sep).join('/'),
      text: await readFile(path, 'utf8'),
    })),
  );
}
