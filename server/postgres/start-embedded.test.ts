import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { findBinaries, POSTGRES_MAJOR } from './binaries';
import { findEmbedded } from './find-embedded';
import { findFreePort } from './free-port';
import { runTool, type SystemUser } from './run-tool';
import { type EmbeddedPostgres, startEmbedded } from './start-embedded';
import { findServerUser } from './system-user';

const settings = ['fsync=off'];
let root: string;
let folder: string;
let user: SystemUser | undefined;
let running: EmbeddedPostgres[] = [];
let sleepers: ChildProcess[] = [];
let disks: string[] = [];
let made = 0;

/** A stopped cluster with a table in it, made once; each test copies it. */
const pristine = () => join(root, 'pristine');

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'readyz-embedded-')));
  user = await findServerUser([]);
  const postgres = await startEmbedded(pristine(), { settings });
  await ask(postgres, 'create table kept (note text)');
  await postgres.stop();
}, 60_000);

beforeEach(async () => {
  folder = join(root, `copy-${made++}`);
  // Unlike fs.cp, this keeps the owner, without whom PostgreSQL refuses the folder.
  await runTool('cp', ['-a', pristine(), folder]);
});

afterEach(async () => {
  for (const sleeper of sleepers) sleeper.kill('SIGKILL');
  await Promise.all(running.map((postgres) => postgres.stop()));
  await Promise.all(disks.map((disk) => runTool('umount', [disk])));
  running = [];
  sleepers = [];
  disks = [];
});

afterAll(() => rm(root, { recursive: true }));

async function start(where = folder): Promise<EmbeddedPostgres> {
  const postgres = await startEmbedded(where, { settings });
  running.push(postgres);
  return postgres;
}

async function ask({ databaseUrl }: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const inHome = (name: string) => join(folder, 'postgres', name);
const read = (name: string) => readFile(inHome(name), 'utf8');
const postmasterPid = async () => Number((await read('data/postmaster.pid')).split('\n')[0]);

/** Kills the server as a power cut would, and waits until it has let go of its port. */
async function killServer(): Promise<void> {
  const pid = await postmasterPid();
  const port = Number(await read('port'));
  running = [];
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => findFreePort(port)).toBe(port);
}

/** A disk of this size, or undefined when this system does not let us make one. */
async function mountDisk(mebibytes: number): Promise<string | undefined> {
  const disk = await mkdtemp(join(root, 'disk-'));
  const parameters = ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'readyz-test', disk];
  if (!(await runTool('mount', parameters)).succeeded) return undefined;
  disks.push(disk);
  return disk;
}

test('the binaries are of the version that data folders are checked for', async () => {
  const { output } = await runTool(join(await findBinaries(), 'postgres'), ['--version']);
  expect(output).toContain(`(PostgreSQL) ${POSTGRES_MAJOR}.`);
});

test('what is written is there after a clean stop and another start, on the same port', async () => {
  const first = await start();
  await ask(first, `insert into kept values ('here')`);
  await first.stop();
  await expect(read('data/postmaster.pid')).rejects.toThrow('ENOENT');
  expect(await read('log')).toMatch(/database system is shut down\n$/);
  const second = await start();
  expect(await ask(second, 'select note from kept')).toEqual([{ note: 'here' }]);
  expect(second.databaseUrl).toBe(first.databaseUrl);
});

test('the password is for its owner alone, and nobody enters without it', async () => {
  const { databaseUrl } = await start();
  expect((await stat(inHome('password'))).mode & 0o777).toBe(0o600);
  const wrong = new URL(databaseUrl);
  wrong.password = 'wrong';
  await expect(ask({ databaseUrl: wrong.href, stop: async () => {} }, 'select 1')).rejects.toThrow(
    'password authentication failed',
  );
});

test('a second Readyz on the same data is refused', async () => {
  await start();
  await expect(start()).rejects.toThrow(
    `Readyz already runs with the data in ${inHome('')}`.slice(0, -1),
  );
});

test('a running server is found by any name of its folder, and left alone', async () => {
  const { databaseUrl } = await start();
  const pid = await postmasterPid();
  const otherName = `${folder}-other-name`;
  await symlink(folder, otherName);
  expect(await findEmbedded(otherName)).toBe(databaseUrl);
  await expect(start(otherName)).rejects.toThrow('Readyz already runs');
  expect(await postmasterPid()).toBe(pid);
});

test('where no server runs, or no folder is, none is found', async () => {
  expect(await findEmbedded(folder)).toBeNull();
  expect(await findEmbedded(join(folder, 'nothing'))).toBeNull();
});

test('of two first starts at once one wins and the other is refused', async () => {
  const empty = join(root, 'empty');
  const outcomes = await Promise.allSettled([start(empty), start(empty)]);
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused.map(({ reason }) => String(reason))).toEqual([
    expect.stringContaining('Readyz already runs'),
  ]);
});

