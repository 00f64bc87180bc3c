/** Creates what a command made up itself, by the client's dry run, the server's, or in earnest. */
import { decode, isManifestKind } from '../api/decode';
import type { Status } from '../api/request';
import type { JsonObject } from '../json';
import type { Kind } from '../objects';
import { type Arguments, lastValue } from './arguments';
import { isServed } from './served-versions';
import { failed, type Printed, refused, type Session } from './session';
import { reported, type Writing } from './writing';

const UNSERVED: Status = {
  code: 404,
  reason: 'NotFound',
  message: 'the server could not find the requested resource',
};

export type Made = {
  kind: Kind;
  /** As the client wrote it: without what the server fills in. */
  manifest: JsonObject;
  name: string;
};

/** What is said of it, and what is said before the server's words when it refuses. */
export type Wording = { done: string; failing?: string; glue?: string };

export function createObject(
  { kind, manifest, name }: Made,
  { done, failing, glue = ': ' }: Wording,
  writing: Writing,
  session: Session,
): Printed {
  if (writing.dryRun === 'client') {
    return reported({ kind, name, object: manifest }, done, writing);
  }
  const isKnown = isManifestKind(kind) && isServed(kind, manifest.apiVersion, session.constants);
  const decoded = isKnown ? decode(manifest) : null;
  const answer =
    decoded && 'object' in decoded
      ? session.submit({
          verb: 'create',
          object: decoded.object,
          dryRun: writing.dryRun === 'server',
        })
      : { ok: false as const, status: decoded?.status ?? UNSERVED };
  if (answer.ok) return reported({ kind, name, object: answer.object }, done, writing);
  return failing === undefined
    ? refused(answer.status)
    : failed(`error: ${failing}${glue}${answer.status.message}`);
}

/** Names a namespace only where the command line does. */
export function metadataOf(
  name: string,
  parsed: Arguments,
  more: { labels?: JsonObject; annotations?: JsonObject } = {},
): JsonObject {
  const namespace = lastValue(parsed, 'namespace');
  return {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    creationTimestamp: null,
    ...more,
  };
}
