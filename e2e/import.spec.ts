import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';

const quiz = `# Containers

## 1. What is a pod?

One or more containers that share an address.

## 2. Which command lists pods?

- [ ] kubectl list pods
- [ ] kubectl get pods
- [ ] kubectl show pods

##

Words under a heading that has none.
`;

test('pasted text is read, mended, stored, reviewed, and taken back as a whole', async ({
  page,
}) => {
  await page.goto('/banks');
  await page.getByRole('link', { name: 'Import questions' }).click();
  await page.getByLabel('Or paste text').fill(quiz);
  await page.getByRole('button', { name: 'Read this text' }).click();
  await untilRead(page);
  await expect(page.getByText('3 found = 2 imported + 1 quarantined')).toBeVisible();

  const keyless = page.getByRole('article', { name: 'Which command lists pods?' });
  await keyless.getByLabel('kubectl get pods').check();
  await expect(keyless.getByText('Your key is stored with it.')).toBeVisible();
  await page.getByLabel('Title of the bank').fill('Containers by heart');
  await page.getByRole('button', { name: 'Store 2 questions' }).click();

  await page.getByRole('link', { name: 'Review it' }).click();
  await page.getByRole('button', { name: 'Show answer' }).click();
  await page.getByRole('button', { name: /^Good/ }).click();
  await expect(page.getByText('Saved')).toBeVisible();
  await page.goto('/banks/containers-by-heart');
  await expect(page.getByText('2 questions')).toBeVisible();

  await page.goto('/import');
  await page.getByRole('button', { name: /^Undo the import of/ }).click();
  await page.getByRole('button', { name: 'Yes, take it all back' }).click();
  await expect(page.getByText('taken back')).toBeVisible();
  await page.goto('/banks');
  await expect(page.getByRole('link', { name: 'Containers by heart' })).toHaveCount(0);
});

test('what is quarantined says why beside its lines, and a title takes it in', async ({ page }) => {
  await page.goto('/import');
  await chooseFile(page, 'quiz.md', quiz);
  await page.getByRole('link', { name: 'Quarantined 1' }).click();
  await expect(page).toHaveURL(/show=quarantined/);
  await expect(page.getByText('Words under a heading that has none.')).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(0);
  await page.getByLabel('Give it a title').fill('What has no title?');
  await page.reload();
  await expect(page.getByLabel('Give it a title')).toHaveValue('What has no title?');
  await page.getByRole('button', { name: 'Store 3 questions' }).click();
  await page.getByRole('link', { name: 'Open the bank' }).click();
  await expect(page.getByRole('link', { name: /^What has no title\?/ })).toBeVisible();
});

test('a question without a key that nobody mends is stored as an open one', async ({ page }) => {
  await page.goto('/import');
  await chooseFile(page, 'quiz.md', quiz);
  await page.getByRole('button', { name: 'Leave out “What is a pod?”' }).click();
  await page.getByRole('button', { name: 'Store 1 question' }).click();
  await page.getByRole('link', { name: 'Open the bank' }).click();
  await expect(
    page.getByRole('link', { name: /^Which command lists pods\?\s*Open question/ }),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: /^What is a pod\?/ })).toHaveCount(0);
});

test('a folder is read as one import, and files that hold no text are named', async ({ page }) => {
  const folder = test.info().outputPath('notes');
  await mkdir(join(folder, 'part'), { recursive: true });
  await writeFile(join(folder, 'one.md'), '## What is a node?\n\nA machine.\n');
  await writeFile(join(folder, 'part/two.md'), '## What is a Service?\n\nOne address.\n');
  await writeFile(join(folder, 'picture.png'), 'no text');
  await page.goto('/import');
  await page.getByLabel('Choose a folder').setInputFiles(folder);
  await untilRead(page);
  await expect(page.getByText('2 found = 2 imported + 0 quarantined')).toBeVisible();
  await expect(page.getByText('notes/part/two.md, line 1')).toBeVisible();
  await page.getByText('1 file was not sent').click();
  await expect(page.getByText('notes/picture.png')).toBeVisible();
});

test('a file that is not what it says is refused with a sentence, and nothing is stored', async ({
  page,
}) => {
  await page.goto('/import');
  await chooseFile(page, 'deck.apkg', 'This is no archive.');
  await expect(page.getByText('This is no Anki package')).toBeVisible();
  await page.getByRole('link', { name: 'Import something else' }).click();
  await expect(page.getByRole('link', { name: 'deck.apkg' })).toBeVisible();
  await page.goto('/banks');
  await expect(page.getByRole('heading', { name: 'Yours' })).toHaveCount(0);
});

