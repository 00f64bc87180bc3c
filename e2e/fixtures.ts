import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { test as base, expect, type Page } from 'playwright/test';
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
  context: async ({ context }, provide) => {
    const newPage = context.newPage.bind(context);
    context.newPage = async () => patient(await newPage());
    await provide(context);
  },
  quietPage: [
    async ({ page, expectedErrors }, provide) => {
      const complaints: { text: string; url?: string }[] = [];
      page.on('console', (message) => {
        if (message.type() !== 'error') return;
        complaints.push({ text: message.text(), url: message.location().url });
      });
      page.on('pageerror', (error) => complaints.push({ text: String(error) }));
      const notFound = pagesNotFound(page);
      await provide(undefined);
      const unexpected = complaints.filter(
        ({ text, url = '' }) =>
          !expectedErrors.some((expected) => expected.test(text)) &&
          !(text.includes('404') && notFound.has(url)),
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

/** People do not press a key before the page can hear it. */
function patient(page: Page): Page {
  const goto = page.goto.bind(page);
  const reload = page.reload.bind(page);
  page.goto = async (url, options) => {
    const response = await goto(url, options);
    await untilAlive(page);
    return response;
  };
  page.reload = async (options) => {
    const response = await reload(options);
    await untilAlive(page);
    return response;
  };
  return page;
}

/** Waits until React has taken the page over, and with it each part that is streamed in later. */
async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const isAlive = (element: Element) =>
      Object.keys(element).some((key) => key.startsWith('__reactFiber'));
    const [content] = document.querySelectorAll('#main *');
    const controls = document.querySelectorAll('#main :is(button, input, select, textarea)');
    // Where a part is still to come, or has come and is not shown yet, React leaves a comment.
    const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
    while (comments.nextNode()) {
      if (['$?', '$~'].includes(comments.currentNode.nodeValue ?? '')) return false;
    }
    return content && isAlive(content) && [...controls].every(isAlive);
  });
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/**
 * The addresses of pages that were answered with 404, which Chromium reports as an error, though it is what
 * such a page means. Known before Playwright knows the page's own address.
 */
function pagesNotFound(page: Page): Set<string> {
  const urls = new Set<string>();
  page.on('response', (response) => {
    if (response.status() === 404 && response.request().isNavigationRequest()) {
      urls.add(response.url());
    }
  });
  return urls;
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
export function storedReviewIds(dataFolder: string): Promise<string[]> {
  return query<{ id: string }>(dataFolder, 'select id from review').then((rows) =>
    rows.map(({ id }) => id),
  );
}

/** Every review of all who gave one of this id, in the order of the moments at which they were given. */
export function reviewsOfTheSame(dataFolder: string, reviewId: string) {
  return query<{ id: string; receivedAt: Date }>(
    dataFolder,
    `select id, received_at as "receivedAt" from review
     where owner_id in (select owner_id from review where id = $1) order by reviewed_at, id`,
    reviewId,
  );
}

async function query<Row extends pg.QueryResultRow>(
  dataFolder: string,
  text: string,
  ...values: string[]
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: (await findEmbedded(dataFolder)) ?? undefined });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
