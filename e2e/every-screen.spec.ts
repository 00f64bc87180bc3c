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
  { name: 'statistics', open: (page) => page.goto('/statistics') },
  { name: 'calibration', open: (page) => page.goto('/statistics/calibration') },
  { name: 'clusters', open: (page) => page.goto('/clusters') },
  { name: 'cluster, reconcile', open: (page) => openCluster(page, 'self-healing') },
  { name: 'cluster, services', open: (page) => openCluster(page, 'services') },
  { name: 'import', open: (page) => page.goto('/import') },
  { name: 'import, receipt', open: openReceipt },
  { name: 'import, refused', open: openRefusal },
  { name: 'import, stored', open: openStored },
  { name: 'bank, exporting', open: openExport },
  { name: 'editor', open: openEditor },
  { name: 'versions', open: openVersions },
  { name: 'account, unknown', open: (page) => page.goto('/account') },
  { name: 'account, signing out', open: openSigningOut },
  { name: 'without a network', open: openWithoutNetwork },
  { name: 'cards', open: (page) => page.goto('/cards') },
  { name: 'cards, a mistake', open: (page) => page.goto('/cards?search=is:done') },
  { name: 'settings', open: (page) => page.goto('/settings') },
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

async function openReceipt(page: Page): Promise<void> {
  await page.goto('/import');
  await page
    .getByLabel('Or paste text')
    .fill('# Pods\n\n## What?\n\nThis.\n\n## Which?\n\n- [ ] one\n- [ ] two\n\n##\n\nWords.\n');
  await page.getByRole('button', { name: 'Read this text' }).click();
  await expect(page.getByRole('article', { name: 'Which?' })).toBeVisible();
  for (const folded of await page.locator('summary').all()) await folded.click();
  await page.getByLabel('two').check();
}

async function openRefusal(page: Page): Promise<void> {
  await page.goto('/import');
  const file = { name: 'deck.apkg', mimeType: 'application/zip', buffer: Buffer.from('none') };
  await page.getByLabel('Choose files').setInputFiles(file);
  await expect(page.getByRole('region', { name: 'Outcome' })).toBeVisible();
}

async function openStored(page: Page): Promise<void> {
  await openReceipt(page);
  await page.getByLabel('Title of the bank').fill('Stored');
  await page.getByRole('button', { name: /^Store \d/ }).click();
  await expect(page.getByRole('link', { name: 'Open the bank' })).toBeVisible();
}

async function openExport(page: Page): Promise<void> {
  await page.goto('/banks/docker-and-kubernetes');
  await page.getByText('Export', { exact: true }).click();
  await page.getByLabel('Aiken').check();
  await expect(page.getByRole('link', { name: 'Download Aiken' })).toBeVisible();
}

async function openEditor(page: Page): Promise<void> {
  await page.goto('/banks');
  await page.getByText('New bank', { exact: true }).click();
  await page.getByLabel('Title').fill('Every screen');
  await page.getByRole('button', { name: 'Write it' }).click();
  const text = page.getByRole('textbox', { name: 'Text of the bank' });
  await expect(text).toHaveAttribute('contenteditable', 'true');
  await text.press('Control+End');
  await page.keyboard.insertText('\n## Why?\n<!-- kind: opne -->\n');
  await expect(page.getByRole('button', { name: /^Error in line/ }).first()).toBeVisible();
}

async function openVersions(page: Page): Promise<void> {
  await openEditor(page);
  await page.getByRole('textbox', { name: 'Text of the bank' }).press('Control+a');
  await page.keyboard.insertText(
    '---\nbank: every-screen\ntitle: Every screen\nlicense: CC0-1.0\n---\n\n## Why?\n<!-- id: why -->\n\n<details><summary>Answer</summary>\n\nSo.\n\n</details>\n',
  );
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/^Saved as version 2/)).toBeVisible();
  await page.getByRole('link', { name: 'Versions' }).click();
  await expect(page.getByRole('heading', { name: /^From version 1/ })).toBeVisible();
}

async function openSigningOut(page: Page): Promise<void> {
  await openToday(page);
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Throw the key away' })).toBeVisible();
}

async function openWithoutNetwork(page: Page): Promise<void> {
  await page.goto('/review/offline#/banks');
  await expect(page.getByRole('heading', { name: 'Readyz cannot be reached' })).toBeVisible();
}
