import { gzipSync } from 'node:zlib';
import type { APIRequestContext, Page } from 'playwright/test';
import { expect, test } from './fixtures';

/** Kilobytes, gzipped, that a modern browser loads before the page acts. Next and React are 139 of it. */
const budgets = {
  scripts: {
    '/': 155,
    '/banks': 155,
    '/banks/docker-and-kubernetes/delete-pod': 180,
    '/review': 180,
    '/quiz': 185,
    '/statistics': 155,
    '/statistics/calibration': 155,
    '/clusters/self-healing': 210,
    '/import': 185,
    '/import/01980000-0000-7000-8000-000000000000': 185,
    '/banks/budget/edit': 210,
    '/banks/budget/versions': 165,
  },
  /** What the editor brings when a person who can use it opens a bank. */
  editor: 130,
  /** The largest file of the simulator, and all of them: they come at once when a cluster comes near. */
  simulatorFile: 130,
  simulator: 245,
  styles: 15,
  page: 35,
};

for (const [path, budget] of Object.entries(budgets.scripts)) {
  test(`${path} loads at most ${budget} kB of script`, async ({ request }) => {
    if (path.startsWith('/banks/budget/')) await beginBank(request);
    const html = await (await request.get(path)).text();
    const scripts = tags(html, 'script')
      .filter((tag) => !/\bnomodule\b/i.test(tag))
      .flatMap((tag) => attribute(tag, 'src'));
    const styles = tags(html, 'link')
      .filter((tag) => tag.includes('rel="stylesheet"'))
      .flatMap((tag) => attribute(tag, 'href'));
    expect(scripts.length).toBeGreaterThan(0);
    const size = await sumOf(request, scripts);
    test.info().annotations.push({ type: 'scripts', description: `${size.toFixed(1)} kB` });
    expect(size).toBeLessThanOrEqual(budget);
    expect(await sumOf(request, styles)).toBeLessThanOrEqual(budgets.styles);
    expect(gzipSync(html, { level: 9 }).length / 1_000).toBeLessThanOrEqual(budgets.page);
  });
}

test(`the editor comes in at most ${budgets.editor} kB of its own`, async ({ page }) => {
  await beginBank(page.request);
  const later = await laterScripts(page, '/banks/budget/edit');
  await page.goto('/banks/budget/edit');
  const field = page.getByRole('textbox', { name: 'Text of the bank' });
  await expect(field).toHaveAttribute('contenteditable', 'true');
  const size = await sumOf(page.request, [...later]);
  test.info().annotations.push({ type: 'scripts', description: `${size.toFixed(1)} kB` });
  expect(size).toBeGreaterThan(50);
  expect(size).toBeLessThanOrEqual(budgets.editor);
});

test(`the simulator comes in files of at most ${budgets.simulatorFile} kB`, async ({ page }) => {
  const later = await laterScripts(page, '/clusters/self-healing');
  await page.goto('/clusters/self-healing');
  await expect(page.getByRole('region', { name: 'Terminal' })).toBeVisible();
  const sizes = await Promise.all([...later].map((path) => sumOf(page.request, [path])));
  const size = sizes.reduce((sum, each) => sum + each, 0);
  test.info().annotations.push({ type: 'scripts', description: `${size.toFixed(1)} kB` });
  expect(size).toBeGreaterThan(100);
  expect(size).toBeLessThanOrEqual(budgets.simulator);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(budgets.simulatorFile);
});

/** Fills with the scripts that a page loads and its HTML does not name. */
async function laterScripts(page: Page, path: string): Promise<Set<string>> {
  const html = await (await page.request.get(path)).text();
  const first = new Set(tags(html, 'script').flatMap((tag) => attribute(tag, 'src')));
  const later = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.resourceType() === 'script' && !first.has(pathname)) later.add(pathname);
  });
  return later;
}

/** Of whoever asks: its address is `/banks/budget`. */
async function beginBank(request: APIRequestContext): Promise<void> {
  const answer = await request.post('/api/banks', { data: { title: 'Budget' } });
  expect(await answer.json()).toEqual({ bank: 'budget' });
}

async function sumOf(request: APIRequestContext, paths: string[]): Promise<number> {
  const sizes = await Promise.all(
    [...new Set(paths)].map(async (path) => {
      const body = await (await request.get(path)).body();
      return gzipSync(body, { level: 9 }).length / 1_000;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function tags(html: string, name: string): string[] {
  return html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? [];
}

function attribute(tag: string, name: string): string[] {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? [] : [value];
}
