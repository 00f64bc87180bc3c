/** Anki's media have no folders: `images/pod.png` is `images_pod.png` there. */
export function mediaName(path: string): string {
  return path.replace(/^\.\//, '').replaceAll('/', '_');
}

/** Gives the files that HTML shows or links to their names in Anki. */
export function renameMedia(html: string, paths: ReadonlySet<string>): string {
  return html.replace(/(?<=(?:src|href)=")[^"]*/g, (path) =>
    paths.has(path) ? mediaName(path) : path,
  );
}
