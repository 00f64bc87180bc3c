/**
 * Makes the pictures that phones and desktops show for an installed Readyz, from app/icon.svg. To be
 * run by hand when that changes: `node bin/make-icons.mjs`.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { chromium } from 'playwright';
import { findChromium } from './find-chromium.mjs';

const icon = await readFile('app/icon.svg', 'utf8');
// Where the system cuts the shape itself, the colour has to reach the corners.
const square = icon.replace(/ rx="\d+"/, '');

await mkdir('public/icons', { recursive: true });
const browser = await chromium.launch({
  executablePath: findChromium(),
  // Chromium cannot make its sandbox as root.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
await draw(icon, 192, 'public/icons/icon-192.png');
await draw(icon, 512, 'public/icons/icon-512.png');
await draw(square, 512, 'public/icons/maskable-512.png');
await draw(square, 180, 'app/apple-icon.png');
await browser.close();

/**
 * @param {string} svg
 * @param {number} side in pixels
 * @param {string} path
 */
async function draw(svg, side, path) {
  await page.setViewportSize({ width: side, height: side });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`);
  await page.screenshot({ path, omitBackground: true });
}
