/** `Output` under code, where a title asks what the code prints: there the answer begins. */
import type { Head } from './headings';
import { firstFrom, type ImportDocument, startOf } from './import-document';

const LABEL = /^[*_#\s]{0,6}(?:console )?(?:outputs?|results?)\s?[:：]?[*_]{0,2}\s?[:：]?$/i;
const ASKS = /\b(?:outputs?|prints?|printed|logs?|logged|results?|returns?|evaluates?)\b/i;

/** How many characters of a line are such a label: all of it, or none. `heads` are sorted. */
export function outputLabelLength(
  document: ImportDocument,
  start: number,
  line: string,
  heads: readonly Head[],
): number {
  if (line.length > 30 || !LABEL.test(line)) return 0;
  const above = heads[firstFrom(heads, start, (head) => head.start) - 1];
  if (!above || !ASKS.test(above.markdown)) return 0;
  const first = document.nodes[firstFrom(document.nodes, above.end, startOf)];
  return first?.type === 'code' && startOf(first) < start ? line.length : 0;
}
