'use client';

import type { ChosenFile } from './choose-upload';

/** A folder with more files than this is no folder of questions. */
const FILES_MAX = 5_000;

/**
 * Every file of what was dropped, folders walked. It must be called while the drop is handled:
 * afterwards the browser forgets what it held.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<ChosenFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const files: ChosenFile[] = [];
  for (const entry of entries) if (entry) await collect(entry, files);
  return files.toSorted(byPath);
}

/** What a file field holds; of a folder, with the paths in it. */
export function pickedFiles(list: FileList): ChosenFile[] {
  return [...list]
    .map((file) => ({ file, path: file.webkitRelativePath || file.name }))
    .filter(({ file, path }) => file.webkitRelativePath === '' || !isHidden(path))
    .toSorted(byPath);
}

async function collect(entry: FileSystemEntry, files: ChosenFile[]): Promise<void> {
  const path = entry.fullPath.replace(/^\//, '');
  if (files.length >= FILES_MAX || isHidden(path)) return;
  if (entry instanceof FileSystemFileEntry) files.push({ file: await fileOf(entry), path });
  if (entry instanceof FileSystemDirectoryEntry) {
    for (const child of await childrenOf(entry)) await collect(child, files);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives a hundred entries at a time, and none when it is through. */
async function childrenOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const next = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (next.length === 0) return children;
    children.push(...next);
  }
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === 'node_modules');
}

function byPath(a: ChosenFile, b: ChosenFile): number {
  return a.path < b.path ? -1 : 1;
}
