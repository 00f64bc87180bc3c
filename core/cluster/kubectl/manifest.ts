/** Manifests from the scenario's files. They are YAML 1.1, as kubectl reads them: `y` is true. Upstream: cli-runtime/pkg/resource. */
import { parseAllDocuments } from 'yaml';
import {
  decode,
  isManifestKind,
  isVersionOf,
  type ManifestKind,
  manifestKinds,
} from '../api/decode';
import { part } from '../api/fill';
import { textOf } from '../api/read-field';
import { isJsonObject, isList, type Json, type JsonObject } from '../json';
import type { KubernetesObject } from '../objects';
import { type Arguments, lastValue, namespaceOf } from './arguments';
import { plainOf } from './read-yaml';
import { failed, type Printed, refused, type Session } from './session';

export type Manifest = { json: JsonObject; object: KubernetesObject; file: string };
export type Read = { manifest: Manifest } | { failure: Printed };

/** Every document of the files, in order; each one is a manifest or says what is wrong with it. */
export function readManifests(
  files: readonly string[],
  parsed: Arguments,
  session: Session,
): Read[] {
  const absent = files.filter((file) => !Object.hasOwn(session.files, file));
  if (absent.length > 0) {
    return absent.map((file) => ({
      failure: failed(`error: the path "${file}" does not exist`),
    }));
  }
  return files.flatMap((file) => readFile(file, session.files[file] ?? '', parsed));
}

function readFile(file: string, text: string, parsed: Arguments): Read[] {
  const documents = parseAllDocuments(text, { version: '1.1', merge: true, logLevel: 'silent' });
  return [...documents].flatMap((document): Read[] => {
    const [error] = document.errors;
    if (error) {
      const message = error.message.split('\n')[0] ?? '';
      const words = `error: error parsing ${file}: error converting YAML to JSON: yaml: ${message}`;
      return [{ failure: failed(words) }];
    }
    const value: unknown = document.toJS();
    return value === null || value === undefined ? [] : readAll(plainOf(value), file, parsed);
  });
}

/** A List stands for what is in it. */
function readAll(value: Json, file: string, parsed: Arguments): Read[] {
  if (!isJsonObject(value) || value.kind !== 'List') return [readOne(value, file, parsed)];
  const members = isList(value.items) ? value.items : [];
  return members.map((member) => readOne(member, file, parsed));
}

function readOne(value: Json, file: string, parsed: Arguments): Read {
  const validates = !['false', 'ignore', 'warn'].includes(lastValue(parsed, 'validate') ?? '');
  const problem = validates ? manifestProblem(value) : null;
  if (problem) {
    return {
      failure: failed(
        `error: error validating "${file}": error validating data: ${problem}; if you choose to ignore these errors, turn validation off with --validate=false`,
      ),
    };
  }
  if (!isJsonObject(value)) {
    const type = isList(value) ? 'array' : typeof value;
    const words = `json: cannot unmarshal ${type} into Go value of type unstructured.detector`;
    return { failure: failed(`error: unable to decode "${file}": ${words}`) };
  }
  const { kind, apiVersion } = value;
  if (typeof kind !== 'string' || kind === '') {
    const words = `Object 'Kind' is missing in '${JSON.stringify(value)}'`;
    return { failure: failed(`error: unable to decode "${file}": ${words}`) };
  }
  if (!isManifestKind(kind) || !isVersionOf(kind, apiVersion)) {
    return { failure: failed(noMatch(value, kind, file)) };
  }
  const placed = inNamespace(value, kind, parsed);
  if ('problem' in placed) return { failure: failed(`error: ${placed.problem}`) };
  const decoded = decode(placed.json);
  if (!decoded) return { failure: failed(noMatch(value, kind, file)) };
  if ('status' in decoded) return { failure: refused(decoded.status) };
  return { manifest: { json: placed.json, object: decoded.object, file } };
}

/** The command line's namespace, unless the manifest has one; two that differ are refused. */
function inNamespace(
  json: JsonObject,
  kind: ManifestKind,
  parsed: Arguments,
): { json: JsonObject } | { problem: string } {
  if (!manifestKinds[kind].namespaced) return { json };
  const metadata = part(json, 'metadata');
  const written = textOf(metadata, 'namespace');
  const asked = lastValue(parsed, 'namespace');
  if (written && asked !== undefined && written !== asked) {
    return {
      problem: `the namespace from the provided object "${written}" does not match the namespace "${asked}". You must pass '--namespace=${written}' to perform this operation.`,
    };
  }
  const namespace = written || namespaceOf(parsed);
  return { json: { ...json, metadata: { ...metadata, namespace } } };
}

/** What kubectl itself sees is missing. */
function manifestProblem(value: Json): string | null {
  if (!isJsonObject(value)) return 'invalid object to validate';
  const missing = (['apiVersion', 'kind'] as const).filter((key) => !value[key]);
  if (missing.length === 0) return null;
  const problems = missing.map((key) => `${key} not set`);
  return problems.length > 1 ? `[${problems.join(', ')}]` : problems.join('');
}

function noMatch(value: JsonObject, kind: string, file: string): string {
  const metadata = part(value, 'metadata');
  return [
    `error: resource mapping not found for name: "${textOf(metadata, 'name')}" namespace: "${textOf(metadata, 'namespace')}" from "${file}": no matches for kind "${kind}" in version "${textOf(value, 'apiVersion')}"`,
    'ensure CRDs are installed first',
  ].join('\n');
}
