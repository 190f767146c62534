import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const BROWSERS = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Browser tests against the production build (`npm run build` first); each file starts a desk and a feed server of its own. */
export default defineConfig({
  testDir: '.',
  // `npm run test:gallery`
  testIgnore: 'gallery.spec.ts',
  outputDir: '../../test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // One browser at a time: the desks under test share the machine with it.
  workers: 1,
  forbidOnly: process.env.CI === 'true',
  use: {
    locale: 'en-US',
    timezoneId: 'America/Bogota',
    colorScheme: 'light',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: BROWSERS.find((browser) => browser && existsSync(browser)),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
