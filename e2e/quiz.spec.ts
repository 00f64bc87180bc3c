import { expect, test } from './fixtures';

test('a quiz of chosen topics and kinds is answered, explained, and leads back to what was wrong', async ({
  page,
}) => {
  await page.goto('/quiz');
  await page.getByLabel('Services').check();
  await page.getByLabel('Single choice').check();
  await page.getByLabel('5', { exact: true }).check();
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  const places = await countPlaces(page.getByText(/^Question 1 of \d+$/));
  for (let place = 1; place <= places; place += 1) {
    await expect(page.getByText(`Question ${place} of ${places}`)).toBeVisible();
    await page.getByRole('radio').first().check();
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('heading', { name: 'Question by question' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\d+ %/);
  await expect(page.getByText('your pick').first()).toBeAttached();
  await page.getByRole('link', { name: /^Review the/ }).click();
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
});

test('no key of a running quiz is in any byte the browser gets', async ({ page }) => {
  await page.goto('/quiz');
  await page.getByLabel('Single choice').check();
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await expect(page.getByText(/^Question 1 of/)).toBeVisible();
  const answer = page.waitForResponse(/\/answers\/0$/);
  await page.getByRole('radio').first().check();
  await page.keyboard.press('Enter');
  const bytes = [
    await (await answer).text(),
    await (await page.request.get(page.url())).text(),
    await (await page.request.get(page.url(), { headers: { RSC: '1' } })).text(),
  ];
  expect(bytes[1]).toContain('choicesHtml');
  expect(bytes[2]).toContain('choicesHtml');
  for (const each of bytes)
    expect(each).not.toMatch(/explanationHtml|correct"|correct\\"|keyPointsHtml/);
});

test('a reload goes on where the quiz was, with what was answered', async ({ page }) => {
  await page.goto('/quiz');
  await page.getByLabel('Number').check();
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await page.getByLabel(/^A number/).fill('42');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Question 2 of/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Question 2 of/)).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByLabel(/^A number/)).toHaveValue('42');
});

test('an open answer is compared with its key points before the quiz goes on', async ({ page }) => {
  await page.goto('/quiz');
  await page.getByLabel('Open question').check();
  await page.getByLabel('5', { exact: true }).check();
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await page.getByRole('textbox').fill('It compares what is wanted with what is there.');
  await page.getByRole('button', { name: 'Compare with the key points' }).click();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Answer and go on' }).click();
  await expect(page.getByText(/^Question 2 of/)).toBeVisible();
});

test('a reload amid an open answer goes back to its key points', async ({ page }) => {
  await page.goto('/quiz');
  await page.getByLabel('Open question').check();
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await page.getByRole('textbox').fill('In my words.');
  await page.getByRole('button', { name: 'Compare with the key points' }).click();
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Question 1 of/)).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveValue('In my words.');
  await page.getByRole('button', { name: 'Compare with the key points' }).click();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Answer and go on' }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('checkbox').first()).toBeChecked();
});

test('somebody else’s quiz is not there', async ({ browser, page }) => {
  await page.goto('/quiz');
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await page.waitForURL(/\/quiz\/.+/);
  const stranger = await browser.newContext();
  const response = await (await stranger.newPage()).goto(page.url());
  expect(response?.status()).toBe(404);
  await stranger.close();
});

async function countPlaces(heading: { textContent(): Promise<string | null> }): Promise<number> {
  const text = await heading.textContent();
  return Number(text?.split(' of ')[1]);
}

test.describe('while a proxy answers for a server that is away', () => {
  test.use({ expectedErrors: [/502/] });

  test('an answer is kept on the page and can be given again', async ({ page }) => {
    await page.goto('/quiz');
    await page.getByLabel('Number').check();
    await page.getByRole('button', { name: 'Start the quiz' }).click();
    await page.getByLabel(/^A number/).fill('42');
    await page.route('**/answers/*', (route) => route.fulfill({ status: 502, body: '<html>' }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('The server does not answer.')).toBeVisible();
    await page.unroute('**/answers/*');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^Question 2 of/)).toBeVisible();
  });
});
