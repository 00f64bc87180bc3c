/** Manifests from the scenario's files. They are YAML 1.1, as kubectl reads them: `y` is true. */
import { parseAllDocuments } from 'yaml';
import { decode, isManifestKind, isVersionOf } from '../api/decode';
import { isJsonObject, type JsonObject } from '../json';
import type { KubernetesObject } from '../objects';
import { failed, type Printed, refused, type Session } from './session';

export type Manifest = { json: JsonObject; object: KubernetesObject; file: string };
export type Read = { manifest: Manifest } | { failure: Printed };

/** Every document of a file, in order; each one is a manifest or says what is wrong with it. */
export function readManifests(file: string, session: Session): Read[] {
  const text = Object.hasOwn(session.files, file) ? session.files[file] : undefined;
  if (text === undefined) {
    return [{ failure: failed(`error: the path "${file}" does not exist`) }];
  }
  const documents = parseAllDocuments(text, { version: '1.1', merge: true, logLevel: 'silent' });
  return [...documents].flatMap((document): Read[] => {
    const [error] = document.errors;
    if (error) {
      const message = error.message.split('\n')[0] ?? '';
      return [
        {
          failure: failed(
            `error: error parsing ${file}: error converting YAML to JSON: yaml: ${message}`,
          ),
        },
      ];
    }
    const value: unknown = document.toJS();
    if (value === null || value === undefined) return [];
    return [readOne(value, file)];
  });
}

function readOne(value: unknown, file: string): Read {
  if (!isJsonObject(value)) {
    return {
      failure: failed(
        `error: unable to decode "${file}": json: cannot unmarshal into Go value of type map`,
      ),
    };
  }
  const { kind, apiVersion } = value;
  if (typeof kind !== 'string' || kind === '') {
    return {
      failure: failed(
        `error: unable to decode "${file}": Object 'Kind' is missing in '${JSON.stringify(value)}'`,
      ),
    };
  }
  const isKnown = isManifestKind(kind) && isVersionOf(kind, apiVersion);
  const decoded = isKnown ? decode(value) : null;
  if (!decoded) return { failure: failed(noMatch(value, kind, file)) };
  if ('status' in decoded) return { failure: refused(decoded.status) };
  return { manifest: { json: value, object: decoded.object, file } };
}

function noMatch(value: JsonObject, kind: string, file: string): string {
  const metadata = isJsonObject(value.metadata) ? value.metadata : {};
  const name = metadata.name ?? '';
  const namespace = metadata.namespace ?? '';
  return [
    `error: resource mapping not found for name: "${name}" namespace: "${namespace}" from "${file}": no matches for kind "${kind}" in version "${value.apiVersion ?? ''}"`,
    'ensure CRDs are installed first',
  ].join('\n');
}
