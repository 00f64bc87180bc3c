import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';

/** Every kind of screen, by the way a person gets there. */
const screens: { name: string; open: (page: Page) => Promise<unknown> }[] = [
  { name: 'first visit', open: (page) => page.goto('/') },
  { name: 'banks', open: (page) => page.goto('/banks') },
  { name: 'bank', open: (page) => page.goto('/banks/docker-and-kubernetes') },
  { name: 'question', open: openQuestion },
  { name: 'review, asked', open: (page) => page.goto('/review') },
  { name: 'review, answered', open: openAnswer },
  { name: 'today', open: openToday },
  { name: 'quiz', open: (page) => page.goto('/quiz') },
  { name: 'quiz, running', open: openQuiz },
  { name: 'quiz, over', open: openResults },
  { name: 'review, done', open: openDone },
  { name: 'clusters', open: (page) => page.goto('/clusters') },
  { name: 'cluster, reconcile', open: (page) => openCluster(page, 'self-healing') },
  { name: 'cluster, services', open: (page) => openCluster(page, 'services') },
  { name: 'nothing there', open: (page) => page.goto('/no-such-page') },
];

for (const { name, open } of screens) {
  test(`${name}: axe finds nothing, in light and dark`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
    await open(page);
    expect(await problemsOf(page)).toEqual([]);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
    expect(await problemsOf(page)).toEqual([]);
  });

  test(`${name}: fits a screen of 360 px without scrolling sideways`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page);
    const overhang = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overhang).toBe(0);
  });
}

async function problemsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

async function openQuestion(page: Page): Promise<void> {
  await page.goto('/banks/docker-and-kubernetes/delete-pod');
  await page.getByRole('button', { name: 'Show answer' }).click();
  await expect(page.getByRole('slider', { name: 'Revision' })).toBeVisible();
}

async function openAnswer(page: Page): Promise<void> {
  await page.goto('/review');
  await page.getByRole('button', { name: 'Show answer' }).click();
  await expect(page.getByRole('slider', { name: 'Revision' })).toBeVisible();
}

async function openToday(page: Page): Promise<void> {
  await openAnswer(page);
  await page.keyboard.press('3');
  await expect(page.getByText('Saved')).toBeVisible();
  await page.goto('/');
  await expect(page.getByText('1 answer given today')).toBeVisible();
}

async function openQuiz(page: Page): Promise<void> {
  await page.goto('/quiz');
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await expect(page.getByText(/^Question 1 of/)).toBeVisible();
}

async function openResults(page: Page): Promise<void> {
  await page.goto('/quiz');
  await page.getByLabel('5', { exact: true }).check();
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  for (let place = 1; place <= 5; place += 1) {
    await expect(page.getByText(`Question ${place} of 5`)).toBeVisible();
    await page.getByRole('button', { name: /^(Answer|Skip)/ }).click();
  }
  await expect(page.getByRole('heading', { name: 'Question by question' })).toBeVisible();
}

async function openDone(page: Page): Promise<void> {
  await page.goto('/review?topic=rollouts');
  const done = page.getByRole('heading', { name: 'Done for now' });
  for (let card = 0; card < 20 && !(await done.isVisible()); card += 1) {
    await page.keyboard.press(' ');
    await expect(page.getByRole('button', { name: 'Easy' })).toBeVisible();
    await page.keyboard.press('4');
    await expect(page.getByRole('button', { name: 'Easy' })).toHaveCount(0);
  }
  await expect(done).toBeVisible();
}

async function openCluster(page: Page, scenario: string): Promise<void> {
  await page.goto(`/clusters/${scenario}`);
  await expect(page.getByRole('slider', { name: 'Revision' })).toBeVisible();
}
