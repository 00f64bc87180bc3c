import { parse } from 'yaml';

/** The value of a YAML block. Text that is no YAML is no object either, which a schema then says. */
export function yamlBlock(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch {
    return text;
  }
}
