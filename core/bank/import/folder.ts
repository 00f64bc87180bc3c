/** The files beside the one that is read, for dialects that spread a question over several. */
export type Folder = {
  /** Text by path, relative to what is imported, with forward slashes. */
  texts: ReadonlyMap<string, string>;
  /** Paths of files that hold only an answer to a question of another file. */
  answers: ReadonlySet<string>;
};

export const emptyFolder: Folder = { texts: new Map(), answers: new Set() };

/** A path beside a file; null for one that would leave the folder. */
export function besideFile(file: string, path: string): string | null {
  if (path.startsWith('/')) return null;
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
