import { gzipSync } from 'node:zlib';
import { expect, isLive, test, troublesOf } from './desk';

const PAGES = ['/', '/feeds', '/feeds/alpha', '/about', '/no-such-page'];

test.describe('language and appearance', () => {
  test('the browser’s language is taken until the reader chooses another', async ({ browser, desk }) => {
    const context = await browser.newContext({ locale: 'es-VE', baseURL: desk.url });
    const page = await context.newPage();
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    await expect(page.getByRole('heading', { name: 'Washington y Caracas exploran el regreso a las relaciones plenas' })).toBeVisible();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.goto('/feeds');
    await expect(page.getByRole('heading', { name: 'Feeds', level: 1 })).toBeVisible();
    await context.close();
  });

  test('light and dark are a choice that stays, and the system’s otherwise', async ({ page }) => {
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    // On narrower windows the choice stands on the About page alone.
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.goto('/feeds');
    expect(await paper()).toBe('light');
    await page.getByRole('button', { name: 'Dark' }).click();
    await expect(page).toHaveURL(/\/feeds$/);
    expect(await paper()).toBe('dark');
    await page.goto('/');
    expect(await paper()).toBe('dark');
    await page.getByRole('button', { name: 'System' }).click();
    // A page that is just being left has no element to ask.
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paper()).toBe('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await paper()).toBe('light');
  });

  test('both work before any script runs', async ({ browser, desk }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: desk.url });
    const page = await context.newPage();
    await page.goto('/about');
    await page.getByRole('button', { name: 'Español' }).first().click();
    await page.getByRole('button', { name: 'Oscuro' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Acerca de esta mesa');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await context.close();
  });
});

test.describe('by keyboard', () => {
  test('the parts of the desk are reached past the list of updates', async ({ page }) => {
    await page.goto('/');
    await isLive(page);
    // Before the charts have come there is nothing in their part to reach.
    await page.getByRole('slider').first().waitFor();
    for (const [link, part] of [['Skip to the article', '#baseline'], ['Skip to the charts', '#chart']] as const) {
      await page.getByRole('link', { name: link }).focus();
      await expect(page.getByRole('link', { name: link })).toBeInViewport();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await expect(page.locator(part).locator(':focus')).toBeVisible();
    }
  });

  test('"/" leads to the field of the search from any page, and the words are entered there', async ({ page }) => {
    await page.goto('/feeds');
    await isLive(page);
    const field = page.getByRole('searchbox');
    const help = page.getByRole('dialog', { name: 'Keys' });
    // The keys come after the page.
    await expect(async () => {
      await page.keyboard.press('?');
      await expect(help).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await page.keyboard.press('/');
    await expect(field).toBeFocused();
    await page.keyboard.type('Caracas');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\?q=Caracas$/);
    await expect(field).toBeFocused();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('the desk shows one part at a time, chosen by tabs', async ({ page }) => {
    await page.goto('/');
    const tabs = page.getByRole('navigation', { name: 'Parts of the desk' });
    const [live, baseline, chart] = ['#live', '#baseline', '#chart'].map((part) => page.locator(part));
    await expect(live!).toBeVisible();
    await expect(baseline!).toBeHidden();
    await tabs.getByRole('link', { name: 'Baseline' }).tap();
    await expect(baseline!).toBeVisible();
    await expect(live!).toBeHidden();
    await tabs.getByRole('link', { name: 'Chart' }).tap();
    await expect(chart!).toBeVisible();
    await expect(page.getByRole('slider', { name: /^Updates by bar/ })).toBeVisible();
    await page.goBack();
    await expect(baseline!).toBeVisible();
    await tabs.getByText('More').tap();
    await tabs.getByRole('link', { name: 'About' }).tap();
    await page.getByRole('button', { name: 'Español' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Acerca de esta mesa');
  });

  test('the times above how a story spread do not run into each other', async ({ page, desk }) => {
    const { stories } = (await (await fetch(`${desk.url}/api/snapshot`)).json()) as { stories: { id: string; updates: number }[] };
    const [largest] = stories.sort((a, b) => b.updates - a.updates);
    await page.goto(`/stories/${largest!.id}`);
    const times = page.locator('.spread-axis > span').filter({ visible: true });
    await expect(times.first()).toBeVisible();
    const places = await times.evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect()).map(({ left, right }) => ({ left, right })));
    expect(places.length).toBeGreaterThan(1);
    for (const [index, { left }] of places.entries()) expect(left).toBeGreaterThan(places[index - 1]?.right ?? 0);
    await expect(times.last()).toHaveText(/^\d{1,2} \w{3}/);
  });
});

for (const [width, height] of [[360, 740], [390, 844], [768, 1024], [1024, 768], [1200, 800], [1440, 900], [3840, 2160]] as const) {
  test(`nothing runs out of a window ${width} wide, in either language`, async ({ page, context, desk }) => {
    await page.setViewportSize({ width, height });
    for (const locale of ['en', 'es']) {
      await context.addCookies([{ name: 'locale', value: locale, url: desk.url }]);
      for (const path of PAGES) {
        await page.goto(path);
        // The desk's parts scroll on their own, so one that is too wide would be cut off rather than widen the page.
        const beyond = await page.evaluate(() => {
          const edges = [...document.querySelectorAll('main, main > *, header *')].map((element) => element.getBoundingClientRect().right);
          return Math.ceil(Math.max(document.documentElement.scrollWidth, ...edges) - window.innerWidth);
        });
        expect({ path, locale, beyond: Math.max(0, beyond) }).toEqual({ path, locale, beyond: 0 });
      }
    }
  });
}

test('every script carries the nonce of its page, and the browser refuses nothing', async ({ page }) => {
  for (const path of PAGES.slice(0, 4)) {
    const response = await page.goto(path);
    const nonce = /'nonce-([^']+)'/.exec(response?.headers()['content-security-policy'] ?? '')?.[1];
    expect(nonce).toBeTruthy();
    // What these scripts load themselves is trusted through them ('strict-dynamic') and carries none.
    const scripts = (await response!.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    if (path !== '/about') await isLive(page);
  }
  expect(troublesOf(page)).toEqual([]);
});

/** Bytes of script, gzipped, that stand in the desk's first answer: what a reader waits for before the page can be used. */
const FIRST_LOAD_BUDGET = 160_000;

test('the desk’s first load stays within its budget of script', async ({ page, request }) => {
  const html = await (await request.get('/')).text();
  const scripts = [...html.matchAll(/<script [^>]*src="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag)).map(([, source]) => source!);
  expect(scripts.length).toBeGreaterThan(3);
  let bytes = 0;
  for (const source of new Set(scripts)) bytes += gzipSync(await (await request.get(source)).body()).length;
  test.info().annotations.push({ type: 'first load', description: `${bytes} bytes gzipped` });
  expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BUDGET);
  await page.goto('/');
});
