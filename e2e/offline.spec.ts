import type { BrowserContext, Page } from 'playwright/test';
import { expect, reviewsOfTheSame, test } from './fixtures';

test.use({
  serviceWorkers: 'allow',
  // What is asked for without a network is a complaint to the browser, and to Next's prefetching.
  expectedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/],
});

const ANSWERS = 500;

test('a browser finds all that it needs to install Readyz', async ({ context, page }) => {
  await keepForLater(page);
  const session = await context.newCDPSession(page);
  const { errors, url } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(url).toMatch(/\/manifest\.webmanifest$/);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A test runs in a private window, where nothing can be installed.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
});

test('review works without a network, with the simulation, and what was answered arrives', async ({
  context,
  page,
}) => {
  await keepForLater(page);
  await context.setOffline(true);
  await page.goto('/review');
  await page.keyboard.press(' ');
  await expect(page.getByRole('slider', { name: 'Revision' })).toBeVisible();
  await page.keyboard.press('4');
  await expect(page.getByText('1 answer waits for the network')).toBeVisible();
  await page.goto('/banks');
  await expect(page.getByRole('heading', { name: 'Readyz cannot be reached' })).toBeVisible();
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
  await page.goto('/');
  await expect(page.getByText('1 answer waits for the network')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('1 answer given today')).toBeVisible();
});

test(`${ANSWERS} answers given without a network, in a tab that was killed and one that was closed, arrive once and in order`, async ({
  context,
  page,
}) => {
  await keepForLater(page);
  await context.setOffline(true);
  await answer(page, ANSWERS / 2);
  await kill(context, page);
  const second = await context.newPage();
  await answer(second, ANSWERS / 2);
  const given = await waitingIds(second);
  expect(given).toHaveLength(ANSWERS);
  await second.close();
  await context.setOffline(false);
  const third = await context.newPage();
  await third.goto('/');
  await expect(third.getByText(`${ANSWERS} answers given today`)).toBeVisible();
  await expect(third.getByText('All saved')).toBeVisible();
  const stored = await reviewsOfTheSame(process.env.READYZ_E2E_DATA ?? '', given[0] ?? '');
  expect(stored.map(({ id }) => id)).toEqual(given);
  const received = stored.map(({ receivedAt }) => receivedAt.getTime());
  expect(received).toEqual(received.toSorted((a, b) => a - b));
});

test('signing out warns of what is lost, then wipes the browser in all of its tabs', async ({
  context,
  page,
}) => {
  await keepForLater(page);
  await page.goto('/review');
  await page.keyboard.press(' ');
  await page.keyboard.press('3');
  await expect(page.getByText('All saved')).toBeVisible();
  const other = await context.newPage();
  await other.goto('/review');
  const before = await context.cookies();
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('only key to what you have learned: 1 answer')).toBeVisible();
  await page.getByRole('button', { name: 'Throw the key away' }).click();
  for (const tab of [page, other]) {
    await expect(tab.getByRole('link', { name: 'Answer your first question' })).toBeVisible();
  }
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('readyz_learner');
  expect(await keptLearner(page)).toBeNull();
  await context.addCookies(before);
  await page.goto('/account');
  await expect(page.getByText('This server does not know you yet')).toBeVisible();
});

test('answers that the network kept back are asked about before they are lost', async ({
  context,
  page,
}) => {
  await keepForLater(page);
  await page.goto('/review');
  const recorded = page.waitForResponse('**/api/reviews');
  await page.keyboard.press(' ');
  await page.keyboard.press('3');
  const { reviews } = (await recorded).request().postDataJSON();
  await expect(page.getByText('All saved')).toBeVisible();
  await page.goto('/account');
  await context.setOffline(true);
  await page.evaluate((undo) => localStorage.setItem('readyz.outbox.z', JSON.stringify(undo)), {
    kind: 'undo',
    id: 'z',
    reviewId: reviews[0].id,
  });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText(/1 answer of yours did not reach the server yet/)).toBeVisible();
  await page.getByRole('button', { name: 'Sign out and lose them' }).click();
  await expect(page.getByText('You are still signed in.')).toBeVisible();
  expect((await context.cookies()).map(({ name }) => name)).toContain('readyz_learner');
});

test('a worker of another build than the server’s takes nothing over', async ({
  context,
  page,
}) => {
  await keepForLater(page);
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('/sw.js?build=of-tomorrow');
    const worker = registration.installing;
    return new Promise((resolve) => {
      worker?.addEventListener('statechange', () => resolve(worker.state));
    });
  });
  expect(state).toBe('redundant');
  await context.setOffline(true);
  await page.goto('/review');
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
});

/** Opens Review as people do, and waits until this browser could do without a network. */
async function keepForLater(page: Page): Promise<void> {
  await page.goto('/review');
  await expect(async () => {
    await page.goto('/account');
    await expect(page.getByText(/questions are kept on this device/)).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
}

/**
 * Forgets each question, so that there is always one that comes back. The keys are pressed in the page,
 * a frame apart, because a thousand of them over the wire take minutes.
 */
async function answer(page: Page, times: number): Promise<void> {
  await page.goto('/review');
  const before = (await waitingIds(page)).length;
  await page.evaluate(async (count) => {
    const press = async (key: string) => {
      document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await new Promise(requestAnimationFrame);
    };
    for (let time = 0; time < count; time += 1) {
      await press(' ');
      await press('1');
    }
  }, times);
  await expect.poll(async () => (await waitingIds(page)).length).toBe(before + times);
}

/** The tab's process ends as if it had run out of memory. */
async function kill(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

function waitingIds(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith('readyz.outbox.'))
      .map((key) => key.slice('readyz.outbox.'.length))
      .sort(),
  );
}

/** Whose cards the browser keeps; null for nobody's. */
function keptLearner(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'readyz')) return null;
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open('readyz');
      opening.onerror = reject;
      opening.onsuccess = () => {
        const about = opening.result.transaction('about').objectStore('about').get('about');
        about.onsuccess = () => resolve(about.result?.learnerId ?? null);
      };
    });
  });
}

test('an event that was damaged in the browser is set aside and holds up nothing', async ({
  context,
  page,
}) => {
  await keepForLater(page);
  await page.evaluate(() => localStorage.setItem('readyz.outbox.damaged', '{"kind":"review"}'));
  await context.setOffline(true);
  await page.goto('/review');
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
  await expect(page.getByText('1 answer not taken.')).toBeVisible();
});
