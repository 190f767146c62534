import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import Parser from 'rss-parser';
import { withPeople, type OpenPage } from './colleagues';
import { expect, test, troublesOf } from './desk';
import { expectNoViolation, shootAs } from './looking';

const shoot = shootAs('watchlists');

let open: OpenPage;
test.beforeAll(async ({ desk }) => {
  open = await withPeople(desk, { Ana: 'analyst', Ben: 'viewer' }, 'auth-secret');
});

const row = (page: Page, name: string) => page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });

test('whoever is not signed in is told what watchlists are, and where to sign in', async ({ page }) => {
  await page.goto('/watchlists');
  await expect(page.getByRole('main').getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', '/sign-in?next=%2Fwatchlists');
  await expectNoViolation(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await shoot(page, 'stranger');
});

test('a list is made out of the filter, previewed before it is kept; unread counts and reading travel to every tab', async ({ browser, desk }) => {
  const ana = await open(browser, 'Ana');
  await ana.goto('/?q=washington');
  await ana.getByRole('link', { name: 'Follow this' }).click();
  await expect(ana.getByRole('textbox', { name: 'Name' })).toHaveValue('washington');
  const preview = ana.getByRole('region', { name: 'The last seven days' });
  await expect(preview.getByRole('status')).toContainText('120 updates');
  await expect(preview).toContainText('Washington');
  await expect(preview.getByRole('row')).toHaveCount(7);
  await ana.getByRole('textbox', { name: 'Name' }).fill('From Washington');
  await ana.getByRole('radio', { name: 'rust' }).check();
  await ana.getByRole('radio', { name: 'each new story' }).check();
  await expect(preview.getByRole('status')).toContainText(/would have spoken/);
  await expectNoViolation(ana);
  await shoot(ana, 'form');
  await ana.getByRole('button', { name: 'Keep this watchlist' }).click();
  await expect(row(ana, 'From Washington')).toContainText('all read');

  const other = await ana.context().newPage();
  await other.goto('/watchlists');
  desk.publish('Washington and Caracas open a new line of talks');
  desk.publish('Caracas reopens an oil field with Chevron');
  for (const tab of [ana, other]) await expect(row(tab, 'From Washington')).toContainText('1 unread', { timeout: 30_000 });
  // The way to the lists says so on every page that is open.
  const front = await ana.context().newPage();
  await front.goto('/');
  const way = front.getByRole('navigation', { name: 'Pages' }).getByText(/^More/).locator('visible=true');
  await expect(way).toHaveText('More 1', { timeout: 30_000 });
  await row(other, 'From Washington').getByRole('button', { name: 'Mark “From Washington” read' }).click();
  for (const tab of [ana, other]) await expect(row(tab, 'From Washington')).toContainText('all read', { timeout: 10_000 });
  await expect(way).toHaveText('More', { timeout: 10_000 });
  await front.close();
  await row(ana, 'From Washington').getByRole('link', { name: 'From Washington', exact: true }).click();
  await expect(ana).toHaveURL(/\/\?q=washington$/);
  expect(troublesOf(ana)).toEqual([]);
});

test('lists are ordered by keyboard, shared, edited over the past, and leave and come back as a file', async ({ browser }) => {
  const ana = await open(browser, 'Ana');
  await ana.goto('/watchlists/new?q=caracas&name=Caracas');
  await ana.getByRole('checkbox', { name: /Share with the desk/ }).check();
  await ana.getByRole('button', { name: 'Keep this watchlist' }).click();
  const names = ana.getByRole('list', { name: 'Your watchlists' }).getByRole('heading');
  await expect(names).toHaveText(['From Washington', 'Caracas']);
  await ana.getByRole('button', { name: 'Move “Caracas” up' }).focus();
  await ana.keyboard.press('Enter');
  await expect(names).toHaveText(['Caracas', 'From Washington']);
  await expectNoViolation(ana);
  await shoot(ana, 'lists');

  const ben = await open(browser, 'Ben');
  await ben.goto('/watchlists');
  await expect(row(ben, 'Caracas')).toContainText('by Ana');
  await expect(row(ben, 'Caracas').getByRole('link', { name: /Edit/ })).toHaveCount(0);

  await ana.getByText('Take your watchlists along').click();
  const [download] = await Promise.all([ana.waitForEvent('download'), ana.getByRole('link', { name: 'Export as a file' }).click()]);
  const file = readFileSync(await download.path(), 'utf8');
  const written = JSON.parse(file) as { watchlists: { name: string }[] };
  expect(written.watchlists.map(({ name }) => name)).toEqual(['Caracas', 'From Washington']);
  await ben.getByText('Take your watchlists along').click();
  await ben.getByLabel('Import from a file').setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from(file.replace('"rust"', '"red"')) });
  await expect(ben.getByText('Nothing was taken in: watchlist 2 of the file is not right (colour).')).toBeVisible();
  await ben.getByLabel('Import from a file').setInputFiles({ name: 'lists.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await expect(ben.getByText('2 watchlists taken in.')).toBeVisible();
  await expect(ben.getByRole('list', { name: 'Your watchlists' }).getByRole('heading')).toHaveText(['Caracas', 'From Washington']);
});

test('a list is read in a feed reader by its secret link, until a new one is made', async ({ browser }) => {
  const ana = await open(browser, 'Ana');
  await ana.goto('/watchlists');
  await ana.getByRole('link', { name: 'Edit “From Washington”' }).click();
  await ana.getByRole('button', { name: 'Make a link' }).click();
  const rss = await ana.getByLabel('RSS').inputValue();
  const feed = await new Parser().parseString(await (await fetch(rss)).text());
  expect(feed.title).toContain('From Washington');
  expect(feed.items.map(({ title }) => title)).toContain('Washington and Caracas open a new line of talks');
  const json = (await (await fetch(await ana.getByLabel('JSON Feed').inputValue())).json()) as { items: unknown[] };
  expect(json.items).toHaveLength(feed.items.length);
  await expectNoViolation(ana);
  await shoot(ana, 'edit');
  await ana.getByRole('button', { name: 'Make a new link' }).click();
  await expect(ana.getByLabel('RSS')).not.toHaveValue(rss);
  expect((await fetch(rss)).status).toBe(404);
  await ana.getByRole('button', { name: 'Remove this watchlist' }).click();
  await ana.getByRole('button', { name: 'Yes, remove' }).click();
  await expect(ana).toHaveURL(/\/watchlists$/);
  await expect(row(ana, 'From Washington')).toHaveCount(0);
});
