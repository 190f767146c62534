import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parseOpml } from '@/lib/opml/parseOpml';
import { expect, isLive, test, troublesOf } from './desk';
import { signInAs } from './signInAs';

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

test.beforeEach(({ context, desk }) => signInAs(context, desk, 'editor'));

test('a feed is tested and added by keyboard alone, and its updates arrive', async ({ page, desk }) => {
  await page.goto('/feeds');
  await isLive(page);
  await page.getByRole('button', { name: 'Add a feed' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add a feed' });
  await expect(dialog.getByLabel('Feed address')).toBeFocused();
  await page.keyboard.type(desk.strangerUrl);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const preview = dialog.getByRole('region', { name: 'What it would bring' });
  await expect(preview).toContainText('A stranger’s report from Caracas');
  await expect(preview).toContainText('bears on the story');
  await expect(dialog.getByLabel('Name')).toHaveValue('Delta Herald');

  await dialog.getByLabel('Press group').focus();
  await page.keyboard.type('Think');
  await dialog.getByLabel('Country code').focus();
  await page.keyboard.type('US');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Added “Delta Herald”.')).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(row(page, 'Delta Herald')).toContainText('Good');
  await expect(row(page, 'Delta Herald')).toContainText('Think tanks');
  await expect.poll(desk.stored).toContain('A stranger’s report from Caracas');
  expect(troublesOf(page)).toEqual([]);
});

test('a feed that cannot be read says why, in the reader’s language', async ({ page, desk }) => {
  await page.goto('/feeds');
  await isLive(page);
  await page.getByRole('button', { name: 'Add a feed' }).click();
  await page.getByLabel('Feed address').fill(`${desk.feeds.url}/feeds/none.xml`);
  await page.getByRole('button', { name: 'Test feed' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The feed cannot be read' })).toContainText('its server answers with an error');
});

test('pause, resume and poll now work by mouse, and every open page sees it', async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto('/feeds');
  await page.goto('/feeds');
  await isLive(page);
  await row(page, 'Beta Daily').getByRole('button', { name: /Pause/ }).click();
  await expect(row(page, 'Beta Daily')).toContainText('Paused');
  await expect(row(other, 'Beta Daily')).toContainText('paused by this desk');
  await row(page, 'Beta Daily').getByRole('button', { name: /Resume/ }).click();
  await expect(row(other, 'Beta Daily')).toContainText('Good');
  await row(page, 'Beta Daily').getByRole('button', { name: /Poll now/ }).click();
  await expect(page.getByText('Asked: it is polled within moments.')).toBeVisible();
});

test('a failing feed turns on the open page, with its reason, and its own page tells how', async ({ page, desk }) => {
  const gamma = desk.feeds.feeds.find((feed) => feed.name === 'Gamma Diario')!;
  await page.goto('/feeds');
  await isLive(page);
  desk.feeds.setFault(gamma.id, 'html');
  await expect(row(page, 'Gamma Diario')).toContainText('sends a web page instead of a feed');
  await page.getByLabel('State').selectOption({ label: 'Degraded' });
  await expect(page.getByText(/^1 of \d+ feeds/)).toBeVisible();
  await page.getByRole('link', { name: 'Gamma Diario' }).click();
  await expect(page.getByRole('heading', { name: 'Gamma Diario', level: 1 })).toBeVisible();
  await expect(page.getByRole('region', { name: 'How it got here' })).toContainText(/Good.*Degraded/);
  await expect(page.getByRole('table')).toContainText('failed');
  desk.feeds.setFault(gamma.id, null);
  await expect(page.getByRole('region', { name: 'Condition' })).toContainText('Good');
  await expect(page.getByRole('region', { name: 'How it got here' }).getByRole('listitem').first()).toContainText(/Degraded.*Good/);
});

test('a feed is edited, and removed after a second thought', async ({ page }) => {
  await page.goto('/feeds/beta');
  await isLive(page);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit the feed' });
  await dialog.getByLabel('Notes').fill('Read with care.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByText('Read with care.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page).toHaveURL(/\/feeds$/);
  await expect(row(page, 'Alpha Wire')).toBeVisible();
  await expect(row(page, 'Beta Daily')).toHaveCount(0);
});

test('OPML goes out and comes in: looked at first, then taken', async ({ page, desk }) => {
  await page.goto('/feeds');
  await isLive(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export OPML' }).click()]);
  const exported = await readFile(await download.path(), 'utf8');
  expect(parseOpml(exported).feeds.map((feed) => feed.name)).toContain('Alpha Wire');

  const added = exported.replace('</body>', `<outline text="From a file" xmlUrl="${desk.feeds.url}/feeds/beta.xml?copy"/></body>`);
  await page.getByRole('button', { name: 'Import OPML' }).click();
  await page.getByLabel('OPML file').setInputFiles({ name: 'feeds.opml', mimeType: 'text/x-opml', buffer: Buffer.from(added) });
  const dialog = page.getByRole('dialog', { name: 'Import OPML' });
  await expect(dialog).toContainText('Will be added (1)');
  await dialog.getByRole('button', { name: 'Add 1 feed' }).click();
  await expect(page.getByText('1 feed was added.')).toBeVisible();
  await expect(row(page, 'From a file')).toBeVisible();
});