test('a server whose Readyz was killed is taken over', async () => {
  const holder = spawn(process.execPath, [
    '--import',
    'tsx',
    'server/test/hold-postgres.ts',
    folder,
  ]);
  sleepers.push(holder);
  const [line] = await once(holder.stdout, 'data');
  const pid = await postmasterPid();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const postgres = await start();
  expect(await postmasterPid()).toBe(pid);
  expect(postgres.databaseUrl).toBe(String(line).trim());
});

test('a server that was killed is started again and recovers', async () => {
  await ask(await start(), `insert into kept values ('survives')`);
  await killServer();
  expect(await ask(await start(), 'select note from kept')).toEqual([{ note: 'survives' }]);
});

test("a killed server's pid that another process has now does not stop the start", async () => {
  await start();
  await killServer();
  const stranger = spawn('sleep', ['600'], { cwd: '/', uid: user?.uid, gid: user?.gid });
  sleepers.push(stranger);
  const [, ...rest] = (await read('data/postmaster.pid')).split('\n');
  await writeFile(inHome('data/postmaster.pid'), [stranger.pid, ...rest].join('\n'));
  const postgres = await start();
  expect(await ask(postgres, 'select note from kept')).toEqual([]);
  expect(stranger.exitCode).toBeNull();
});

test('a port that somebody took is given up for another', async () => {
  const port = Number(await read('port'));
  const squatter = createServer().listen(port, '127.0.0.1');
  await once(squatter, 'listening');
  const { databaseUrl } = await start();
  expect(Number(new URL(databaseUrl).port)).not.toBe(port);
  squatter.close();
});

test('data of another major version is refused and left alone', async () => {
  await writeFile(inHome('data/PG_VERSION'), '17\n');
  await expect(start()).rejects.toThrow('was made by PostgreSQL 17, and this Readyz brings');
});

test.runIf(process.getuid?.() === 0)('a folder that only root may enter will do', async () => {
  const closed = join(root, 'closed');
  await mkdir(closed, { mode: 0o700 });
  expect(await ask(await start(join(closed, 'inside')), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test.runIf(process.getuid?.() === 0)('programs that only root may reach will do', async () => {
  const closed = join(root, 'closed-programs');
  await mkdir(closed, { mode: 0o700 });
  await runTool('cp', ['-a', join(await findBinaries(), '..'), closed]);
  const initdb = join(closed, 'native/bin/initdb');
  const server = await findServerUser([closed]);
  expect(server?.needsPassage).toBe(true);
  // initdb looks for postgres beside itself and runs it.
  const { output } = await runTool(initdb, [`--pgdata=${join(closed, 'data')}`], server);
  expect(output).toContain('The files belonging to this database system will be owned by user');
});

test('a disk too small for a new database is named', async ({ skip }) => {
  const disk = await mountDisk(20);
  if (!disk) return skip('only root may mount a small disk');
  await expect(start(disk)).rejects.toThrow(`The disk that holds ${disk}`);
});

test('a disk that has filled up is named', async ({ skip }) => {
  const disk = await mountDisk(80);
  if (!disk) return skip('only root may mount a small disk');
  await runTool('cp', ['-a', inHome(''), join(disk, 'postgres')]);
  await runTool('dd', ['if=/dev/zero', `of=${join(disk, 'rest')}`]);
  await expect(start(disk)).rejects.toThrow(`The disk that holds ${disk}`);
});

test('a server that cannot be entered is not left running', async () => {
  await writeFile(inHome('password'), 'wrong');
  await expect(start()).rejects.toThrow('password authentication failed');
  await rm(inHome('password'));
  await expect(start()).rejects.toThrow('no such file');
  await expect(read('data/postmaster.pid')).rejects.toThrow('ENOENT');
});

test('a file where the data should be is named', async () => {
  const file = join(root, 'file');
  await writeFile(file, '');
  const sentence = 'is a file, or lies under one: set READYZ_DATA to a folder.';
  await expect(start(file)).rejects.toThrow(`${file} ${sentence}`);
  await expect(start(join(file, 'inside'))).rejects.toThrow(`${join(file, 'inside')} ${sentence}`);
});

test('a folder that cannot be written to is named', async ({ skip }) => {
  const disk = await mountDisk(1);
  if (!disk) return skip('only root may mount a small disk');
  await runTool('mount', ['-o', 'remount,ro', disk]);
  await expect(start(disk)).rejects.toThrow(`${disk} cannot be written to: make it writable`);
  await expect(start(join(disk, 'new'))).rejects.toThrow(
    `${join(disk, 'new')} cannot be written to`,
  );
});

test.each(['"', '$', '`', '\\'])('a folder with %s in its path is refused', async (character) => {
  const odd = join(root, `odd${character}name`);
  await expect(startEmbedded(odd, { settings })).rejects.toThrow('set READYZ_DATA to another');
  expect(await stat(odd).catch(() => null)).toBeNull();
});

test("a folder with spaces and ' in its path will do", async () => {
  const odd = join(root, "it's an odd name");
  await rename(folder, odd);
  const postgres = await start(odd);
  expect(await ask(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a server that goes away by itself is noticed', async () => {
  const onLost = vi.fn();
  await startEmbedded(folder, { settings, onLost });
  await killServer();
  await expect.poll(() => onLost.mock.calls.length).toBeGreaterThan(0);
});
