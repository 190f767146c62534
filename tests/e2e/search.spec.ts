import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, isLive, test, troublesOf } from './desk';

test.use({ pile: 'apart' });

const results = (page: Page) => page.getByRole('list', { name: 'Results' }).getByRole('article');

test('words are found in every form, marked, counted and narrowed', async ({ page }) => {
  await page.goto('/search');
  await isLive(page);
  await page.getByRole('searchbox', { name: 'Search' }).fill('licences OR refineries -gold');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: /^\d+ updates$/ })).toBeVisible();
  const licence = results(page).filter({ hasText: 'Chevron cargo leaves Venezuela' }).first();
  await expect(licence).toBeVisible();
  await expect(licence.locator('mark').first()).toHaveText('licence');
  const all = await results(page).count();
  await page.getByRole('group', { name: 'Press groups' }).getByRole('checkbox').first().check();
  await expect.poll(() => results(page).count()).toBeLessThan(all);
  await page.goBack();
  await expect.poll(() => results(page).count()).toBe(all);
  await page.getByRole('link', { name: 'Show on the desk' }).click();
  await expect(page.getByRole('list', { name: 'Chosen' })).toContainText('licences OR refineries -gold');
  expect(troublesOf(page)).toEqual([]);
});

test('a phone reaches it by its tabs', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Parts of the desk' }).getByRole('link', { name: 'Search' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Search' })).toBeVisible();
  await page.getByRole('button', { name: 'Narrow the results' }).click();
  await expect(page.getByRole('group', { name: 'Tags' })).toBeVisible();
});

for (const [scheme, width] of [['light', 1440], ['dark', 1440], ['light', 390], ['dark', 390]] as const) {
  // The pages themselves are judged on the tour.
  test(`keys, palette and a part of the filter break no rule of WCAG 2.2 AA that a program can tell (${scheme}, ${width} wide)`, async ({ page, desk }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 844 });
    const [update] = ((await (await fetch(`${desk.url}/api/updates?limit=1`)).json()) as { updates: { id: string; storyId: string }[] }).updates;
    for (const path of ['/search?q=Caracas', `/stories/${update!.storyId}`, `/updates/${update!.id}`, '/?tag=sanctions']) {
      await page.goto(path);
      await expect(page.getByRole('group', { name: 'How fresh this is' })).toContainText('Live');
      // Columns cut off on the right would go unnoticed by eye.
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    }
    for (const key of ['?', 'Control+k']) {
      await expect(async () => {
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 });
      }).toPass();
      expect(await breaches(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: /^Outlets/ }).click();
    await page.getByRole('group', { name: 'Outlets' }).waitFor();
    expect(await breaches(page)).toEqual([]);
  });
}

async function breaches(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return violations.map(({ id, nodes }) => ({ page: page.url(), id, where: nodes.map((node) => node.target.join(' ')) }));
}
