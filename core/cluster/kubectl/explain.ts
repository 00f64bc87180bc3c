/**
 * kubectl explain: which fields a kind has and of what type; without the texts, which are the server's. In the
 * layout for servers up to 1.23, or the one for those since. Upstream: kubectl/pkg/explain.
 */
import { type Arguments, lastValue, parseArguments } from './arguments';
import { type Field, type Fields, fieldsOfKind, fieldsOfType } from './fields';
import { type ServedResource, servedResource, servedVersion } from './served-resources';
import { failed, type Printed, printed, type Session } from './session';

const NO_TYPE =
  'error: You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.';

/** What the letters of the tables are called. */
const TYPES: Readonly<Record<string, string>> = {
  s: 'string',
  i: 'integer',
  n: 'number',
  b: 'boolean',
  q: 'string',
  t: 'string',
  x: 'string',
  '*': 'Object',
};

/** Where a path leads: a field of a type, or the kind itself. */
type Place = { name: string; type: string; fields: Fields | null };

export function runExplain(args: readonly string[], session: Session): Printed {
  const read = parseArguments('explain', args, ['api-version', 'output'], ['recursive']);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const [word, ...more] = parsed.words;
  if (word === undefined) return failed(NO_TYPE);
  if (more.length > 0) return failed('error: We accept only this format: explain RESOURCE');
  const [type = '', ...path] = word.split('.');
  const resource = servedResource(type);
  if (!resource) return failed(`the server doesn't have a resource type "${type}"`);
  const apiVersion =
    lastValue(parsed, 'api-version') ?? servedVersion(resource.kind, session.constants);
  const kind = fieldsOfKind(apiVersion, resource.kind);
  if (!kind) {
    return failed(`error: the fields of ${resource.kind} in ${apiVersion} are not known here`);
  }
  const place = placeAt(path, kind);
  if ('missing' in place) return failed(`error: field "${place.missing}" does not exist`);
  return show(place, { resource, apiVersion, isOfKind: path.length === 0 }, parsed, session);
}

function placeAt(path: readonly string[], kind: Fields): Place | { missing: string } {
  let place: Place = { name: '', type: '', fields: kind };
  for (const name of path) {
    const field = place.fields && fieldNamed(name, place.fields, place.fields === kind);
    if (!field || !place.fields) return { missing: name };
    place = { name, type: field.type, fields: fieldsOfType(elementOf(field.type), place.fields) };
  }
  return place;
}

function fieldNamed(name: string, { fields }: Fields, isKind: boolean): Field | undefined {
  const isCommon = isKind && (name === 'apiVersion' || name === 'kind');
  return isCommon ? { type: 's', isRequired: false } : fields.get(name);
}

/** Of a list or a map, what is in it. */
function elementOf(type: string): string {
  return type.replace(/^(?:\[\]|\{\})+/, '');
}

function show(
  { name, type, fields }: Place,
  about: { resource: ServedResource; apiVersion: string; isOfKind: boolean },
  parsed: Arguments,
  session: Session,
): Printed {
  const isOld = session.constants.servesBeta;
  const { kind } = about.resource;
  const [group = '', version] = about.apiVersion.includes('/')
    ? about.apiVersion.split('/')
    : ['', about.apiVersion];
  const heads = isOld
    ? [`KIND:     ${kind}`, `VERSION:  ${about.apiVersion}`]
    : [...(group ? [`GROUP:      ${group}`] : []), `KIND:       ${kind}`, `VERSION:    ${version}`];
  const title = isOld ? (fields ? 'RESOURCE:' : 'FIELD:   ') : 'FIELD:';
  const shape = fields ? typeText(type, isOld, true) : typeText(type, isOld, false);
  const place = about.isOfKind ? [] : ['', `${title} ${name} <${shape}>`];
  const lines = fields
    ? fieldLines(fields, {
        isOld,
        isRecursive: parsed.flags.has('recursive'),
        isKind: about.isOfKind,
      })
    : [];
  return printed(...heads, ...place, '', ...(lines.length > 0 ? ['FIELDS:', ...lines] : []));
}

type Look = { isOld: boolean; isRecursive: boolean; isKind: boolean };

/** In the order of their names, those below them further in when all are asked for. */
function fieldLines(fields: Fields, look: Look, above: readonly string[] = []): string[] {
  const all = new Map([
    ...(look.isKind
      ? ['apiVersion', 'kind'].map((name): [string, Field] => [
          name,
          { type: 's', isRequired: false },
        ])
      : []),
    ...fields.fields,
  ]);
  const margin = (look.isOld ? '   ' : '  ').repeat(above.length + 1);
  return [...all.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, { type, isRequired }]) => {
      const below = fieldsOfType(elementOf(type), fields);
      const need = isRequired ? ' -required-' : '';
      const line = `${margin}${name}\t<${typeText(type, look.isOld, below !== null)}>${need}`;
      const isAgain = below !== null && above.includes(below.path);
      if (!look.isRecursive || !below || isAgain) return look.isRecursive ? [line] : [line, ''];
      return [line, ...fieldLines(below, { ...look, isKind: false }, [...above, below.path])];
    });
}

/** Old servers call every type of their own an Object. */
function typeText(type: string, isOld: boolean, isObject: boolean): string {
  const element = elementOf(type);
  const shape = type.slice(0, type.length - element.length).replaceAll('{}', 'map[string]');
  const name = TYPES[element] ?? (isOld && isObject ? 'Object' : element);
  return `${shape}${name}`;
}
