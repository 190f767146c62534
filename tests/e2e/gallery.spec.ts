import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { pathOf, STATES } from '../gallery/stateNames';
import { WORDS } from '../gallery/words';

// The gallery as whoever changes a part uses it: every state can be opened, and none breaks what a program can tell of WCAG 2.2 AA.

let gallery: ChildProcess;
let url = '';

test.beforeAll(async () => {
  gallery = spawn(process.execPath, ['--import', 'tsx', 'tests/gallery/serve.ts'], { env: { ...process.env, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(gallery.stdout!, 'data')) as [Buffer];
  url = /http:\S+:\d+/.exec(said.toString())![0];
});
test.afterAll(() => gallery.kill());

test('its contents lead to every state, in both languages and both themes', async ({ page }) => {
  await page.goto(`${url}/en/light`);
  for (const state of STATES) await expect(page.getByRole('link', { name: WORDS.en.states[state], exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Appearance: Dark' }).click();
  await page.getByRole('link', { name: 'Idioma: es' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Galería');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

for (const [theme, locale] of [['light', 'en'], ['dark', 'es']] as const) {
  for (const state of STATES) {
    test(`${state}, in the ${theme} theme: drawn without a fault, and legible`, async ({ page }) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      await page.goto(url + pathOf(locale, theme, state));
      await page.locator('[data-stream]').first().waitFor();
      // What comes after the page stands before it is judged.
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: `test-results/gallery/${state}-${theme}.png`, fullPage: true });
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual([]);
      expect(faults).toEqual([]);
    });
  }
}
