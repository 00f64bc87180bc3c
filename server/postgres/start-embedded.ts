import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { assert } from '#core/assert';
import { findBinaries, POSTGRES_MAJOR } from './binaries';
import { createCluster } from './create-cluster';
import { isErrorWithCode } from './error-code';
import { explainFailure } from './explain-failure';
import { addressOf, findHome } from './find-embedded';
import { launch, type Place } from './launch';
import { findPostmaster } from './postmaster';
import { readIfPresent } from './read-if-present';
import { runTool } from './run-tool';
import { StartError } from './start-error';
import { findServerUser } from './system-user';
import { takeOver } from './take-over';

export type EmbeddedPostgres = {
  databaseUrl: string;
  /** Resolves when the server has stopped. */
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** Settings of the server, such as `fsync=off`. A server that is taken over keeps its own. */
  settings?: string[];
  /** Called when the server goes away by itself. */
  onLost?: () => void;
};

/** Longer than recovery after a crash takes, shorter than anybody's patience. */
const ANSWER_WAIT_MS = 60_000;

/**
 * Runs a real PostgreSQL on `folder`, and makes its database first when there is none. A server that
 * still runs there, because we were killed, is taken over. Throws a StartError when another Readyz
 * runs there, when the data is another major version's, when the folder cannot be used, and when the
 * server does not come up.
 */
export async function startEmbedded(
  folder: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  checkName(folder);
  const binaries = await findBinaries();
  try {
    return await startIn(folder, binaries, options);
  } catch (error) {
    throw isFileError(error) ? explainFailure(error.message, folder, undefined) : error;
  }
}

async function startIn(
  folder: string,
  binaries: string,
  { settings = [], onLost }: EmbeddedOptions,
): Promise<EmbeddedPostgres> {
  await mkdir(folder, { recursive: true });
  const home = await findHome(folder);
  assert(home, 'a folder that was just made is there');
  const user = await findServerUser([dirname(home), binaries]);
  const place = { home, dataFolder: join(home, 'data'), binaries, user };
  const version = join(place.dataFolder, 'PG_VERSION');
  if (!(await readIfPresent(version))) await createCluster(home, binaries, user);
  checkVersion(await readFile(version, 'utf8'), home);
  const { holder, databaseUrl } = await reach(place, settings);
  holder.on('error', () => onLost?.());
  return { databaseUrl, stop: () => stop(place, holder) };
}

/** What pg_ctl puts between the quotes of a shell's command must not end them, or mean more there. */
function checkName(folder: string): void {
  const [character] = /["$`\\\n]/.exec(resolve(folder)) ?? [];
  if (character === undefined) return;
  throw new StartError(
    `PostgreSQL cannot run in ${folder}, because of the ${JSON.stringify(character)} in its path: set READYZ_DATA to another folder.`,
  );
}

/** Whether the file system refused something; a connection's errors name no path. */
function isFileError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

function checkVersion(version: string, home: string): void {
  if (version.trim() === POSTGRES_MAJOR) return;
  throw new StartError(
    `${home} was made by PostgreSQL ${version.trim()}, and this Readyz brings PostgreSQL ${POSTGRES_MAJOR}: set READYZ_DATA to another folder, or move the data with a dump of the old version.`,
  );
}

/**
 * Starts the server or finds the one that runs, and takes it over. A server that was found may be
 * on its way up, in recovery or on its way down, so both are tried until one answers. One that we
 * started and cannot enter is not left running.
 */
async function reach(
  place: Place,
  settings: string[],
): Promise<{ holder: pg.Client; databaseUrl: string }> {
  const deadline = Date.now() + ANSWER_WAIT_MS;
  let isOurs = false;
  for (;;) {
    const found = await findPostmaster(place.dataFolder);
    isOurs ||= found === undefined;
    const port = found ?? (await launch(place, settings));
    try {
      const databaseUrl = await addressOf(place.home, port);
      return { holder: await takeOver(databaseUrl, place.home), databaseUrl };
    } catch (error) {
      if (!isPassing(error) || Date.now() > deadline) {
        if (isOurs && !(error instanceof StartError)) await stopServer(place);
        throw explain(error, place);
      }
    }
    await wait(100);
  }
}

/** Whether it may pass by waiting. A connection that was taken and never answered has no code. */
function isPassing(error: unknown): boolean {
  return (
    isErrorWithCode(error, 'ECONNREFUSED', 'ECONNRESET', CANNOT_CONNECT_NOW) ||
    (error instanceof Error && /timeout expired|connection timeout/.test(error.message))
  );
}

function explain(error: unknown, { home }: Place): unknown {
  if (!isPassing(error)) return error;
  return new StartError(
    `The database in ${home} runs but has not answered for ${ANSWER_WAIT_MS / 1_000} s: see the file "log" there, wait until it has recovered, or end its process, and start again.`,
    { cause: error },
  );
}

/** PostgreSQL's code while it starts up, recovers or shuts down. */
const CANNOT_CONNECT_NOW = '57P03';

async function stop(place: Place, holder: pg.Client): Promise<void> {
  holder.removeAllListeners('error').on('error', () => undefined);
  await stopServer(place);
}

async function stopServer({ binaries, dataFolder, user }: Place): Promise<void> {
  await runTool(join(binaries, 'pg_ctl'), ['stop', '-D', dataFolder, '-m', 'fast', '-w'], user);
}
