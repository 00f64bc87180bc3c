/** The files that texts show or link to, less those on other hosts. */
export function mediaNamesOf(questions: readonly object[]): Set<string> {
  const names = new Set<string>();
  for (const question of questions) {
    for (const [, path = ''] of JSON.stringify(question).matchAll(/\]\(<?([^()<>\s"\\]+)/g)) {
      if (!/^[a-z][a-z0-9+.-]*:/i.test(path)) names.add(decoded(path));
    }
  }
  return names;
}

/** Anki writes names as they are or as part of an address. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
