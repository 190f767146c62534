import { readFileSync } from 'node:fs';
import { EXPORT_COLUMNS } from '@/lib/exports/exportRow';
import { readCsv } from '../harness/readCsv';
import { withPeople, type OpenPage } from './colleagues';
import { expect, test, troublesOf } from './desk';
import { expectNoViolation, shootAs } from './looking';

const shoot = shootAs('taking');

let open: OpenPage;
test.beforeAll(async ({ desk }) => {
  open = await withPeople(desk, { Ana: 'analyst' }, 'auth-secret');
});

test('a selection is saved as a table and holds, opened again, what the page counts', async ({ page }) => {
  await page.goto('/search?q=washington&group=wire');
  const counted = Number(/\d+/.exec((await page.getByRole('heading', { level: 2 }).first().textContent()) ?? '')?.[0]);
  expect(counted).toBeGreaterThan(10);
  await page.getByText('Take along').click();
  await shoot(page, 'ways');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Table (CSV)' }).click()]);
  const [columns, ...rows] = readCsv(readFileSync(await download.path(), 'utf8'));
  expect(columns).toEqual(EXPORT_COLUMNS);
  expect(rows).toHaveLength(counted);
  expect(new Set(rows.map((row) => row[EXPORT_COLUMNS.indexOf('press_group')]))).toEqual(new Set(['wire']));
  expect(troublesOf(page)).toEqual([]);
});

test('a briefing is edited and taken along; each sentence leads somewhere', async ({ page }) => {
  await page.goto('/briefing');
  await expectNoViolation(page);
  await shoot(page, 'briefing');
  const stories = page.getByRole('region', { name: 'Top stories' });
  await expect(stories.getByRole('link').first()).toBeVisible();
  const moved = page.getByRole('region', { name: 'What moved' }).getByRole('textbox').first();
  await moved.fill('A sentence of the editor’s.');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Markdown' }).click()]);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toContain('A sentence of the editor’s.');
  expect(text).toMatch(/\(\[.*\]\(<http/);
  await page.setViewportSize({ width: 360, height: 740 });
  await shoot(page, 'briefing-phone');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(troublesOf(page)).toEqual([]);
});

test('a token is made, read with by a program, and revoked', async ({ browser, desk }) => {
  const ana = await open(browser, 'Ana');
  await ana.goto('/tokens');
  await ana.getByRole('textbox', { name: 'What it is for' }).fill('A notebook');
  await ana.getByRole('button', { name: 'Make a token' }).click();
  const key = (await ana.locator('code').textContent()) ?? '';
  await expectNoViolation(ana);
  await shoot(ana, 'tokens');
  const read = () => fetch(`${desk.url}/api/v1/updates?limit=5`, { headers: { Authorization: `Bearer ${key}` } });
  expect(((await (await read()).json()) as { data: unknown[] }).data).toHaveLength(5);
  const write = await fetch(`${desk.url}/api/tokens`, { method: 'POST', headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }, body: '{}' });
  expect(write.status).toBe(403);
  await ana.getByRole('button', { name: 'Revoke A notebook' }).click();
  await expect(ana.getByText('revoked')).toBeVisible();
  expect((await read()).status).toBe(401);
});

test('a chart for an article is a document without script', async ({ page }) => {
  for (const chart of ['index', 'volume']) {
    await page.goto(`/embed/${chart}?hl=es`);
    await expect(page.getByRole('img')).toBeVisible();
    await expectNoViolation(page);
    await shoot(page, `embed-${chart}`);
    // In the column of an article on a phone its words are still to be read.
    await page.setViewportSize({ width: 360, height: 480 });
    const words = await page.locator('svg text').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right, height }) => ({ left, right, height })));
    expect(words.length).toBeGreaterThan(4);
    expect(words.filter(({ left, right, height }) => left < 0 || right > 360 || height < 10)).toEqual([]);
    await shoot(page, `embed-${chart}-narrow`);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  expect(troublesOf(page)).toEqual([]);
});
