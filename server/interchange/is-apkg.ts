/** Whether the files of an archive are those of an Anki package. */
export function isApkg(files: ReadonlyMap<string, Uint8Array>): boolean {
  return ['collection.anki21b', 'collection.anki21', 'collection.anki2'].some((name) =>
    files.has(name),
  );
}
