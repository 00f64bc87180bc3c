/** `key=value,key=value`, as flags of labels have them. Upstream: kubectl/pkg/generate/generate.go ParseLabels. */
export function readPairs(text: string): { pairs: Record<string, string> } | { problem: string } {
  const pairs: Record<string, string> = {};
  for (const spec of text.split(',')) {
    const [key = '', value, ...more] = spec.split('=');
    if (value === undefined || more.length > 0 || key === '') {
      return { problem: `unexpected label spec: ${spec}` };
    }
    pairs[key] = value;
  }
  return { pairs };
}
