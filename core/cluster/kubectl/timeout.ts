/** `30s` or `2m`; 0 is for ever. */
export function timeoutMs(text: string | undefined): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text ?? '');
  const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }[match?.[2] ?? 's'] ?? 0;
  return match ? Number(match[1]) * unitMs : 0;
}
