import type { Root } from 'mdast';
import { type Document, isNode, parseDocument } from 'yaml';
import type { z } from 'zod';
import { isStorable } from './is-storable';
import type { RuleId } from './lint/rules';
import { type FrontMatter, frontMatterSchema } from './question';
import type { Reader } from './reader';
import { reportRule } from './report-rule';
import { spanOf } from './source';
import { isDeepYaml } from './yaml-depth';

const schema = frontMatterSchema
  .strict()
  .refine(isStorable, 'a character in it cannot be stored, such as "\\0"');
const ALIASES_MAX = 20;
const FENCE_LENGTH = '---\n'.length;

/** Reads the YAML block at the top; null, with problems, where there is none that can be used. */
export function readFrontMatter(reader: Reader, root: Root): FrontMatter | null {
  const first = root.children[0];
  if (first?.type !== 'yaml') {
    reportRule(reader, 'front-matter-missing', 0);
    return null;
  }
  const start = spanOf(first).start + FENCE_LENGTH;
  const document = parseYaml(first.value);
  if (document === null) {
    reportRule(
      reader,
      'front-matter-invalid',
      start,
      'It is nested too deeply, or repeats itself.',
    );
    return null;
  }
  for (const { pos, message } of document.errors) {
    reportRule(reader, 'front-matter-invalid', start + pos[0], message);
  }
  if (document.errors.length > 0) return null;
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: ALIASES_MAX }));
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const missing = missingBy(document, issue);
    const offset = start + offsetOf(document, issue);
    if (missing !== null) reportRule(reader, missing, 0);
    else reportRule(reader, 'front-matter-invalid', offset, describe(issue));
  }
  return null;
}

/** Null where the library would give up: on aliases that unfold without end, and on too deep a nesting. */
function parseYaml(text: string): Document | null {
  if (isDeepYaml(text)) return null;
  try {
    const document = parseDocument(text, { prettyErrors: false });
    if (document.errors.length === 0) document.toJS({ maxAliasCount: ALIASES_MAX });
    return document;
  } catch {
    return null;
  }
}

/** The rule for a line that every file needs and that is not there, or holds nothing. */
function missingBy(document: Document, { path }: z.core.$ZodIssue): RuleId | null {
  const [key] = path;
  if ((key !== 'title' && key !== 'license') || document.get(key)) return null;
  return key === 'title' ? 'title-missing' : 'license-missing';
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

/** The value that is wrong, or the nearest thing around it that exists. */
function offsetOf(document: Document, issue: z.core.$ZodIssue): number {
  const path = 'keys' in issue ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
