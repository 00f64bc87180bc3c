import { expect, test } from './fixtures';

test('a guest answers a first question, sees the cluster run, learns when it comes again', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Answer your first question' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Show answer' }).click();
  await expect(page.getByRole('heading', { name: 'Key points' })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'The answer, running' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Revision' })).toBeVisible();
  await page.getByRole('button', { name: /^Good/ }).click();
  await expect(page.getByText(/comes again in 10 min/)).toBeVisible();
  await expect(page.getByText('Saved')).toBeVisible();
});

test('undoing brings the question back, and the server forgets the grade', async ({ page }) => {
  await page.goto('/review');
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  await page.keyboard.press(' ');
  await page.keyboard.press('4');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title ?? '');
  await page.keyboard.press('u');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
  await expect(page.getByText('Saved')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
});

test('each grade says when the question would come again', async ({ page }) => {
  await page.goto('/review');
  await page.keyboard.press(' ');
  for (const [name, interval] of [
    ['Again', /1 min/],
    ['Hard', /min/],
    ['Good', /10 min/],
    ['Easy', /days/],
  ] as const) {
    await expect(page.getByRole('button', { name })).toHaveText(interval);
  }
});

test('what was answered is there after a reload, on today and on the question’s page', async ({
  page,
}) => {
  await page.goto('/review');
  await page.keyboard.press(' ');
  const own = page.getByRole('link', { name: 'This question’s page' });
  const address = await own.getAttribute('href');
  await page.keyboard.press('3');
  await expect(page.getByText('Saved')).toBeVisible();
  await page.goto('/');
  await expect(page.getByText('1 answer given today')).toBeVisible();
  await page.goto(address ?? '');
  await expect(page.getByRole('region', { name: 'History' }).getByText('Good')).toBeVisible();
});

test('leaving for a question’s page and coming back goes on where the sitting was', async ({
  page,
}) => {
  await page.goto('/review');
  const heading = page.getByRole('heading', { level: 1 });
  const first = (await heading.textContent()) ?? '';
  await page.keyboard.press(' ');
  await page.keyboard.press('4');
  await expect(heading).not.toHaveText(first);
  const second = (await heading.textContent()) ?? '';
  await page.keyboard.press(' ');
  await page.getByRole('link', { name: 'This question’s page' }).click();
  await expect(page.getByRole('region', { name: 'History' })).toBeVisible();
  await page.goBack();
  await expect(heading).toHaveText(second);
  await expect(page.getByText('1 done')).toBeVisible();
});

test('the last grade of a sitting can be undone with a key, too', async ({ page }) => {
  const due = await page.request.get('/api/reviews/due?limit=1');
  const { topics } = (await due.json()).due[0].question;
  await page.goto(`/review?topic=${topics[0]}`);
  const done = page.getByRole('heading', { name: 'Done for now' });
  for (let card = 0; card < 50 && !(await done.isVisible()); card += 1) {
    await page.keyboard.press(' ');
    await page.keyboard.press('4');
  }
  await expect(done).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('button', { name: /Show answer/ })).toBeVisible();
});

test.describe('without a network', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test('answers given without a network wait in the browser and are sent when it returns', async ({
    context,
    page,
  }) => {
    await page.goto('/review');
    await context.setOffline(true);
    await page.keyboard.press(' ');
    await page.keyboard.press('4');
    await expect(page.getByText('1 answer waits for the network')).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText('Saved')).toBeVisible();
    await page.goto('/');
    await expect(page.getByText('1 answer given today')).toBeVisible();
  });

  test('what a closed tab did not send is sent from the first page', async ({ context, page }) => {
    await page.goto('/review');
    await context.setOffline(true);
    await page.keyboard.press(' ');
    await page.keyboard.press('4');
    await expect(page.getByText('1 answer waits for the network')).toBeVisible();
    await page.close();
    await context.setOffline(false);
    const next = await context.newPage();
    await next.goto('/');
    await expect(next.getByText('1 answer given today')).toBeVisible();
  });
});

for (const [name, prepare] of [
  ['has no room', refuseToStore],
  ['denies its storage', denyStorage],
] as const) {
  test(`an answer reaches the server from a browser that ${name}`, async ({ page }) => {
    await page.addInitScript(prepare);
    await page.goto('/review');
    await page.keyboard.press(' ');
    await page.keyboard.press('3');
    await expect(page.getByText('1 done')).toBeVisible();
    await expect(page.getByText('Saved')).toBeVisible();
    await page.goto('/');
    await expect(page.getByText('1 answer given today')).toBeVisible();
  });
}

function refuseToStore(): void {
  Storage.prototype.setItem = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
}

function denyStorage(): void {
  Object.defineProperty(window, 'localStorage', {
    get: () => {
      throw new DOMException('denied', 'SecurityError');
    },
  });
}
