import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { test as base, type ConsoleMessage, expect, type Page } from 'playwright/test';
import { findEmbedded } from '../server/postgres/find-embedded';

export { expect };

type Fixtures = {
  /** Complaints of the page that a spec expects: `test.use({ expectedErrors: [/offline/] })`. */
  expectedErrors: RegExp[];
  /** Fails the test when the page complained or threw. */
  quietPage: undefined;
  /** An empty folder for a server of the test's own; gone after it. */
  dataFolder: string;
};

export const test = base.extend<Fixtures>({
  expectedErrors: [[], { option: true }],
  page: async ({ page }, provide) => {
    const goto = page.goto.bind(page);
    page.goto = async (url, options) => {
      const response = await goto(url, options);
      await untilAlive(page);
      return response;
    };
    await provide(page);
  },
  quietPage: [
    async ({ page, expectedErrors }, provide) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' && !isPageNotFound(message)) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await provide(undefined);
      const unexpected = complaints.filter(
        (complaint) => !expectedErrors.some((expected) => expected.test(complaint)),
      );
      expect(unexpected, 'the page complained').toEqual([]);
    },
    { auto: true },
  ],
  // Playwright finds out from the pattern which fixtures this one needs: none.
  // biome-ignore lint/correctness/noEmptyPattern: see above.
  dataFolder: async ({}, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'readyz-e2e-own-'));
    await provide(folder);
    await endWhatRunsOn(folder);
    await rm(folder, { recursive: true });
  },
});

/** People do not press a key before the page can hear it: waits until React has taken it over. */
async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const content = document.querySelector('#main *');
    return content && Object.keys(content).some((key) => key.startsWith('__reactFiber'));
  });
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** Chromium reports the page itself when it is answered with 404, which is what such a page means. */
function isPageNotFound(message: ConsoleMessage): boolean {
  return message.location().url === message.page()?.url() && message.text().includes('404');
}

/** A test that failed halfway leaves a server and its database behind. */
async function endWhatRunsOn(folder: string): Promise<void> {
  for (const child of running.get(folder) ?? []) child.kill('SIGKILL');
  running.delete(folder);
  const pid = await postgresPid(folder);
  if (pid !== undefined) process.kill(pid, 'SIGQUIT');
}

const running = new Map<string, ChildProcess[]>();

/** The process of the embedded PostgreSQL on a data folder; undefined when none runs. */
export async function postgresPid(dataFolder: string): Promise<number | undefined> {
  if ((await findEmbedded(dataFolder)) === null) return undefined;
  const file = await readFile(join(dataFolder, 'postgres/data/postmaster.pid'), 'utf8');
  return Number(file.split('\n')[0]);
}

export type Server = {
  url: string;
  /** Stops reading what the server prints, as a closed terminal does. */
  hangUp: () => void;
  exited: Promise<number | null>;
  /** Sends the signal and resolves with the exit code, null when the signal ended it. */
  kill: (signal: 'SIGHUP' | 'SIGINT' | 'SIGKILL' | 'SIGTERM') => Promise<number | null>;
};

/**
 * Runs Readyz as `npm start` does and resolves when it says that it is ready. Rejects with what it
 * wrote when it ends before. Port 0 lets the system choose.
 */
export async function startServer({
  port,
  dataFolder,
}: {
  port: number;
  dataFolder: string;
}): Promise<Server> {
  const child = spawn(process.execPath, ['bin/start.mjs'], {
    env: {
      ...process.env,
      PORT: String(port),
      READYZ_DATA: dataFolder,
      DATABASE_URL: '',
      HOST: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit').then(([exitCode]) => exitCode);
  running.set(dataFolder, [...(running.get(dataFolder) ?? []), child]);
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  for await (const line of createInterface(child.stdout)) {
    const url = /^Ready on (http:\S+)$/.exec(line)?.[1];
    if (!url) continue;
    child.stdout.resume();
    return {
      url,
      hangUp: () => {
        child.stdout.destroy();
        child.stderr.destroy();
      },
      exited,
      kill: (signal) => {
        child.kill(signal);
        return exited;
      },
    };
  }
  throw new Error(`Readyz ended with ${await exited}: ${complaints}`);
}

/** The ids of every review that the server on `dataFolder` holds, straight from its database. */
export async function storedReviewIds(dataFolder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: (await findEmbedded(dataFolder)) ?? undefined });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>('select id from review');
    return rows.map(({ id }) => id);
  } finally {
    await client.end();
  }
}