test('an Anki package brings its pictures, and its answers and the editor show them', async ({
  page,
}) => {
  await page.goto('/import');
  const deck = 'server/interchange/testdata/anki-new.apkg';
  await page.getByLabel('Choose files').setInputFiles(deck);
  await untilRead(page);
  await page.getByLabel('Title of the bank').fill('From Anki');
  await page.getByRole('button', { name: 'Store 4 questions' }).click();
  await page.getByRole('link', { name: 'Open the bank' }).click();
  await page.getByRole('link', { name: /^What is a pod\?/ }).click();
  await page.getByRole('button', { name: 'Show answer' }).click();
  // Its author gave it no words, so it has no name.
  const picture = page.getByRole('presentation');
  await expect(picture).toHaveJSProperty('naturalWidth', 1);

  const address = (await picture.getAttribute('src')) ?? '';
  const response = await page.request.get(address);
  expect(response.headers()).toMatchObject({
    'content-type': 'image/png',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
  });

  await page.goto('/banks/from-anki/edit');
  await expect(page.getByLabel('Text of the bank')).toHaveAttribute('contenteditable', 'true');
  await page.getByRole('button', { name: /An image says nothing/ }).click();
  await page.getByRole('button', { name: 'With its answer' }).click();
  await expect(
    page.getByRole('region', { name: 'Preview' }).getByRole('presentation'),
  ).toHaveJSProperty('naturalWidth', 1);
});

test('importing the same again into the same bank changes nothing', async ({ page }) => {
  await page.goto('/import');
  await chooseFile(page, 'quiz.md', quiz);
  await page.getByLabel('Title of the bank').fill('Twice');
  await page.getByRole('button', { name: 'Store 2 questions' }).click();
  await expect(page.getByRole('link', { name: 'Open the bank' })).toBeVisible();
  await page.goto('/import');
  await chooseFile(page, 'quiz.md', quiz);
  await page.getByLabel('Into').selectOption('Twice, again');
  await page.getByRole('button', { name: 'Store 2 questions' }).click();
  await page.getByRole('link', { name: 'Open the bank' }).click();
  await expect(page).toHaveURL(/\/banks\/twice$/);
  await expect(page.getByText('2 questions')).toBeVisible();
});

test('a reading that takes long shows where it is, and is cancelled', async ({ page }) => {
  const question = '## What is a pod?\n\nContainers that share an address.\n\n';
  const buffer = Buffer.from(question.repeat(15_000));
  const files = Array.from({ length: 20 }, (_, index) => ({
    name: `part-${index}.md`,
    mimeType: 'text/markdown',
    buffer,
  }));
  await page.goto('/import');
  await page.getByLabel('Choose files').setInputFiles(files);
  await expect(page.getByText(/^Reading: \d+ of 20 files$/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled. Nothing was stored.')).toBeVisible();
  await page.goto('/import');
  await expect(page.getByText('cancelled')).toBeVisible();
});

test('somebody else’s import is not there', async ({ browser, page }) => {
  await page.goto('/import');
  await chooseFile(page, 'quiz.md', quiz);
  await expect(page.getByText('3 found')).toBeVisible();
  const stranger = await browser.newContext();
  const response = await stranger.request.get(
    page.url().replace('/import/', '/api/imports/').replace(/\?.*/, ''),
  );
  expect(response.status()).toBe(404);
  await stranger.close();
});

test.describe('without a network', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test('pasted text is still there when it could not be sent', async ({ context, page }) => {
    await page.goto('/import');
    await page.getByLabel('Or paste text').fill(quiz);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Read this text' }).click();
    await expect(page.getByRole('alert').getByText('The server does not answer')).toBeVisible();
    await expect(page.getByLabel('Or paste text')).toHaveValue(quiz);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Read this text' }).click();
    await untilRead(page);
    await expect(page.getByText('3 found')).toBeVisible();
  });
});

async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) };
  await page.getByLabel('Choose files').setInputFiles(file);
  await untilRead(page);
}

/** Reading happens in a thread that must start first, which a busy machine takes its time for. */
async function untilRead(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/import\/.+/);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Import questions');
  await expect(page.getByRole('region', { name: 'Reading' })).toHaveCount(0);
}
