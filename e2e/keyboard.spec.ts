import { expect, test } from './fixtures';

test('someone without a mouse starts, reviews, undoes and comes back to today', async ({
  page,
}) => {
  await page.goto('/');
  await page.keyboard.press('s');
  await expect(page).toHaveURL(/\/review/);
  const heading = page.getByRole('heading', { level: 1 });
  const title = (await heading.textContent()) ?? '';
  await page.keyboard.press('2');
  await expect(page.locator('[aria-pressed=true]')).toHaveCount(1);
  await page.keyboard.press(' ');
  await page.keyboard.press('1');
  await expect(heading).not.toHaveText(title);
  await page.keyboard.press('u');
  await expect(heading).toHaveText(title);
});

test('the first stop of the tabulator leads past the navigation', async ({ page }) => {
  await page.goto('/quiz');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
});

test('an ordering is answered with buttons, and the focus stays with the step', async ({
  page,
}) => {
  await page.goto('/quiz');
  await page.getByLabel('Ordering').check();
  await page.getByRole('button', { name: 'Start the quiz' }).press('Enter');
  const down = page.getByRole('button', { name: 'Move step 1 down' });
  await down.press('Enter');
  await expect(page.getByText(/^Moved to place 2/)).toBeAttached();
  await expect(page.getByRole('button', { name: 'Move step 2 down' })).toBeFocused();
});

test('the list of keys opens with a question mark, and can switch single keys off', async ({
  page,
}) => {
  await page.goto('/review');
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: /Single keys act/ }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('h');
  await page.keyboard.press('1');
  await expect(page.locator('[aria-pressed=true]')).toHaveCount(0);
});

test('a key that is held down acts once', async ({ page }) => {
  await page.goto('/review');
  const heading = page.getByRole('heading', { level: 1 });
  const title = (await heading.textContent()) ?? '';
  await page.keyboard.down(' ');
  await page.keyboard.down(' ');
  await page.keyboard.up(' ');
  await expect(page.getByRole('button', { name: /^Good/ })).toBeVisible();
  await expect(heading).toHaveText(title);
});

test('keys typed into a field are text, not commands', async ({ page }) => {
  await page.goto('/banks');
  await page.getByLabel('Words').pressSequentially('us?');
  await expect(page.getByLabel('Words')).toHaveValue('us?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
