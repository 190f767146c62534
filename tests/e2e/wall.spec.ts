import { gzipSync } from 'node:zlib';
import { feedId } from '@/lib/domain/ids';
import { SCENES } from '@/lib/wall/wallSettings';
import { expect, test, troublesOf } from './desk';
import type { Page } from '@playwright/test';

const SIZES = { '1080p': { width: 1920, height: 1080 }, '4K': { width: 3840, height: 2160 }, portrait: { width: 1080, height: 1920 } } as const;
/** Body text on a screen of 1080 lines, in pixels. */
const LEAST_TEXT = 28;

const footer = (page: Page) => page.getByRole('contentinfo');
const isLive = (page: Page, word = 'Live') => expect(footer(page).getByRole('status')).toContainText(word);

/** 120 characters each, as a Spanish newsroom would run them on a bad day. */
const LONG_HEADLINES = [
  'Washington y Caracas acuerdan una hoja de ruta para restablecer las embajadas antes de que termine el periodo de sesiones',
  'La cancillería venezolana convoca a los encargados de negocios extranjeros para explicar las condiciones de la reapertura',
  'Caracas aplaza las conversaciones con Estados Unidos mientras los equipos negociadores revisan el alcance de las licencias',
  'El Departamento de Estado informa de nuevos contactos con Caracas sobre vuelos, petróleo y personas detenidas en Venezuela',
  'Venezuela anuncia la llegada de una delegación estadounidense que visitará las instalaciones petroleras del occidente país',
];

/** One event in three papers' words, the longest of 120 characters: enough of them at once to interrupt the wall. */
const BREAKING = {
  alpha: 'Estados Unidos y Venezuela firman en Caracas el canje de cartas credenciales que devuelve a sus embajadores tras años',
  beta: 'Venezuela y Estados Unidos firman en Caracas el canje de cartas credenciales de sus embajadores después de siete años',
  gamma: 'Firman en Caracas el canje de cartas credenciales de los embajadores de Venezuela y Estados Unidos tras siete largos años',
} as const;

/** What of the wall's text is too small, cut off, or off the screen. */
const faults = (page: Page) =>
  page.evaluate((least) => {
    const scene = document.querySelector('main')!.getBoundingClientRect();
    const size = (element: Element) => (parseFloat(getComputedStyle(element).fontSize) * 1080) / Math.min(innerWidth, innerHeight);
    return [...document.querySelectorAll<HTMLElement>('.wall *')]
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim()) && !element.closest('.unseen') && getComputedStyle(element).clipPath === 'none')
      .flatMap((element) => {
        const box = element.getBoundingClientRect();
        const isBlock = getComputedStyle(element).display !== 'inline';
        return [
          size(element) < least - 0.1 && 'too small',
          isBlock && element.scrollWidth > element.clientWidth + 1 && 'wider than its place',
          isBlock && element.scrollHeight > element.clientHeight + 2 && 'higher than its place',
          (box.left < 0 || box.right > innerWidth || box.bottom > innerHeight) && 'off the screen',
          element.closest('main') && box.bottom > scene.bottom + 1 && 'under the footer',
        ]
          .filter(Boolean)
          .map((fault) => `${String(fault)}: ${element.textContent!.slice(0, 60)}`);
      });
  }, LEAST_TEXT);

