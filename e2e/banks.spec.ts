import { expect, test } from './fixtures';

test('filters narrow the list and live in the address', async ({ page }) => {
  await page.goto('/banks');
  await page.getByLabel('Topic').selectOption('services');
  await page.getByLabel('Kind').selectOption('number');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/topic=services/);
  await expect(page.getByText('No question fits')).toBeVisible();
  await page.goto('/banks?topic=services&text=NodePort');
  await expect(page.getByLabel('Words')).toHaveValue('NodePort');
  await expect(page.getByRole('link', { name: /NodePort/ }).first()).toBeVisible();
});

test('a question’s page keeps its answer folded until it is asked for', async ({ page }) => {
  await page.goto('/banks/docker-and-kubernetes/delete-pod');
  await expect(page.getByRole('heading', { name: 'Key points' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Show answer' }).click();
  await expect(page.getByRole('heading', { name: 'Key points' })).toBeVisible();
  await expect(page.getByText('You have not reviewed this yet.')).toBeVisible();
});

test('an address that nothing has says so, with a way on', async ({ page }) => {
  const response = await page.goto('/banks/docker-and-kubernetes/no-such-question');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
});

test('browsers that ask for an icon where no page names one get it', async ({ request }) => {
  const response = await request.get('/favicon.ico');
  expect(response.headers()['content-type']).toMatch(/^image\//);
});

test('a printed question holds what is asked, dark on light', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto('/banks/docker-and-kubernetes/service-types');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('navigation').first()).toBeHidden();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
    'light',
  );
});
