/** Plain data as YAML, laid out and quoted as go-yaml does it for kubectl. Upstream: sigs.k8s.io/yaml goyaml.v2. */
import { isJsonObject, isList, type Json } from '../json';

/** After this column a long text is folded at its next space. */
const WIDTH = 80;

/** What would be read as something else than a text. */
const SPEAKING =
  /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|<<|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[\d_]+)|[-+]?(?:\d[\d_]*)?\.?\d[\d_]*(?:[eE][-+]?\d+)?|[-+]?\d+\.(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?|\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?|)$/;

export function yamlText(value: Json): string {
  return `${linesOf(value, 0).join('\n')}\n`;
}

function linesOf(value: Json, indent: number): string[] {
  if (isList(value) && value.length > 0) {
    return value.flatMap((each) => {
      const [first = '', ...rest] = linesOf(each, indent + 2);
      return [`${' '.repeat(indent)}- ${first.trimStart()}`, ...rest];
    });
  }
  if (!isJsonObject(value) || isEmpty(value)) {
    return [`${' '.repeat(indent)}${scalar(value, indent, indent)}`];
  }
  return keysOf(value).flatMap((key) => {
    const head = `${' '.repeat(indent)}${scalar(key, 0, 0)}:`;
    const below = value[key] ?? null;
    if (isList(below) && below.length > 0) return [head, ...linesOf(below, indent)];
    if (isJsonObject(below) && !isEmpty(below)) return [head, ...linesOf(below, indent + 2)];
    return [`${head} ${scalar(below, indent + 2, head.length + 1)}`];
  });
}

function keysOf(value: Readonly<Record<string, Json | undefined>>): string[] {
  return Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function isEmpty(value: Readonly<Record<string, Json | undefined>>): boolean {
  return keysOf(value).length === 0;
}

/** `column` is where it begins, `indent` where its further lines do. */
function scalar(value: Json, indent: number, column: number): string {
  if (isList(value)) return '[]';
  if (isJsonObject(value)) return '{}';
  if (typeof value !== 'string') return JSON.stringify(value);
  if (value.includes('\n')) {
    return canBeBlock(value) ? block(value, indent) : JSON.stringify(value);
  }
  if (SPEAKING.test(value)) return JSON.stringify(value);
  if (!isPrintable(value)) return JSON.stringify(value);
  if (canBePlain(value)) return folded(value, indent, column);
  return folded(`'${value.replaceAll("'", "''")}'`, indent, column);
}

function canBePlain(text: string): boolean {
  return !(
    /^[#,[\]{}&*!|>'"%@`]/.test(text) ||
    /^(?:---|\.\.\.)/.test(text) ||
    /^[-?:](?:\s|$)/.test(text) ||
    /:(?:\s|$)|\s#/.test(text) ||
    text !== text.trim()
  );
}

function isPrintable(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\uFEFF]/u.test(text);
}

/** Not with blanks at the end of a line, which nobody would see. */
function canBeBlock(text: string): boolean {
  return !/ \n| $/.test(text) && isPrintable(text.replaceAll('\n', ''));
}

/** Lines as they are; the head says how the text begins and ends. */
function block(text: string, indent: number): string {
  const begins = /^[\s]/.test(text) ? '2' : '';
  const ends = !text.endsWith('\n') ? '-' : text.endsWith('\n\n') || text === '\n' ? '+' : '';
  const lines = text.replace(/\n$/, '').split('\n');
  const margin = ' '.repeat(indent);
  return [`|${begins}${ends}`, ...lines.map((line) => (line ? `${margin}${line}` : ''))].join('\n');
}

/** A line ends at the first single space past the width. */
function folded(text: string, indent: number, column: number): string {
  let at = column;
  let printed = '';
  for (let i = 0; i < text.length; i += 1) {
    const isFold =
      at > WIDTH &&
      text[i] === ' ' &&
      text[i - 1] !== ' ' &&
      text[i + 1] !== ' ' &&
      i > 0 &&
      i < text.length - 1;
    printed += isFold ? `\n${' '.repeat(indent)}` : text[i];
    at = isFold ? indent : at + 1;
  }
  return printed;
}
