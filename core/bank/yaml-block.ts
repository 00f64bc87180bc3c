import { parse } from 'yaml';
import { isDeepYaml } from './yaml-depth';

/**
 * The value of a YAML block. Text that is no YAML, or nests too deeply to be read, is no object either,
 * which a schema then says.
 */
export function yamlBlock(text: string): unknown {
  if (isDeepYaml(text)) return text;
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch {
    return text;
  }
}