for (const [name, viewport] of Object.entries(SIZES)) {
  test.describe(`at ${name}`, () => {
    test.use({ viewport });

    test('every scene is whole in both languages and themes, with long headlines', async ({ page, desk }) => {
      test.setTimeout(180_000);
      for (const headline of LONG_HEADLINES) if (!(await desk.stored()).includes(headline)) desk.publish(headline, feedId('gamma'));
      await expect.poll(async () => (await desk.stored()).filter((title) => LONG_HEADLINES.includes(title)).length).toBe(LONG_HEADLINES.length);
      for (const scene of SCENES) {
        for (const lang of ['en', 'es'] as const) {
          for (const theme of ['light', 'dark'] as const) {
            await page.goto(`/wall?scenes=${scene}&dwell=3600&lang=${lang}&theme=${theme}`);
            await expect(page.locator('html')).toHaveAttribute('lang', lang);
            await isLive(page, lang === 'es' ? 'En vivo' : 'Live');
            await expect(page.getByRole('main')).toHaveAttribute('data-scene', scene);
            await page.screenshot({ path: test.info().outputPath(`${scene}-${lang}-${theme}.png`) });
            expect({ scene, lang, theme, faults: await faults(page) }).toEqual({ scene, lang, theme, faults: [] });
          }
        }
      }
      expect(troublesOf(page)).toEqual([]);
    });
  });
}

test.describe('on a screen of its own', () => {
  test.use({ viewport: SIZES['1080p'] });

  test('a story that breaks takes the screen, whole at every size, and the scene it took comes back', async ({ page, desk, context }) => {
    const others = await Promise.all(Object.values(SIZES).map(async (viewport) => {
      const other = await context.newPage();
      await other.setViewportSize(viewport);
      return other;
    }));
    for (const [at, wall] of [page, ...others].entries()) {
      await wall.goto(`/wall?scenes=index&dwell=${at === 0 ? 3 : 3600}&lang=es&theme=${at % 2 === 0 ? 'light' : 'dark'}`);
      await isLive(wall, 'En vivo');
      await expect(wall.getByRole('main')).toHaveAttribute('data-scene', 'index');
    }
    for (const [feed, headline] of Object.entries(BREAKING)) desk.publish(headline, feedId(feed));
    await expect(page.getByRole('main')).toHaveAttribute('data-scene', 'headline');
    await expect(page.getByRole('main')).toHaveAttribute('data-scene', 'index');
    for (const [at, wall] of others.entries()) {
      await expect(wall.getByRole('alert').getByRole('heading')).toBeVisible();
      await wall.screenshot({ path: test.info().outputPath(`headline-${Object.keys(SIZES)[at]}.png`) });
      expect({ at, faults: await faults(wall) }).toEqual({ at, faults: [] });
    }
  });

  test('scenes follow each other, and there is nothing to press or to scroll', async ({ page }) => {
    await page.goto('/wall?scenes=live,chronology&dwell=1');
    await expect(page.getByRole('main')).toHaveAttribute('data-scene', 'chronology');
    await expect(page.getByRole('main')).toHaveAttribute('data-scene', 'live');
    await expect(page.getByRole('button').or(page.getByRole('link')).filter({ visible: true })).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).cursor)).toBe('none');
  });

  test('[LU3] comes back by itself after the server’s death, and never calls old news live', async ({ page, desk }) => {
    await page.goto('/wall?scenes=live&dwell=3600&lang=en');
    await isLive(page);
    // What the server drew says so too: an arrival shows that the wall's own line is up.
    await expect(page.getByRole('heading', { name: desk.publish('Caracas and Washington open the wall’s line') })).toBeVisible();
    await desk.kill();
    await isLive(page, 'Offline');
    await expect(footer(page)).toContainText('All of this is as of');
    const headline = desk.publish('Caracas answers while the wall hears nothing');
    await desk.start();
    await isLive(page);
    await expect(page.getByRole('heading', { name: headline })).toBeVisible();
  });

  test('its first load stays within its budget of script', async ({ request }) => {
    const html = await (await request.get('/wall')).text();
    const scripts = [...html.matchAll(/<script [^>]*src="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag)).map(([, source]) => source!);
    let bytes = 0;
    for (const source of new Set(scripts)) bytes += gzipSync(await (await request.get(source)).body()).length;
    test.info().annotations.push({ type: 'first load', description: `${bytes} bytes gzipped` });
    expect(scripts.length).toBeGreaterThan(3);
    expect(bytes).toBeLessThanOrEqual(150_000);
  });
});
