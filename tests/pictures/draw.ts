// `npm run pictures`: draws the icons and the cards of shared links anew, from app/icon.svg and the words of the interface.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import en from '@/lib/i18n/en.json';
import es from '@/lib/i18n/es.json';
import { cardPage } from './card';

const BROWSERS = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** A mask may cut away all but a circle of four fifths of the width: the sign's corners have to lie within it. */
const MASKABLE_SCALE = 0.68;

const icon = readFileSync('app/icon.svg', 'utf8');
const iconPage = (scale: number) =>
  `<!doctype html><style>* { margin: 0 } body { display: grid; place-items: center; height: 100vh; background: #fbfbf9 } svg { width: ${100 * scale}vw }</style>${icon}`;

const browser = await chromium.launch({ executablePath: BROWSERS.find((file) => file && existsSync(file)), args: ['--no-sandbox', '--disable-gpu'] });
async function draw(file: string, html: string, width: number, height = width): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await page.setContent(html);
  await page.evaluate(() => document.fonts.ready);
  writeFileSync(file, await page.screenshot());
  await page.close();
  console.log(`${file}: ${width} × ${height}`);
}

for (const size of [192, 512]) {
  await draw(`public/icons/icon-${size}.png`, iconPage(1), size);
  await draw(`public/icons/maskable-${size}.png`, iconPage(MASKABLE_SCALE), size);
}
// Apple rounds the corners and shows the rest.
await draw('app/apple-icon.png', iconPage(0.86), 180);
for (const [locale, { site }] of Object.entries({ en, es })) await draw(`public/cards/card-${locale}.png`, cardPage(site, locale, icon), 1200, 630);
await browser.close();
