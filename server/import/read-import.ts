import { Prisma } from '#prisma/generated/client';
import { db } from '#server/db';
import { readUploads } from '#server/interchange/read-upload';
import type { Imported, Upload } from '#server/interchange/upload';
import { log } from '#server/log';
import type { ReadResult, Sources } from './read-result';
import { stageMedia } from './stage-media';
import { waitForTurn } from './wait-for-turn';

type ImportKey = { ownerId: string; id: string };

const HEARTBEAT_MS = 1_000;
/** Many pictures on a slow disk. */
const TIMEOUT_MS = 60_000;
/** What is kept of the texts, to be shown; a longer file, or a later one, is imported all the same. */
const SOURCES_CHARACTERS_MAX = 5_000_000;
/** Of what was found: a small archive may hold much. */
const RESULT_CHARACTERS_MAX = 50_000_000;

/**
 * Reads an import in a worker and keeps what was found. Never throws: whatever happens is the import's
 * state. Whoever cancels changes that state, and the reading ends at the next beat.
 */
export async function readImport(key: ImportKey, uploads: readonly Upload[]): Promise<void> {
  const reading = new AbortController();
  let done = 0;
  const beat = () => keepAlive(key, done, reading);
  const heart = setInterval(() => void beat(), HEARTBEAT_MS);
  try {
    const endTurn = await waitForTurn();
    const imported = await readUploads(uploads, {
      signal: reading.signal,
      onProgress: (progress) => {
        done = progress.done;
      },
    }).finally(endTurn);
    await finish(key, imported, uploads);
  } catch (error) {
    log().error({ err: error, import: key.id }, 'an import could not be read');
    const problem = 'Something went wrong on our side while reading this. Nothing was written.';
    // Without a database nothing can be said; the import is silent then, and taken as failed.
    await end(key, problem).catch(() => undefined);
  } finally {
    clearInterval(heart);
  }
}

/** A beat that fails is no reason to end: the database may be back at the next one. */
async function keepAlive(key: ImportKey, done: number, reading: AbortController): Promise<void> {
  try {
    const { count } = await db().bankImport.updateMany({
      where: { ...key, state: 'reading' },
      data: { heardAt: new Date(), done },
    });
    if (count === 0) reading.abort();
  } catch (error) {
    log().warn({ err: error, import: key.id }, 'the progress of an import could not be kept');
  }
}

async function finish(
  key: ImportKey,
  imported: Imported,
  uploads: readonly Upload[],
): Promise<void> {
  const { found, quarantined, unused, questions, problems, reviews = [], media = [] } = imported;
  const sources = sourcesOf(uploads, new Set([...questions, ...problems].map(({ file }) => file)));
  const refusal = refusalIn(imported, sources);
  if (refusal !== null) return end(key, refusal);
  const counts = { found, imported: imported.imported, quarantined };
  const result: ReadResult = { ...counts, unused, questions, problems, reviews };
  const byteCount = JSON.stringify([result, sources]).length;
  if (byteCount > RESULT_CHARACTERS_MAX) {
    return end(key, 'This holds more than can be kept at once. Import it in parts.');
  }
  await db().$transaction(
    async (transaction) => {
      const { count } = await transaction.bankImport.updateMany({
        where: { ...key, state: 'reading' },
        data: { state: 'ready', done: uploads.length, result, sources, byteCount, ...counts },
      });
      if (count > 0) await stageMedia(transaction, key, media);
    },
    { timeout: TIMEOUT_MS },
  );
}

/**
 * Why nothing can be done with what was brought. Where there are lines to look at, the receipt says
 * more than a sentence: what was quarantined can be mended, and what was left out has its reason.
 */
function refusalIn({ imported, problems, unused }: Imported, sources: Sources): string | null {
  if (imported > 0) return null;
  const error = problems.find(({ severity }) => severity === 'error');
  if (error && (sources.length === 0 || error.rule.startsWith('import-'))) return error.message;
  if (error || unused.length > 0) return null;
  return 'No question was found in this. Look whether it is the right file, or choose its format.';
}

async function end(key: ImportKey, problem: string): Promise<void> {
  await db().bankImport.updateMany({
    where: { ...key, state: 'reading' },
    data: { state: 'failed', problem, result: Prisma.DbNull, byteCount: 0 },
  });
}

/** The files that the receipt names, as long as there is room. */
function sourcesOf(uploads: readonly Upload[], named: ReadonlySet<string>): Sources {
  let left = SOURCES_CHARACTERS_MAX;
  return uploads.flatMap(({ name, bytes }) => {
    if (!named.has(name) || bytes.length > left || bytes.subarray(0, 1024).includes(0)) return [];
    left -= bytes.length;
    return [{ file: name, text: new TextDecoder().decode(bytes).replaceAll('\0', '\u{fffd}') }];
  });
}
