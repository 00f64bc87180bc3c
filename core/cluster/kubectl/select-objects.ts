/** Which objects a command line means: by name, by label, by field, in one namespace or in all of them. */
import { readAttributes } from '../api/attributes';
import { notFound, resources } from '../api/request';
import { isMet } from '../labels';
import type { Kind, KubernetesObject } from '../objects';
import { parseSelector } from '../parse-selector';
import { getObject, listObjects } from '../store';
import { type Arguments, lastValue, namespaceOf } from './arguments';
import { meetsFields, parseFieldSelector } from './field-selector';
import type { Target } from './resource-types';
import { servedVersion } from './served-resources';
import { failed, type Printed, refused, type Session } from './session';

export type Selected = {
  kind: Kind;
  objects: readonly KubernetesObject[];
  /** What is said of names that nothing has, and of selectors that are none. */
  missing: readonly Printed[];
};

/** The flags that it reads. */
export const SELECTING = { valued: ['selector', 'field-selector'], bare: ['all-namespaces'] };

export function selectObjects(target: Target, parsed: Arguments, session: Session): Selected {
  const { kind, names } = target;
  if (names.length > 0) return selectNamed(target, parsed, session);
  const labels = lastValue(parsed, 'selector') ?? '';
  const fields = lastValue(parsed, 'field-selector') ?? '';
  const requirements = parseSelector(labels);
  if ('error' in requirements) {
    return cannot(kind, unreadable(kind, { labels, fields }, requirements.error, session));
  }
  const fieldRequirements = parseFieldSelector(fields, kind);
  if ('error' in fieldRequirements) {
    return cannot(kind, unreadable(kind, { labels, fields }, fieldRequirements.error, session));
  }
  const isEverywhere = parsed.flags.has('all-namespaces') || !target.namespaced;
  const namespace = isEverywhere ? undefined : namespaceOf(parsed);
  const wanted = { kind, namespace: namespace ?? '', name: '' };
  const forbidden = session.refusal(readAttributes('list', wanted));
  if (forbidden) return { kind, objects: [], missing: [refused(forbidden)] };
  const objects = listObjects(session.view(), kind, namespace).filter(
    (object) =>
      requirements.every((each) => isMet(each, object.metadata.labels ?? {})) &&
      meetsFields(object, fieldRequirements),
  );
  return { kind, objects, missing: [] };
}

function selectNamed(
  { kind, namespaced, names }: Target,
  parsed: Arguments,
  session: Session,
): Selected {
  if (parsed.values.selector || parsed.values['field-selector']) {
    return cannot(kind, 'error: name cannot be provided when a selector is specified');
  }
  if (namespaced && parsed.flags.has('all-namespaces')) {
    return cannot(kind, 'error: a resource cannot be retrieved by name across all namespaces');
  }
  const view = session.view();
  const namespace = namespaced ? namespaceOf(parsed) : '';
  const refusals = names.flatMap((name) => {
    const status = session.refusal(readAttributes('get', { kind, namespace, name }));
    return status ? [refused(status)] : [];
  });
  if (refusals.length > 0) return { kind, objects: [], missing: refusals };
  const isNowhere =
    namespace !== '' && namespace !== 'default' && !getObject(view, 'Namespace', `/${namespace}`);
  const found = names.map((name) => getObject(view, kind, `${namespace}/${name}`));
  return {
    kind,
    objects: found.flatMap((object) => (object ? [object] : [])),
    missing: parsed.flags.has('ignore-not-found')
      ? []
      : names.flatMap((name, i) =>
          found[i]
            ? []
            : [refused(isNowhere ? notFound('Namespace', namespace) : notFound(kind, name))],
        ),
  };
}

function cannot(kind: Kind, message: string): Selected {
  return { kind, objects: [], missing: [failed(message)] };
}

/** What the server says of a selector. */
function unreadable(
  kind: Kind,
  { labels, fields }: { labels: string; fields: string },
  why: string,
  session: Session,
): string {
  const version = servedVersion(kind, session.constants);
  const resource = `${version.includes('/') ? '' : '/'}${version}, Resource=${resources[kind].plural}`;
  return `Error from server (BadRequest): Unable to find "${resource}" that match label selector "${labels}", field selector "${fields}": ${why}`;
}
