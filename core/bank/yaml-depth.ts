/** How deeply a text of YAML or JSON nests, found without the library, which gives up its memory. */
import { DEPTH_MAX, isDeepLine } from './nesting';

const INDENT_MAX = 4 * DEPTH_MAX;

/** Brackets in quotes are counted too: none that a person writes opens so many. */
export function isDeepYaml(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > DEPTH_MAX) return true;
  }
  return text.split('\n').some((line) => isDeepLine(line) || isDeepIndent(line) || isDeepKey(line));
}

function isDeepIndent(line: string): boolean {
  return line.length > INDENT_MAX && line.slice(0, INDENT_MAX).trim() === '' && line.trim() !== '';
}

/** `? ? ? a` is a key of a key of a key. */
function isDeepKey(line: string): boolean {
  return (line.match(/\?(?=[ \t])/g)?.length ?? 0) > DEPTH_MAX;
}
