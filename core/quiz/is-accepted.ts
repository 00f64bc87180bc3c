/** Whether a text is one of those accepted, without regard to case and repeated spaces. */
export function isAccepted(text: string, accepted: readonly string[]): boolean {
  const given = normalise(text);
  return given !== '' && accepted.some((right) => normalise(right) === given);
}

function normalise(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
