import { expect, test } from './fixtures';

test('a card is flagged, noted and put aside by keys, found again, and undone', async ({
  page,
}) => {
  await page.goto('/review?ahead=all&search=kind:single');
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: /^Flag 1/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Your note' }).fill('like a thermostat');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Space');
  await expect(page.getByRole('region', { name: 'Your note' })).toContainText('like a thermostat');
  await page.keyboard.press('@');
  await expect(page.getByText(/is suspended/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title);
  await page.keyboard.press('-');
  await expect(page.getByText(/is buried until tomorrow/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('All saved')).toBeVisible();

  await page.goto('/cards?search=is:suspended+flag:1+note:thermostat');
  await expect(page.getByRole('status').filter({ hasText: '1 card' })).toBeVisible();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await page.getByRole('link', { name: title }).click();
  const card = page.getByRole('region', { name: 'Your card' });
  await expect(card).toContainText('like a thermostat');
  await card.getByRole('button', { name: 'Ask it again' }).click();
  await expect(card.getByRole('button', { name: 'Suspend it' })).toBeVisible();
  await page.goto('/cards?search=is:buried+or+is:suspended');
  await expect(page.getByText('No card is like that.')).toBeVisible();
});

test('a flag is undone without hiding the answer, and a card shows its curve', async ({ page }) => {
  await page.goto('/review?ahead=all&search=kind:single');
  await page.keyboard.press('Space');
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: /^Flag 1/ })).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('button', { name: 'Flag', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Good/ })).toBeVisible();
  const address = await page
    .getByRole('link', { name: 'This question’s page' })
    .getAttribute('href');
  await page.keyboard.press('4');
  await expect(page.getByText('All saved')).toBeVisible();
  await page.goto(address ?? '');
  const card = page.getByRole('region', { name: 'Your card' });
  await expect(card).toContainText('known');
  await expect(card.getByRole('img', { name: /^Chance to recall/ })).toBeVisible();
});

test('a search that cannot be read says where, and a sitting of it leads back to it', async ({
  page,
}) => {
  await page.goto('/review?ahead=0&search=is:done');
  await expect(page).toHaveURL(/\/cards\?search=is/);
  const problem = page.getByRole('alert').filter({ hasText: 'There is no is:done' });
  await expect(problem).toContainText('Character 1');
  const field = page.getByRole('searchbox', { name: 'Search' });
  await field.fill('is:new kind:short');
  await field.press('Enter');
  await page.getByRole('combobox', { name: 'Which of them' }).selectOption('all');
  await page.getByRole('button', { name: 'Review them' }).click();
  await expect(page.getByRole('button', { name: /Show answer/ })).toBeVisible();
});

test('what is typed is compared, and the certainty asked for is kept', async ({ page }) => {
  await page.goto('/settings');
  await page.getByRole('checkbox', { name: /how sure/ }).check();
  await page.getByRole('checkbox', { name: /type short answers/ }).check();
  await page.getByRole('checkbox', { name: /how long/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  await page.goto('/review?ahead=all&search=kind:short');
  await expect(page.getByRole('timer')).toBeVisible();
  await page.keyboard.press('t');
  await page.keyboard.type('kubectl nothing');
  await page.getByRole('button', { name: '70 %' }).click();
  await expect(page.getByRole('region', { name: 'What you typed' })).toContainText('Not right');
  const recorded = page.waitForRequest('**/api/reviews');
  await page.keyboard.press('Space');
  const { reviews } = (await recorded).postDataJSON();
  expect(reviews).toEqual([expect.objectContaining({ grade: 1, certainty: 70 })]);
});
