/** Labels that fit, in a face whose letters are all of one width. */

/** Keeps the end, where the names of pods differ. */
export function fitEnd(text: string, letters: number): string {
  if (text.length <= letters) return text;
  return letters < 2 ? '' : `…${text.slice(text.length - letters + 1)}`;
}

/** Keeps the beginning. */
export function fitStart(text: string, letters: number): string {
  if (text.length <= letters) return text;
  return letters < 2 ? '' : `${text.slice(0, letters - 1)}…`;
}

/** A pod's name in little room: the part that is its own, which is the last. */
export function fitPodName(name: string, letters: number): string {
  return name.length <= letters ? name : fitEnd(name.slice(name.lastIndexOf('-') + 1), letters);
}
