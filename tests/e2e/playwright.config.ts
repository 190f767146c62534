import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const BROWSERS = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const HERE = import.meta.dirname;

/** Browser tests against the production build (`npm run build` first); each file starts a desk and a feed server of its own. */
export default defineConfig({
  testDir: '.',
  // A worker, and with it its desk, outlives a file unless the next one stands in another project.
  projects: readdirSync(HERE)
    .filter((file) => file.endsWith('.spec.ts') && file !== 'gallery.spec.ts') // `npm run test:gallery`
    .map((file) => ({ name: path.basename(file, '.spec.ts'), testMatch: file })),
  outputDir: '../../test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // A browser without a graphics card and the desk under test keep two processors busy: with two of each side by side, trials ran into their time limits.
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
