/** The files that an Anki package brings along, by the names that its notes use. */
import { z } from 'zod';
import { mediaName } from '#core/bank/interchange/media-name';
import { readProtobuf } from './protobuf';
import { Refusal } from './refusal';
import { unpackZstd } from './unpack-zstd';
import { UNPACKED_BYTES_MAX } from './unzip';

export type MediaFile = { name: string; bytes: Uint8Array };

const NAME_FIELD = 1;
const ENTRY_FIELD = 1;
const LEGACY_NAME_FIELD = 255;

/** `wanted` holds the paths that questions use; the other files stay packed, and `unused` names them. */
export function readMedia(
  files: ReadonlyMap<string, Uint8Array>,
  isPacked: boolean,
  wanted: Iterable<string>,
): { media: MediaFile[]; unused: string[] } {
  let left = UNPACKED_BYTES_MAX;
  const names = isPacked ? packedNames(files.get('media')) : plainNames(files.get('media'));
  const paths = new Map([...wanted].map((path) => [mediaName(path), path]));
  const media: MediaFile[] = [];
  const unused: string[] = [];
  for (const [entry, flat] of names) {
    const bytes = files.get(entry);
    const name = paths.get(flat);
    if (!bytes) continue;
    if (name === undefined) {
      unused.push(flat);
      continue;
    }
    const unpacked = isPacked ? unpackZstd(bytes, left) : bytes;
    left -= unpacked.length;
    media.push({ name, bytes: unpacked });
  }
  return { media, unused };
}

/** `{ "0": "picture.png" }` */
function plainNames(bytes: Uint8Array | undefined): Map<string, string> {
  const text = new TextDecoder().decode(bytes ?? new Uint8Array()) || '{}';
  try {
    return new Map(Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(text))));
  } catch {
    throw new Refusal('apkg-broken', 'The list of media in this Anki package cannot be read.');
  }
}

/** Entries in the order of the numbers that are their names in the archive. */
function packedNames(bytes: Uint8Array | undefined): Map<string, string> {
  if (!bytes || bytes.length === 0) return new Map();
  const entries = readProtobuf(unpackZstd(bytes, UNPACKED_BYTES_MAX)).filter(
    ({ number }) => number === ENTRY_FIELD,
  );
  return new Map(
    entries.flatMap(({ value }, index): [string, string][] => {
      if (typeof value === 'number') return [];
      const fields = readProtobuf(value);
      const name = fields.find(({ number }) => number === NAME_FIELD)?.value;
      const legacy = fields.find(({ number }) => number === LEGACY_NAME_FIELD)?.value;
      if (typeof name !== 'object') return [];
      return [
        [String(typeof legacy === 'number' ? legacy : index), new TextDecoder().decode(name)],
      ];
    }),
  );
}
