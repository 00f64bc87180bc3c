/** What a request wants, as authorisation sees it. Upstream: apiserver/pkg/authorization/authorizer/interfaces.go. */
import type { KubernetesObject } from '../objects';
import { type Request, resources } from './request';

export type Attributes = {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  /** Empty for the object itself. */
  readonly subresource: string;
  /** Empty for what has no namespace, and for all namespaces. */
  readonly namespace: string;
  /** Empty for lists, and for objects that are not made yet. */
  readonly name: string;
};

export function attributesOf(request: Request): Attributes {
  switch (request.verb) {
    case 'create':
      return made(ofObject('create', request.object));
    case 'update':
      return ofObject('update', request.object);
    case 'updateStatus':
      return { ...ofObject('update', request.object), subresource: 'status' };
    case 'finalize':
      return { ...ofObject('update', request.object), subresource: 'finalize' };
    case 'scale':
      return { ...ofReference('update', request), subresource: 'scale' };
    case 'patch':
      return { ...ofReference('patch', request), subresource: request.subresource ?? '' };
    case 'delete':
      return ofReference('delete', request);
    case 'evict':
      return { ...ofReference('create', request), subresource: 'eviction' };
    case 'bind':
      return { ...ofObject('create', request.pod), subresource: 'binding' };
    case 'record':
      return {
        verb: 'create',
        ...{ group: '', resource: 'events', subresource: '', name: '' },
        namespace: request.about.metadata.namespace ?? 'default',
      };
  }
}

/** What is made has no address of its own yet. */
function made(wanted: Attributes): Attributes {
  const namespace = wanted.resource === 'namespaces' ? '' : wanted.namespace;
  return { ...wanted, namespace, name: '' };
}

/** `get` one object, or `list` all of a namespace, where `name` is empty. */
export function readAttributes(
  verb: 'get' | 'list' | 'watch',
  reference: { kind: KubernetesObject['kind']; namespace: string; name: string },
): Attributes {
  return ofReference(verb, reference);
}

function ofObject(verb: string, { kind, metadata }: KubernetesObject): Attributes {
  return ofReference(verb, { kind, name: metadata.name, namespace: metadata.namespace ?? '' });
}

function ofReference(
  verb: string,
  { kind, namespace, name }: { kind: KubernetesObject['kind']; namespace: string; name: string },
): Attributes {
  const { plural, group } = resources[kind];
  // The address of a namespace is one within it (apiserver/pkg/endpoints/request/requestinfo.go).
  const where = kind === 'Namespace' ? name : namespace;
  return { verb, group, resource: plural, subresource: '', namespace: where, name };
}
