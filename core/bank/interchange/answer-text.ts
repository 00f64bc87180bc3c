/** Other formats have one text where ours has an answer and its key points. */
const HEADING = '### Key points';

type Answer = { answer: string | null; keyPoints: string[] };

export function joinAnswer({ answer, keyPoints }: Answer): string {
  if (keyPoints.length === 0) return answer ?? '';
  return [...(answer === null ? [] : [answer]), HEADING, joinPoints(keyPoints)].join('\n\n');
}

/** The heading is ours only where nothing but a list follows. */
export function splitAnswer(markdown: string): Answer {
  const text = markdown.trim();
  const start = text.startsWith(HEADING) ? 0 : text.lastIndexOf(`\n${HEADING}\n`) + 1;
  const list = text.slice(start + HEADING.length).trim();
  const isOurs = text.slice(start).startsWith(HEADING) && isPoints(list);
  if (!isOurs) return { answer: text || null, keyPoints: [] };
  return { answer: text.slice(0, start).trim() || null, keyPoints: splitPoints(list) };
}

/** A Markdown list. */
export function joinPoints(points: readonly string[]): string {
  return points.map((point) => `- ${point.replaceAll('\n', '\n  ')}`).join('\n');
}

export function splitPoints(list: string): string[] {
  const points: string[] = [];
  for (const line of list.split('\n')) {
    const last = points.length - 1;
    if (line.startsWith('- ')) points.push(line.slice(2));
    else if (last >= 0 && /^ {2}|^\s*$/.test(line)) points[last] += `\n${line.slice(2)}`;
    else if (line.trim() !== '') points.push(line.trim());
  }
  return points.map((point) => point.trim());
}

function isPoints(list: string): boolean {
  return list.startsWith('- ') && list.split('\n').every((line) => /^(?:- | {2}|\s*$)/.test(line));
}
