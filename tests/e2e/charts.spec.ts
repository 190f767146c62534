import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, isLive, test, troublesOf } from './desk';

const volume = (page: Page) => page.getByRole('slider', { name: /^Updates by bar/ });
const index = (page: Page) => page.getByRole('slider', { name: /^Relations index by day/ });
const figure = (page: Page, measure: string) => page.getByRole('figure').filter({ hasText: measure });
const spoken = (page: Page) => volume(page).getAttribute('aria-valuetext');
const isAsked = (page: Page, path: string) => page.waitForResponse((response) => new URL(response.url()).pathname === path && response.ok());

test.beforeEach(async ({ page }) => {
  await page.goto('/?volume=pressGroup');
  await isLive(page);
  await expect(volume(page)).toBeVisible();
});

test('a part of a bar, reached by keyboard, shows exactly the updates it counts', async ({ page, desk }) => {
  await volume(page).focus();
  await page.keyboard.press('ArrowUp');
  const [, group, count] = /: (.+) (\d+)$/.exec((await spoken(page)) ?? '') ?? [];
  expect(Number(count)).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/group=[\w-]+&from=[^&]+&to=/);
  await expect(page.getByText(`${count} updates`, { exact: true }).or(page.getByText('1 update', { exact: true })).first()).toBeVisible();
  const { total } = (await (await fetch(`${desk.url}/api/updates?${chosenIn(page)}`)).json()) as { total: number };
  expect({ group, total }).toEqual({ group, total: Number(count) });
  await page.goBack();
  await expect(page).toHaveURL(/\?volume=pressGroup$/);
  expect(troublesOf(page)).toEqual([]);
});

test('a bar under the pointer says what it holds, and a click chooses it', async ({ page, desk }) => {
  const { width } = (await volume(page).boundingBox())!;
  // The last day stands at the right edge; at its foot is its largest part.
  const place = { position: { x: width - 14, y: 160 } };
  await volume(page).hover(place);
  await expect(figure(page, 'by press group')).toContainText(/Shows exactly these: \w+/);
  const [, count] = / (\d+)$/.exec((await spoken(page)) ?? '') ?? [];
  await volume(page).click(place);
  await expect(page).toHaveURL(/group=[\w-]+&from=[^&]+&to=/);
  const { total } = (await (await fetch(`${desk.url}/api/updates?${chosenIn(page)}`)).json()) as { total: number };
  expect(total).toBe(Number(count));
});

test('the span stands in the address: a link draws the same, and back leads to what was before', async ({ page, context }) => {
  await page.getByRole('button', { name: '7 days' }).click();
  await expect(figure(page, 'Updates in 6 hours, by press group')).toBeVisible();
  await page.getByRole('slider', { name: 'Last day shown' }).focus();
  const brushed = isAsked(page, '/api/volume/by');
  await page.keyboard.press('ArrowLeft');
  await brushed;
  await expect(page).toHaveURL(/span=\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2}/);
  await expect(page.getByText(/, brushed$/)).toBeVisible();
  const told = await figure(page, 'by press group').getByRole('heading').textContent();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(figure(other, 'by press group').getByRole('heading')).toHaveText(told ?? '');
  await other.close();
  await page.goBack();
  await expect(page.getByRole('button', { name: '7 days' })).toHaveAttribute('aria-pressed', 'true');
  await page.goBack();
  await expect(page.getByRole('button', { name: '30 days' })).toHaveAttribute('aria-pressed', 'true');
});

test('the brush is pulled by the pointer', async ({ page }) => {
  const from = page.getByRole('slider', { name: 'First day shown' });
  const { x, y, width } = (await from.boundingBox())!;
  const before = await from.getAttribute('aria-valuetext');
  await page.mouse.move(x + width - 3, y + 12);
  await page.mouse.down();
  await page.mouse.move(x + width + 160, y + 12, { steps: 6 });
  await page.mouse.up();
  await expect(from).not.toHaveAttribute('aria-valuetext', before ?? '');
  await expect(page).toHaveURL(/span=\d{4}/);
});

test('a day of the index opens into what it is made of; leaving a group out reckons it anew, and there is a way back', async ({ page }) => {
  await index(page).focus();
  await page.keyboard.press('End');
  await expect(index(page)).toHaveAttribute('aria-valuetext', /from \d+ stor/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^The index on/ });
  await dialog.getByRole('button', { name: 'Press groups' }).click();
  const cells = async () => (await dialog.getByRole('row').allTextContents()).slice(1);
  await expect.poll(async () => (await cells()).length).toBeGreaterThan(2);
  const amount = (row: string) => Number(/%\s*([+−]?[\d.]+)/.exec(row)?.[1]?.replace('−', '-'));
  const rows = (await cells()).map(amount);
  const whole = rows.at(-1)!;
  expect(rows.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBeCloseTo(whole, 5);
  expect(Number((await dialog.getByRole('status').locator('strong').textContent())?.replace('−', '-'))).toBeCloseTo(whole, 5);

  const anew = isAsked(page, '/api/index/point');
  await dialog.getByRole('button', { name: /^Leave out/ }).first().click();
  await anew;
  await expect(page).toHaveURL(/leaveGroup=/);
  await expect(dialog.getByRole('status')).toContainText('with everything:');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(index(page)).toBeFocused();
  await page.getByRole('button', { name: 'Put everything back' }).click();
  await expect(page).not.toHaveURL(/leave/);
  expect(troublesOf(page)).toEqual([]);
});

test('every chart has a table and files to take away', async ({ page }) => {
  for (const [measure, name] of [['Relations index', 'index'], ['by press group', 'volume'], ['the baseline,', 'stress'], ['median delay', 'press']] as const) {
    const chart = figure(page, measure);
    for (const kind of ['csv', 'svg', 'png'] as const) {
      const [file] = await Promise.all([page.waitForEvent('download'), chart.getByRole('button', { name: kind }).click()]);
      expect(file.suggestedFilename()).toMatch(new RegExp(`^entente-${name}-\\d{4}-\\d{2}-\\d{2}-to-\\d{4}-\\d{2}-\\d{2}\\.${kind}$`));
      const bytes = readFileSync(await file.path());
      if (kind === 'csv') expect(bytes.toString('utf8').split('\r\n').length).toBeGreaterThan(3);
      if (kind === 'svg') expect(bytes.toString('utf8')).toMatch(/^<svg [\s\S]*@font-face[\s\S]*<\/svg>$/);
      if (kind === 'png') expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    }
    await chart.getByRole('button', { name: 'Table' }).click();
    expect(await chart.getByRole('row').count()).toBeGreaterThan(3);
  }
});

/** What is chosen in the page's address, without how the charts are looked at. */
function chosenIn(page: Page): string {
  const address = new URL(page.url()).searchParams;
  for (const name of ['volume', 'span', 'index']) address.delete(name);
  return address.toString();
}
