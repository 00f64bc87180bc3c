/**
 * kubectl get --raw: an address of the API server as it is answered, as JSON. Objects and lists, the latter also as
 * they were at `resourceVersion` with `resourceVersionMatch=Exact`; and with `watch` what was written since one.
 * Upstream: apiserver/pkg/endpoints/handlers/get.go.
 */
import { readAttributes } from '../api/attributes';
import { notFound, type Status } from '../api/request';
import type { JsonObject } from '../json';
import type { Kind } from '../objects';
import { type Change, getObject, listObjects, type View } from '../store';
import { isKept } from './resource-types';
import { servedResources } from './served-resources';
import { failed, type Printed, printed, refused, type Session } from './session';
import { wireForm } from './wire-form';

type Address = { kind: Kind; apiVersion: string; namespace: string | undefined; name: string };

export function getRaw(text: string, session: Session): Printed {
  const [path = '', query = ''] = text.split('?');
  if (/^\/(?:healthz|livez|readyz)$/.test(path)) return { ...printed(), stdout: 'ok' };
  const address = addressOf(path, session);
  if (!address) {
    return failed('Error from server (NotFound): the server could not find the requested resource');
  }
  const asked = new Map(query.split('&').map((pair) => twoParts(pair)));
  const verb = isOn(asked.get('watch')) ? 'watch' : address.name ? 'get' : 'list';
  const { kind, namespace = '', name } = address;
  const refusal = session.refusal(readAttributes(verb, { kind, namespace, name }));
  if (refusal) return refused(refusal);
  const revision = asked.get('resourceVersion') ?? '';
  if (!/^\d*$/.test(revision)) {
    const message = `resourceVersion: Invalid value: "${revision}": strconv.ParseUint: parsing "${revision}": invalid syntax`;
    return refused({ code: 400, reason: 'BadRequest', message });
  }
  if (verb === 'watch') return watched(address, Number(revision), session);
  const isExact = asked.get('resourceVersionMatch') === 'Exact';
  const found = isExact ? session.viewFor(Number(revision)) : { view: session.view() };
  if ('status' in found) return refused(found.status);
  return verb === 'get' ? one(address, found.view, session) : all(address, found.view, session);
}

function addressOf(path: string, session: Session): Address | null {
  const match =
    /^\/(?:api|apis(?:\/([a-z0-9.]+)))\/([a-z0-9]+)(?:\/namespaces\/([^/]+)(?=\/))?\/([^/]+)(?:\/([^/]+))?\/?$/.exec(
      path,
    );
  const [, group = '', version = '', namespace, plural, name = ''] = match ?? [];
  const apiVersion = group ? `${group}/${version}` : version;
  const resource = servedResources(session.constants).find(
    (served) => served.name === plural && served.apiVersion === apiVersion,
  );
  if (!resource) return null;
  const { kind, namespaced } = resource;
  if (!isKept(kind)) return null;
  if (namespaced ? name !== '' && namespace === undefined : namespace !== undefined) {
    return null;
  }
  return { kind, apiVersion, namespace, name };
}

function one({ kind, namespace = '', name }: Address, view: View, session: Session): Printed {
  const object = getObject(view, kind, `${namespace}/${name}`);
  if (!object) return refused(notFound(kind, name));
  return printed(JSON.stringify(wireForm(object, session.constants)));
}

function all({ kind, apiVersion, namespace }: Address, view: View, session: Session): Printed {
  const items = listObjects(view, kind, namespace).map((object) => {
    const { kind: _, apiVersion: __, ...item } = wireForm(object, session.constants);
    return item;
  });
  const metadata = { resourceVersion: String(view.revision) };
  return printed(JSON.stringify({ kind: `${kind}List`, apiVersion, metadata, items }));
}

/** What was written since a revision, an event a line; a watch that has expired ends with one that says so. */
function watched(address: Address, revision: number, session: Session): Printed {
  const found = session.watchFrom(revision);
  if ('status' in found) return printed(eventLine('ERROR', failure(found.status)));
  const events = found.changes.filter((change) => isMeant(change, address));
  return printed(
    ...events.map(({ object, previous }) => {
      const subject = object ?? previous;
      const type = !object ? 'DELETED' : previous ? 'MODIFIED' : 'ADDED';
      return eventLine(type, subject ? wireForm(subject, session.constants) : {});
    }),
  );
}

function isMeant({ object, previous }: Change, { kind, namespace, name }: Address): boolean {
  const subject = object ?? previous;
  if (subject?.kind !== kind) return false;
  const { metadata } = subject;
  return (
    (namespace === undefined || metadata.namespace === namespace) &&
    (name === '' || metadata.name === name)
  );
}

function eventLine(type: string, object: JsonObject): string {
  return JSON.stringify({ type, object });
}

function failure({ code, reason, message }: Status): JsonObject {
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure' };
  return { ...status, message, reason, code };
}

function twoParts(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !['0', 'false'].includes(value);
}
