import { defineConfig } from 'playwright/test';
import { findChromium } from './bin/find-chromium.mjs';

/** Chromium asks the world for nothing, which a closed network would make it wait for. */
const quietly = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/start-site.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Generous, because a busy machine must not decide a test.
  timeout: 180_000,
  expect: { timeout: 40_000 },
  reporter: 'list',
  use: {
    // Set by e2e/start-site.ts before any worker reads this.
    baseURL: process.env.READYZ_E2E_URL,
    launchOptions: {
      executablePath: findChromium(),
      // Chromium cannot make its sandbox as root.
      args: process.getuid?.() === 0 ? [...quietly, '--no-sandbox'] : quietly,
    },
    trace: 'retain-on-failure',
    // Each browser would fetch all that it keeps for the time without a network: offline.spec.ts lets it.
    serviceWorkers: 'block',
  },
});
