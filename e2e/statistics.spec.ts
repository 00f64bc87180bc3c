import AxeBuilder from '@axe-core/playwright';
import type { APIRequestContext, Page } from 'playwright/test';
import { expect, test } from './fixtures';

test.use({ timezoneId: 'Europe/Berlin' });

const dayMs = 86_400_000;

test('who has not answered yet is told what will be here, and begins', async ({ page }) => {
  await page.goto('/statistics');
  await expect(page.getByText('Each day on which you answer something becomes')).toBeVisible();
  await expect(page.getByText('What share you recall of the questions')).toBeVisible();
  await page.getByRole('link', { name: 'Calibration' }).click();
  await expect(page.getByText('Nothing was foreseen yet.')).toBeVisible();
  await expect(page.getByText('You have not been asked yet.')).toBeVisible();
  await page.getByRole('link', { name: 'All statistics' }).click();
  await page.getByRole('link', { name: 'Answer a question' }).click();
  await page.getByRole('button', { name: 'Show answer' }).click();
  await page.getByRole('button', { name: /^Good/ }).click();
  await expect(page.getByText('Saved')).toBeVisible();
  await page.goto('/statistics');
  const today = page.getByRole('region', { name: 'Today' });
  await expect(figure(today, 'Answers')).toHaveText('1');
  await expect(figure(today, 'Good')).toHaveText('1');
  await expect(figure(page.getByRole('region', { name: 'Streak' }), 'Now')).toHaveText('1 day');
});

test('a history is told in numbers, drawings and tables', async ({ page }) => {
  const { answers } = await seed(page.request);
  await page.goto('/statistics');
  await expect(figure(page.getByRole('region', { name: 'Streak' }), 'Now')).toHaveText('9 days');
  await expect(figure(page.getByRole('region', { name: 'Streak' }), 'Freezes kept')).toHaveText(
    '1 of 2',
  );
  await expect(
    page.getByRole('img', { name: 'Answers by day, newer half of the year' }),
  ).toBeVisible();
  await expect(page.getByText(`${answers} answers on 9 days of the last 53 weeks`)).toBeVisible();
  const retention = page.getByRole('table').filter({ hasText: 'Yesterday' });
  await expect(retention.getByRole('row', { name: /^Whole log/ })).toContainText('75 % (8)');
  await page.goto('/');
  await expect(page.getByRole('link', { name: '9 days in a row, 1 freeze kept' })).toBeVisible();
});

test('a table opens by keyboard and adds up to what the drawing says', async ({ page }) => {
  const { answers } = await seed(page.request);
  await page.goto('/statistics');
  const figure = page.getByRole('figure').filter({ hasText: 'Answers a day as a table' });
  await figure.getByText('Answers a day as a table').focus();
  await page.keyboard.press('Enter');
  const rows = figure.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(31);
  const sums = await rows.locator('td:last-child').allTextContents();
  expect(sums.reduce((sum, text) => sum + Number(text), 0)).toBe(answers);
});

test('days, bank and topic are in the address and narrow what is told', async ({ page }) => {
  await seed(page.request);
  await page.goto('/statistics');
  const days = page.getByRole('combobox', { name: 'Days', exact: true });
  await days.selectOption('Whole log');
  await page.getByLabel('Look ahead').selectOption('7 days');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/days=all&ahead=7/);
  await expect(days).toHaveValue('all');
  await expect(page.getByRole('heading', { name: 'Answers a day' })).toBeVisible();
  await page.goto('/statistics?topic=no-such-topic&days=12');
  await expect(page.getByText('With a first answer begins')).toBeVisible();
  await page.getByRole('link', { name: 'Clear' }).click();
  await expect(page.getByRole('region', { name: 'Today' })).toContainText('Answers');
});

test('what was said is compared with what came, of memory and of oneself', async ({ page }) => {
  await seed(page.request);
  await page.goto('/statistics/calibration');
  const memory = page.getByRole('region', { name: 'What Readyz said of your memory' });
  await expect(
    memory.getByText(/^When we said \d+\s%, you recalled \d+\s%, n = \d+\.$/),
  ).toBeVisible();
  await expect(memory.getByText(/forecasts are too few to judge by/)).toBeVisible();
  await expect(memory.getByRole('row', { name: /^Log loss/ })).toContainText(/\d\.\d{3}/);
  const own = page.getByRole('region', { name: 'What you said of your own answers' });
  await expect(own.getByText(/You were 90\s% sure on average and right in \d+\s%/)).toBeVisible();
  await expect(own.getByRole('img', { name: /Sure and right/ })).toBeVisible();
});

for (const path of ['/statistics?days=90&ahead=90', '/statistics/calibration']) {
  test(`${path}: axe finds nothing on a phone, in light and dark, with tables open`, async ({
    page,
  }) => {
    await seed(page.request);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
    await page.goto(path);
    for (const summary of await page.locator('#main summary').all()) await summary.click();
    expect(await problemsOf(page)).toEqual([]);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
    expect(await problemsOf(page)).toEqual([]);
    const overhang = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overhang).toBeLessThanOrEqual(0);
  });
}

function figure(region: ReturnType<Page['getByRole']>, name: string) {
  return region
    .locator('dl > div')
    .filter({ has: region.page().getByRole('term').filter({ hasText: name }) })
    .getByRole('definition')
    .first();
}

async function problemsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/**
 * Two questions learned eight days ago and asked again on later days, one new each day since: nine days
 * of study, a freeze earned, eight answers to what had been learned, of which two were wrong.
 */
async function seed(request: APIRequestContext): Promise<{ answers: number }> {
  const found = await request.get('/api/reviews/due?limit=20');
  const questions: { id: string; ownerId: string; versionNumber: number }[] = (
    await found.json()
  ).due.map(({ question }: { question: unknown }) => question);
  const now = Date.now();
  const reviews: object[] = [];
  const answer = (place: number, daysAgo: number, grade: number, certainty: number | null) => {
    const question = questions[place];
    reviews.push({
      id: crypto.randomUUID(),
      questionId: question?.id,
      questionOwnerId: question?.ownerId,
      versionNumber: question?.versionNumber,
      grade,
      reviewedAt: now - daysAgo * dayMs - 1_000 * (20 - place),
      timeZone: 'Europe/Berlin',
      spentMs: 20_000,
      certainty,
    });
  };
  for (const place of [0, 1]) {
    answer(place, 8, 4, null);
    for (const daysAgo of [6, 4, 2]) answer(place, daysAgo, 3, 90);
  }
  for (const daysAgo of [7, 5, 3, 1]) answer(2 + daysAgo, daysAgo, 4, 90);
  for (const place of [0, 1]) answer(place, 0, 1, 90);
  const answered = await request.post('/api/reviews', { data: { reviews } });
  expect(answered.ok()).toBe(true);
  return { answers: reviews.length };
}
