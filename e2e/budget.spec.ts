import { gzipSync } from 'node:zlib';
import type { APIRequestContext } from 'playwright/test';
import { expect, test } from './fixtures';

/** Kilobytes, gzipped, that a modern browser loads before the page acts. Next and React are 139 of it. */
const budgets = {
  scripts: {
    '/': 155,
    '/banks': 155,
    '/banks/docker-and-kubernetes/delete-pod': 180,
    '/review': 180,
    '/quiz': 185,
    '/clusters/self-healing': 210,
  },
  styles: 15,
  page: 35,
};

for (const [path, budget] of Object.entries(budgets.scripts)) {
  test(`${path} loads at most ${budget} kB of script`, async ({ request }) => {
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
