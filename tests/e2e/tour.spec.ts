import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, isLive, test, troublesOf } from './desk';

// A walk through every page as a picture editor would take it: each stop is judged by axe and photographed into test-results/tour.

const shot = (page: Page, name: string) => page.screenshot({ path: `test-results/tour/${name}.png` });

async function breaches(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Every page there is, those of single things included. */
async function pagesOf(url: string): Promise<Record<string, string>> {
  const ask = async <T>(path: string) => (await (await fetch(url + path)).json()) as T;
  const { updates } = await ask<{ updates: { id: string }[] }>('/api/updates?limit=1');
  const { claims } = await ask<{ claims: { claim: { id: string } }[] }>('/api/claims');
  const { stories } = await ask<{ stories: { id: string }[] }>('/api/stories?limit=1');
  return {
    desk: '/',
    chosen: '/?direction=neutral&group=wire',
    search: '/search?q=caracas',
    baseline: '/baseline',
    import: '/baseline/import',
    chronology: '/chronology',
    feeds: '/feeds',
    feed: '/feeds/alpha',
    watchlists: '/watchlists',
    alerts: '/alerts',
    quality: '/quality',
    about: '/about',
    claim: `/claims/${claims[0]!.claim.id}`,
    update: `/updates/${updates[0]!.id}`,
    ...(stories[0] ? { story: `/stories/${encodeURIComponent(stories[0].id)}` } : {}),
    nowhere: '/no-such-page',
  };
}

/** What is judged once more when it is open. @returns what is then to be seen */
const open: Record<string, (page: Page) => Promise<Locator>> = {
  desk: async (page) => {
    await page.getByRole('slider').first().waitFor();
    await page.getByRole('button', { name: /^(Table|Tabla)$/ }).first().click();
    return page.getByRole('table').first();
  },
  feeds: async (page) => {
    await page.getByRole('button', { name: /^(Add a feed|Añadir una fuente)$/ }).click();
    return page.getByRole('dialog');
  },
};

for (const [theme, locale] of [['light', 'en'], ['dark', 'es']] as const) {
  test(`every page in the ${theme} theme, in ${locale === 'en' ? 'English' : 'Spanish'}: no breach of the rules for access`, async ({ page, context, desk }) => {
    test.setTimeout(240_000);
    await context.addCookies([{ name: 'locale', value: locale, url: desk.url }, { name: 'theme', value: theme, url: desk.url }]);
    for (const [name, path] of Object.entries(await pagesOf(desk.url))) {
      await page.goto(path);
      await page.locator('main').waitFor();
      // What is drawn later stands before it is judged.
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await shot(page, `${name}-${theme}-${locale}`);
      expect({ name, breaches: await breaches(page) }).toEqual({ name, breaches: [] });
      const opened = await open[name]?.(page);
      if (opened) {
        await opened.waitFor();
        await shot(page, `${name}-open-${theme}-${locale}`);
        expect({ name, opened: await breaches(page) }).toEqual({ name, opened: [] });
      }
    }
    expect(troublesOf(page).filter((words) => !/404/.test(words))).toEqual([]);
  });

  test(`the phone in the ${theme} theme`, async ({ page, context, desk }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await context.addCookies([{ name: 'locale', value: locale, url: desk.url }, { name: 'theme', value: theme, url: desk.url }]);
    test.setTimeout(240_000);
    const { desk: stream, nowhere: _, ...others } = await pagesOf(desk.url);
    for (const [name, path] of Object.entries({ stream: stream!, article: '/#baseline', charts: '/#chart', ...others })) {
      await page.goto('about:blank');
      await page.goto(path);
      await page.locator('main').waitFor();
      await shot(page, `phone-${name}-${theme}-${locale}`);
      expect({ name, breaches: await breaches(page) }).toEqual({ name, breaches: [] });
    }
  });
}

test('nothing matches, and offline', async ({ page, desk }) => {
  await page.goto('/?q=nobodyhaseverwrittenthis');
  await page.getByText('No update matches these filters').waitFor();
  await shot(page, 'no-match');
  expect(await breaches(page)).toEqual([]);
  await page.goto('/');
  await isLive(page);
  await desk.kill();
  await expect(page.getByRole('group', { name: 'How fresh this is' })).toContainText('Offline');
  await shot(page, 'offline');
  expect(await breaches(page)).toEqual([]);
  await desk.start();
  await isLive(page);
});

test('can be installed: the manifest and its icons, in the language of the browser', async ({ request }) => {
  const sizeOf = (png: Buffer) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
  for (const [language, strap] of [['en', 'United States and Venezuela'], ['es-VE', 'Estados Unidos y Venezuela']] as const) {
    const answer = await request.get('/manifest.webmanifest', { headers: { 'Accept-Language': language } });
    const manifest = (await answer.json()) as { name: string; icons: { src: string; sizes: string; type: string; purpose?: string }[] };
    expect(manifest.name).toBe(`Entente: ${strap}`);
    expect(manifest.icons.filter(({ purpose }) => purpose === 'maskable').length).toBeGreaterThan(0);
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await request.get(src);
      expect({ src, type: icon.headers()['content-type'] }).toEqual({ src, type });
      if (type === 'image/png') expect({ src, sizes: sizeOf(await icon.body()) }).toEqual({ src, sizes });
    }
  }
});

test('a shared link shows a card, in the language of whoever asks, at a whole address', async ({ request, desk }) => {
  for (const [language, card] of [['en', 'card-en'], ['es', 'card-es']] as const) {
    const html = await (await request.get('/about', { headers: { 'Accept-Language': language } })).text();
    const content = (property: string) => new RegExp(`<meta (?:property|name)="${property}" content="([^"]*)"`).exec(html)?.[1];
    expect(content('og:image')).toBe(`${desk.url}/cards/${card}.png`);
    expect(content('og:description')).toBe(content('description'));
    expect(content('twitter:card')).toBe('summary_large_image');
    const image = await (await request.get(content('og:image')!)).body();
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([1200, 630]);
  }
});
