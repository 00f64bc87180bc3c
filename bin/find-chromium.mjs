import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser for the end-to-end tests: the one CHROME names, the system's, or Playwright's own. */
export function findChromium() {
  return [process.env.CHROME, ...INSTALLED, chromium.executablePath()].find(
    (path) => path && existsSync(path),
  );
}
