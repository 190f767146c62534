import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, isLive, KEY, test, troublesOf } from './desk';
import { expectNoViolation } from './looking';
import { signInAs } from './signInAs';

const ARTICLE = [
  '# An article of the newsroom’s own',
  '## Key facts',
  '- Washington and Caracas are talking about ties again.',
  '- The gardens were green that year.',
  '## What may come',
  'It may lead to:',
  '- Talks on easing sanctions',
].join('\n');

const ledger = (page: Page) => page.getByRole('dialog', { name: 'Washington and Caracas are in early talks on bringing diplomatic ties back.' });

async function seeTalks(page: Page, publish: (headline: string) => string) {
  publish('Trump and Delcy Rodríguez hold talks on restoring diplomatic relations between Washington and Caracas');
  await page.goto('/');
  await isLive(page);
  await expect(page.getByRole('link', { name: /^Claim 1, .*: [1-9]\d* for/ }).first()).toBeVisible({ timeout: 40_000 });
}

test.describe('before any script runs', () => {
  test.use({ javaScriptEnabled: false });

  test('the article has its text and its marks, and a claim its ledger', async ({ page }) => {
    await page.goto('/baseline');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Washington and Caracas explore the way back to full relations');
    await page.getByRole('link', { name: /^Claim 12, / }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Oil ties the two economies together');
    await expect(page.getByText('Ledger, newest first')).toBeVisible();
  });
});

test('a claim opens over the desk with its ledger; "back" and Escape close it', async ({ page, desk }) => {
  await seeTalks(page, desk.publish);
  const mark = page.getByRole('link', { name: /^Claim 1, / }).first();
  await mark.click();
  await expect(ledger(page)).toBeVisible();
  expect(new URL(page.url()).searchParams.get('claim-open')).toBe('talks');
  const entry = ledger(page).getByRole('listitem').filter({ hasText: 'Trump and Delcy Rodríguez hold talks' }).first();
  await expect(entry).toContainText('supports');
  await expect(entry).toContainText('Alpha');
  await expect(entry).toContainText('by rule');
  await expectNoViolation(page);
  await page.goBack();
  await expect(ledger(page)).toBeHidden();
  await mark.focus();
  await page.keyboard.press('Enter');
  await expect(ledger(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(ledger(page)).toBeHidden();
  expect(new URL(page.url()).search).toBe('');
  expect(troublesOf(page)).toEqual([]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('a link to a claim opens its ledger, though the part that holds the article is not the one shown', async ({ page }) => {
    await page.goto('/?claim-open=talks');
    await expect(page.locator('#baseline')).toBeHidden();
    await expect(ledger(page)).toBeVisible();
    await ledger(page).getByRole('button', { name: 'Close' }).click();
    await expect(ledger(page)).toBeHidden();
    await expect(page.locator('#live')).toBeVisible();
  });
});

test('a ledger is read as of an earlier day, by keyboard, and the address keeps the day', async ({ page, desk }) => {
  await seeTalks(page, desk.publish);
  await page.goto('/claims/talks');
  const slider = page.getByRole('slider', { name: 'As of' });
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('heading', { name: /^As of \d+/ })).toBeVisible();
  await expect(page.getByText('Nothing for or against it was known on this day.')).toBeVisible();
  await expect(page).toHaveURL(/as-of=\d{4}-\d{2}-\d{2}/);
  await page.reload();
  await expect(page.getByRole('heading', { name: /^As of \d+/ })).toBeVisible();
  await page.getByRole('button', { name: /^Return to today/ }).click();
  await expect(page.getByRole('heading', { name: 'Trump and Delcy Rodríguez hold talks' }).first()).toBeVisible();
  await expectNoViolation(page);
});

test('a claim’s updates are chosen for the list and the charts', async ({ page, desk }) => {
  await seeTalks(page, desk.publish);
  await page.goto('/?claim-open=talks');
  await ledger(page).getByRole('button', { name: 'Show its updates in the list and the charts' }).click();
  await expect(ledger(page)).toBeHidden();
  await expect(page).toHaveURL(/[?&]claim=talks/);
});

test('an article is imported: looked at, changed, accepted, taken off again', async ({ page, context, desk }) => {
  await signInAs(context, desk, 'editor');
  await page.goto('/baseline');
  await page.getByRole('link', { name: 'Import an article' }).click();
  await page.getByLabel('Or its text').fill(ARTICLE);
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByLabel('Title')).toHaveValue('An article of the newsroom’s own');
  await expect(page.getByRole('combobox', { name: 'Statement 1 is followed as' })).toHaveValue('talks');
  await page.getByRole('checkbox', { name: 'Statement 2 is a claim' }).check();
  await page.getByLabel('Your name').fill('An editor');
  await expectNoViolation(page);
  await page.getByRole('button', { name: 'Put it on the desk' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('An article of the newsroom’s own');
  await expect(page.getByText('not followed by rule').first()).toBeVisible();
  await expect(page.getByText('On the desk now')).toBeVisible();

  await page.getByRole('button', { name: /^Take off the desk/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take off the desk' }).click();
  const shipped = 'Washington and Caracas explore the way back to full relations';
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(shipped);
  await page.getByRole('button', { name: /^Put it back/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('An article of the newsroom’s own');

  // Somebody else takes it off: it leaves the open page by itself.
  await isLive(page);
  await fetch(`${desk.url}/api/baselines/1`, { method: 'DELETE', headers: { authorization: `Bearer ${KEY}` } });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(shipped);
  expect(troublesOf(page)).toEqual([]);
});

test('one command imports a file into a running desk', async ({ page, desk }, testInfo) => {
  await page.goto('/baseline');
  const file = testInfo.outputPath('article.md');
  writeFileSync(file, ARTICLE);
  const env = { ...process.env, PORT: new URL(desk.url).port, DATA_DIR: desk.dataDirectory, ADMIN_TOKEN: KEY };
  const run = spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'server/cli/importBaseline.ts', file, '--by', 'A command'], { env, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.stdout).toContain('2 key facts, 1 sections, 1 listed points');
  // Without being loaded again.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('An article of the newsroom’s own');
  for (const n of [1, 2]) await fetch(`${desk.url}/api/baselines/${n}`, { method: 'DELETE', headers: { authorization: `Bearer ${KEY}` } });
});

for (const [name, width, height, colorScheme, locale] of [
  ['desk', 1440, 900, 'light', 'en-US'],
  ['wide', 1920, 1080, 'dark', 'es-ES'],
  ['phone', 390, 844, 'light', 'es-ES'],
] as const) {
  test(`the pages are sound on a ${name}, and nothing runs over its edge`, async ({ browser, desk }, testInfo) => {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale, baseURL: desk.url });
    const page = await context.newPage();
    for (const path of ['/baseline', '/claims/talks', '/baseline/import']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      await page.screenshot({ path: testInfo.outputPath(`${path.slice(1).replace('/', '-')}-${name}.png`) });
      await expectNoViolation(page);
    }
    await context.close();
  });
}
