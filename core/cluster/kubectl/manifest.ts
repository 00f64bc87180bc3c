/** Manifests from the scenario's files. They are YAML 1.1, as kubectl reads them: `y` is true. Upstream: cli-runtime/pkg/resource. */
import { parseAllDocuments } from 'yaml';
import { decode, isManifestKind, type ManifestKind, manifestKinds } from '../api/decode';
import { part } from '../api/fill';
import { textOf } from '../api/read-field';
import { isJsonObject, isList, type Json, type JsonObject } from '../json';
import type { KubernetesObject } from '../objects';
import type { Constants } from '../profile';
import { type Arguments, lastValue, namespaceOf } from './arguments';
import { decodeProblem } from './decode-problem';
import { plainOf } from './read-yaml';
import { isServed } from './served-versions';
import { failed, type Printed, refused, type Session } from './session';
import { fieldProblems, unknownFields } from './validate-fields';

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
  const reading = { parsed, constants: session.constants };
  return files.flatMap((file) =>
    readFile(file === '-' ? 'STDIN' : file, session.files[file] ?? '', reading),
  );
}

type Reading = { parsed: Arguments; constants: Constants };

function readFile(file: string, text: string, reading: Reading): Read[] {
  const documents = parseAllDocuments(text, { version: '1.1', merge: true, logLevel: 'silent' });
  return [...documents].flatMap((document): Read[] => {
    const [error] = document.errors;
    if (error) {
      const message = error.message.split('\n')[0] ?? '';
      const words = `error: error parsing ${file}: error converting YAML to JSON: yaml: ${message}`;
      return [{ failure: failed(words) }];
    }
    const value: unknown = document.toJS();
    return value === null || value === undefined ? [] : readAll(plainOf(value), file, reading);
  });
}

/** A List stands for what is in it. */
function readAll(value: Json, file: string, reading: Reading): Read[] {
  if (!isJsonObject(value) || value.kind !== 'List') return [readOne(value, file, reading)];
  const members = isList(value.items) ? value.items : [];
  return members.map((member) => readOne(member, file, reading));
}

function readOne(value: Json, file: string, reading: Reading): Read {
  const { parsed, constants } = reading;
  const refusal = (words: string): Read => ({ failure: failed(`error: ${words}`) });
  const validates = !['false', 'ignore', 'warn'].includes(lastValue(parsed, 'validate') ?? '');
  const problems = validates ? manifestProblems(value, constants) : [];
  if (problems.length > 0) {
    const list = problems.length > 1 ? `[${problems.join(', ')}]` : problems.join('');
    return refusal(
      `error validating "${file}": error validating data: ${list}; if you choose to ignore these errors, turn validation off with --validate=false`,
    );
  }
  const undecodable = shapeProblem(value);
  if (undecodable) return refusal(`unable to decode "${file}": ${undecodable}`);
  return isJsonObject(value) ? decodeOne(value, file, reading) : { failure: failed('') };
}

function decodeOne(value: JsonObject, file: string, { parsed, constants }: Reading): Read {
  const kind = textOf(value, 'kind');
  if (!isManifestKind(kind) || !isServed(kind, value.apiVersion, constants)) {
    return { failure: failed(noMatch(value, kind, file)) };
  }
  const placed = inNamespace(value, kind, parsed);
  if ('problem' in placed) return { failure: failed(`error: ${placed.problem}`) };
  const unread = constants.servesBeta ? decodeProblem(placed.json) : strictProblem(placed.json);
  if (unread) {
    const words = `Error from server (BadRequest): error when creating "${file}": ${unread}`;
    return { failure: failed(words) };
  }
  const decoded = decode(placed.json);
  if (!decoded) return { failure: failed(noMatch(value, kind, file)) };
  if ('status' in decoded) return { failure: refused(decoded.status) };
  return { manifest: { json: placed.json, object: decoded.object, file } };
}

/** What not even the client can read. */
function shapeProblem(value: Json): string | null {
  if (!isJsonObject(value)) {
    const type = isList(value) ? 'array' : typeof value;
    return `json: cannot unmarshal ${type} into Go value of type unstructured.detector`;
  }
  if (!textOf(value, 'kind')) return `Object 'Kind' is missing in '${JSON.stringify(value)}'`;
  const metadata = part(value, 'metadata');
  for (const key of ['annotations', 'labels']) {
    const wrong = Object.values(part(metadata, key)).find(
      (each) => typeof each === 'boolean' || typeof each === 'number',
    );
    if (wrong === undefined) continue;
    const type = typeof wrong === 'boolean' ? 'bool' : 'number';
    return `json: cannot unmarshal ${type} into Go struct field ObjectMeta.metadata.${key} of type string`;
  }
  return null;
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

/** What kubectl itself sees. Of fields, only old servers leave that to it. */
export function manifestProblems(value: Json, { servesBeta }: Constants): string[] {
  if (!isJsonObject(value)) return ['invalid object to validate'];
  const missing = (['apiVersion', 'kind'] as const).filter((key) => !value[key]);
  if (missing.length > 0) return missing.map((key) => `${key} not set`);
  return servesBeta ? fieldProblems(value) : [];
}

/** What a newer server says of fields that it does not know. */
export function strictProblem(json: JsonObject): string | null {
  const unknown = unknownFields(json);
  if (unknown.length === 0) return null;
  const version = textOf(json, 'apiVersion').split('/').at(-1);
  const list = unknown.map((path) => `unknown field ${JSON.stringify(path)}`).join(', ');
  const { kind } = json;
  return `${kind} in version "${version}" cannot be handled as a ${kind}: strict decoding error: ${list}`;
}

function noMatch(value: JsonObject, kind: string, file: string): string {
  const metadata = part(value, 'metadata');
  return [
    `error: resource mapping not found for name: "${textOf(metadata, 'name')}" namespace: "${textOf(metadata, 'namespace')}" from "${file}": no matches for kind "${kind}" in version "${textOf(value, 'apiVersion')}"`,
    'ensure CRDs are installed first',
  ].join('\n');
}
