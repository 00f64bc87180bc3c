import { chromium } from 'playwright';
import { assert } from '#core/assert';
import { findChromium } from '../find-chromium.mjs';
import { browserBundle } from './bundle-engine';

/** What `hashSeeds` gives in Chromium, from the engine bundled as for a browser; no network is needed. */
export async function hashInChromium(root: string, first: number, last: number): Promise<string[]> {
  const bundle = await browserBundle(root, `export * from './bin/bench/hash-seeds.ts';`);
  const browser = await chromium.launch({ executablePath: findChromium() });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: bundle });
    const hashes: unknown = await page.evaluate(`engine.hashSeeds(${first}, ${last})`);
    assert(Array.isArray(hashes), 'the browser answers with a list');
    return hashes.map(String);
  } finally {
    await browser.close();
  }
}
