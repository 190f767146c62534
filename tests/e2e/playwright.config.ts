import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const BROWSERS = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const HERE = import.meta.dirname;

/** Walks through every page take minutes: begun first, nothing waits for them at the end. */
const WALKS = ['tour.spec.ts', 'signedIn.spec.ts'];

/** Browser tests against the production build (`npm run build` first); each file starts a desk and a feed server of its own. */
export default defineConfig({
  testDir: '.',
  // A worker, and with it its desk, outlives a file unless the next one stands in another project.
  projects: readdirSync(HERE)
    .filter((file) => file.endsWith('.spec.ts') && file !== 'gallery.spec.ts') // `npm run test:gallery`
    .sort((a, b) => WALKS.indexOf(b) - WALKS.indexOf(a) || (a < b ? -1 : 1))
    .map((file) => ({ name: path.basename(file, '.spec.ts'), testMatch: file })),
  outputDir: '../../test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // On two processors, two browsers with a desk each take four fifths of the time of one after the other.
  workers: 2,
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
