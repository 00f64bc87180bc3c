/** The last part of a path such as `$course$/top/Networks`; Moodle's own names say nothing. */
export function categoryTopics(path: string): string[] {
  const last = path.split('/').at(-1)?.trim() ?? '';
  return last === '' || last === 'top' || last.startsWith('$') ? [] : [last];
}
