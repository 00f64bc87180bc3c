import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { expect, test } from './fixtures';

test('a bank is begun, checked while it is typed, saved, and shows what differs', async ({
  page,
}) => {
  await beginBank(page, 'My own notes');
  const text = await codeField(page);
  await text.press('Control+End');
  await page.keyboard.insertText('\n## What is a sidecar?\n<!-- id: sidecar | kind: opne -->\n');
  await expect(page.getByRole('button', { name: /^Error in line .*opne/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('What is a sidecar?');

  await page.keyboard.press('Control+Home');
  await page.getByRole('button', { name: /^Error in line .*opne/ }).click();
  await expect(text).toBeFocused();
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('What is a sidecar?');
  await replaceInField(page, 'opne', 'open');
  await expect(page.getByText('to mend first')).toHaveCount(0);

  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved as version 2: 1 added.')).toBeVisible();
  await page.getByRole('link', { name: 'Versions' }).click();
  await expect(page.getByRole('heading', { name: 'From version 1 to version 2' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'What is a sidecar?' })).toContainText(
    'Added:',
  );
});

test('in a changed line the words that changed are marked', async ({ page }) => {
  await beginBank(page, 'Words');
  await replaceInField(page, 'the right choice', 'the wrong choice');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved as version 2: 1 changed.')).toBeVisible();
  await page.getByRole('link', { name: 'Versions' }).click();
  await expect(page.getByRole('deletion').filter({ hasText: 'right' })).toBeVisible();
  await expect(page.getByRole('insertion').filter({ hasText: 'wrong' })).toBeVisible();
});

test('what is not saved is there after a reload', async ({ page }) => {
  await beginBank(page, 'Drafts');
  await replaceInField(page, 'This one', 'This very one');
  await expect(page.getByText('Not saved yet; kept in this browser.')).toBeVisible();
  await page.reload();
  await expect(field(page)).toContainText('This very one');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved as version 2')).toBeVisible();
});

test('nothing can be written before the page hears it', async ({ page }) => {
  await beginBank(page, 'Early');
  await codeField(page);
  let letScriptsCome = () => {};
  const held = new Promise<void>((resolve) => {
    letScriptsCome = resolve;
  });
  await page.route(/\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.evaluate(() => location.reload());
  await expect(page.locator('textarea')).not.toBeEditable();
  letScriptsCome();
  await (await codeField(page)).press('Control+End');
  await page.keyboard.insertText('Written later.');
  await expect(page.getByText('Not saved yet; kept in this browser.')).toBeVisible();
});

test.describe('in two tabs', () => {
  test.use({ expectedErrors: [/409/] });

  test('a text that was saved elsewhere is shown beside one’s own, and neither is lost', async ({
    context,
    page,
  }) => {
    await beginBank(page, 'Two tabs');
    const other = await context.newPage();
    await other.goto(page.url());
    await replaceInField(other, 'This one', 'Theirs');
    await other.getByRole('button', { name: 'Save' }).click();
    await expect(other.getByText('Saved as version 2')).toBeVisible();

    await replaceInField(page, 'That one', 'Mine');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(
      page.getByRole('heading', { name: 'Version 2 was saved elsewhere' }),
    ).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'Theirs' })).toContainText(
      'Removed:',
    );
    await page.getByRole('button', { name: 'Go on from version 2' }).click();
    await expect(field(page)).toContainText('Theirs');
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expect(field(page)).toContainText('Mine');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved as version 3')).toBeVisible();
  });
});

test('someone who learned the old answer is told that it changed', async ({ page }) => {
  await beginBank(page, 'Keys');
  await page.goto('/review?bank=keys');
  await page.getByRole('button', { name: 'Show answer' }).click();
  await page.getByRole('button', { name: /^Good/ }).click();
  await expect(page.getByText('Saved')).toBeVisible();
  const question = '/banks/keys/first-question';
  await page.goto(question);
  await expect(page.getByRole('region', { name: 'History' }).getByText('Good')).toBeVisible();
  await expect(page.getByText('The right answer changed on')).toHaveCount(0);
  await page.goto('/banks/keys/edit');
  await replaceInField(page, '[ ] That one', '[x] That one');
  await replaceInField(page, '[x] This one', '[ ] This one');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved as version 2: 1 changed.')).toBeVisible();
  await page.goto(question);
  await expect(page.getByText('The right answer changed on')).toBeVisible();
});

test('the library is read and exported, not edited', async ({ page }) => {
  await page.goto('/banks/docker-and-kubernetes');
  await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0);
  const response = await page.goto('/banks/docker-and-kubernetes/edit');
  expect(response?.status()).toBe(404);
});

test('an export says first what it cannot carry', async ({ page }) => {
  await page.goto('/banks/docker-and-kubernetes');
  await page.getByText('Export', { exact: true }).click();
  await page.getByLabel('Aiken').check();
  // It is written in a thread that must start first, which a busy machine takes its time for.
  await expect(page.getByText('It cannot carry everything.')).toBeVisible();
  await page.getByLabel('Markdown').check();
  await expect(page.getByText('It carries everything in this bank.')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download Markdown' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('docker-and-kubernetes.md');
  expect(await readFile(await download.path(), 'utf8')).toContain('bank: docker-and-kubernetes');
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  test('a bank is edited in a plain field', async ({ page }) => {
    await beginBank(page, 'On the train');
    await field(page).fill((await field(page).inputValue()).replace('This one', 'The first'));
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved as version 2: 1 changed.')).toBeVisible();
  });
});

async function beginBank(page: Page, title: string): Promise<void> {
  await page.goto('/banks');
  await page.getByText('New bank', { exact: true }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByRole('button', { name: 'Write it' }).click();
  await expect(page).toHaveURL(/\/edit$/);
}

function field(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Text of the bank' });
}

/** The field once the editor has come. */
async function codeField(page: Page): Promise<Locator> {
  await expect(field(page)).toHaveAttribute('contenteditable', 'true');
  return field(page);
}

/** As with find and type: the words are selected where they stand, and written over. */
async function replaceInField(page: Page, words: string, others: string): Promise<void> {
  const text = await codeField(page);
  await expect(text).toContainText(words);
  await text.click();
  await text.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.textContent?.indexOf(wanted) ?? -1;
      if (start < 0) continue;
      getSelection()?.setBaseAndExtent(node, start, node, start + wanted.length);
      return;
    }
    throw new Error(`"${wanted}" stands in no line`);
  }, words);
  await page.keyboard.insertText(others);
}
