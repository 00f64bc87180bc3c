/** Which objects a command line means: by name, by label, by field, in one namespace or in all of them. */
import { notFound } from '../api/request';
import { isJsonObject } from '../json';
import { isMet } from '../labels';
import type { Kind, KubernetesObject } from '../objects';
import { parseSelector } from '../parse-selector';
import { getObject, listObjects } from '../store';
import { type Arguments, lastValue, namespaceOf } from './arguments';
import type { Target } from './resource-types';
import { failed, type Printed, refused, type Session } from './session';

export type Selected = {
  kind: Kind;
  objects: readonly KubernetesObject[];
  /** What is said of names that nothing has. */
  missing: readonly Printed[];
};

/** The flags that it reads. */
export const SELECTING = { valued: ['selector', 'field-selector'], bare: ['all-namespaces'] };

export function selectObjects(target: Target, parsed: Arguments, session: Session): Selected {
  const { kind, names } = target;
  const view = session.view();
  const namespace = target.namespaced ? namespaceOf(parsed) : '';
  if (names.length > 0) {
    const found = names.map((name) => getObject(view, kind, `${namespace}/${name}`));
    return {
      kind,
      objects: found.flatMap((object) => (object ? [object] : [])),
      missing: names.flatMap((name, i) => (found[i] ? [] : [refused(notFound(kind, name))])),
    };
  }
  const requirements = parseSelector(lastValue(parsed, 'selector') ?? '');
  if ('error' in requirements) {
    const message = `error: unable to parse requirement: ${requirements.error.replace(/^unable to parse requirement: /, '')}`;
    return { kind, objects: [], missing: [failed(message)] };
  }
  const fields = fieldsOf(lastValue(parsed, 'field-selector') ?? '');
  const inAll = parsed.flags.has('all-namespaces') || !target.namespaced;
  const objects = listObjects(view, kind, inAll ? undefined : namespace).filter(
    (object) =>
      requirements.every((each) => isMet(each, object.metadata.labels ?? {})) &&
      fields.every((each) => (fieldOf(object, each.path) === each.value) === each.isEqual),
  );
  return { kind, objects, missing: [] };
}

type FieldRequirement = { path: string; value: string; isEqual: boolean };

function fieldsOf(text: string): FieldRequirement[] {
  return text
    .split(',')
    .filter(Boolean)
    .map((term) => {
      const [, path = '', sign, value = ''] = /^([^=!]*)(==|=|!=)(.*)$/.exec(term) ?? [];
      return { path, value, isEqual: sign !== '!=' };
    });
}

/** A missing field is an empty text; `source` of an event is its component. */
function fieldOf(object: KubernetesObject, path: string): string {
  if (object.kind === 'Event' && path === 'source') return object.source.component;
  let value: unknown = object;
  for (const key of path.split('.')) value = isJsonObject(value) ? value[key] : undefined;
  return textOf(value);
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}
