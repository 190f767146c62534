import { feedId } from '@/lib/domain/ids';
import type { UpdatesPage } from '@/lib/protocol/requests';
import type { Page } from '@playwright/test';
import { expect, isLive, stream, test, troublesOf, type Desk } from './desk';

test.use({ pile: 'apart' });

/** Every update the store holds of a selection, newest first. */
async function stored(desk: Desk, selection = ''): Promise<UpdatesPage['updates']> {
  const all: UpdatesPage['updates'][number][] = [];
  for (let before: string | null = ''; before !== null; ) {
    const page = (await (await fetch(`${desk.url}/api/updates?${selection}&limit=100${before && `&before=${before}`}`)).json()) as UpdatesPage;
    all.push(...page.updates);
    before = page.next;
  }
  return all;
}
/** Entries as a list of these updates has them: a story stands once, at its newest. */
const entriesOf = (updates: UpdatesPage['updates']) => [...new Set(updates.map(({ id, storyId }) => storyId ?? id))];
const drawn = (page: Page) => stream(page).locator('[data-entry]').evaluateAll((entries) => entries.map((entry) => (entry as HTMLElement).dataset.entry!));
const total = (page: Page) => page.locator('.filter-total');

test('the list goes on to its end by scrolling alone, every entry once', async ({ page, desk }) => {
  await page.goto('/');
  await isLive(page);
  const end = page.getByText('That is everything since this desk began.');
  await expect(async () => {
    await stream(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect(end).toBeAttached({ timeout: 500 });
  }).toPass();
  // Down the windowed list, a screen at a time.
  await stream(page).evaluate((element) => element.scrollTo(0, 0));
  const order: string[] = [];
  await expect(async () => {
    for (const entry of await drawn(page)) if (!order.includes(entry)) order.push(entry);
    const isAtEnd = await stream(page).evaluate((element) => {
      element.scrollBy(0, element.clientHeight - 50);
      return element.scrollTop + element.clientHeight >= element.scrollHeight - 2;
    });
    expect(isAtEnd).toBe(true);
  }).toPass({ intervals: [30] });
  for (const entry of await drawn(page)) if (!order.includes(entry)) order.push(entry);
  expect(order).toEqual(entriesOf(await stored(desk)));
});

test('reports of one event fold into one story, which opens into them and has a page', async ({ page, desk }) => {
  await page.goto('/');
  await isLive(page);
  desk.publish('US doubles visa interviews for Venezuelan students in Bogotá', feedId('alpha'));
  desk.publish('US visa office in Bogotá doubles interviews for Venezuelan students', feedId('beta'));
  const story = stream(page).getByRole('article').filter({ hasText: 'Bogotá' });
  await expect(story.getByRole('button', { name: '2 updates' })).toBeVisible({ timeout: 30_000 });
  await expect(story).toHaveCount(1);
  await story.getByRole('button', { name: '2 updates' }).click();
  await expect(story.getByRole('list', { name: 'Its updates' }).getByRole('listitem')).toHaveCount(2);
  await story.getByRole('heading', { level: 3 }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bogotá');
  await expect(page.getByRole('figure', { name: 'How it spread' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Its updates' }).getByRole('listitem')).toHaveCount(2);
  await page.getByRole('link', { name: 'Show on the desk' }).click();
  await expect(stream(page).getByRole('article')).toHaveCount(1);
  expect(troublesOf(page)).toEqual([]);
});

test('a selection narrows list and counts alike, "back" undoes it, and its link gives the same to somebody else', async ({ page, context, desk }) => {
  await page.goto('/');
  await isLive(page);
  await page.getByRole('button', { name: /^Press groups (all|\d)/ }).click();
  await page.getByRole('group', { name: 'Press groups' }).getByRole('checkbox', { name: /US media/ }).check();
  await page.getByRole('button', { name: /^Tags (all|\d)/ }).click();
  await page.getByRole('group', { name: 'Tags' }).getByRole('checkbox', { name: /Migration/ }).check();
  await page.keyboard.press('Escape');
  const expected = await stored(desk, 'group=us-media&tag=migration');
  expect(expected.length).toBeGreaterThan(2);
  await expect(total(page)).toHaveText(new RegExp(`^${expected.length} update`));
  await expect.poll(() => drawn(page)).toEqual(entriesOf(expected));
  expect(new URL(page.url()).search).toBe('?tag=migration&group=us-media');

  const other = await context.newPage();
  await other.goto(page.url());
  await expect.poll(() => drawn(other)).toEqual(entriesOf(expected));
  await other.close();

  await page.goBack();
  await expect(page.getByRole('list', { name: 'Chosen' })).not.toContainText('Migration');
  await page.getByRole('button', { name: 'Drop the filter US media' }).click();
  await expect(page.getByRole('list', { name: 'Chosen' })).toBeHidden();
  await expect.poll(async () => (await drawn(page)).length).toBeGreaterThan(40);
});

test('with scripts off a link with a selection still has its list', async ({ browser, desk }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${desk.url}/?tag=migration`);
  expect(await drawn(page)).toEqual(entriesOf((await stored(desk, 'tag=migration')).slice(0, 50)));
  await context.close();
});

test('a live update joins the selection it belongs to, and no other', async ({ page, desk }) => {
  await page.goto('/?q=turnpike');
  await isLive(page);
  await expect(page.getByText('No update matches these filters')).toBeVisible();
  desk.publish('Washington and Caracas speak of turnpikes', feedId('beta'));
  desk.publish('Washington and Caracas speak of ferries', feedId('alpha'));
  await expect(stream(page).getByRole('article')).toHaveCount(1);
  await expect(stream(page).getByRole('article')).toContainText('turnpikes');
  await expect(total(page)).toHaveText('1 update', { timeout: 30_000 });
});

test('a shift at the desk by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await isLive(page);
  const at = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.entry);
  await expect(async () => {
    await page.keyboard.press('j');
    expect(await at()).toBeTruthy();
  }).toPass();
  const first = await at();
  await page.keyboard.press('j');
  expect(await at()).not.toBe(first);
  await page.keyboard.press('k');
  expect(await at()).toBe(first);
  await page.keyboard.press('m');
  await expect(page.locator('[data-entry][data-read]')).toHaveCount(1);
  await page.keyboard.press('s');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('jokers and kings');
  expect(await page.getByRole('searchbox').inputValue()).toBe('jokers and kings');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await expect(page.getByRole('group', { name: 'Tags' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('chrono');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/chronology$/);
  expect(troublesOf(page)).toEqual([]);
});

test('an update explains itself', async ({ page }) => {
  await page.goto('/');
  const card = stream(page).getByRole('article').filter({ hasText: 'Deportation flight' }).first();
  await card.getByRole('link', { name: 'why' }).click();
  await expect(page.getByRole('region', { name: 'Why it is read so' })).toContainText('Migration');
  await expect(page.getByRole('region', { name: 'Where it comes from' })).toContainText('First fetched');
  await expect(page.getByRole('region', { name: 'As published' })).toContainText('Version 1');
  expect(troublesOf(page)).toEqual([]);
});

test('a reader who comes back is told what is new since, and shown exactly that', async ({ page, desk }) => {
  const newest = desk.publish('Washington and Caracas speak of lighthouses');
  await expect.poll(() => desk.stored()).toContain(newest);
  await page.goto('/');
  await isLive(page);
  await expect(page.getByRole('region', { name: 'Since you last looked' })).toContainText('first visit');
  const left = Date.now() - 3 * 3_600_000;
  await page.evaluate((at) => localStorage.setItem('entente.seen', JSON.stringify({ upTo: at, at })), left);
  await page.reload();
  const since = page.getByRole('region', { name: 'Since you last looked' });
  const expected = await stored(desk, `from=${new Date(left).toISOString()}`);
  await since.getByRole('button', { name: new RegExp(`^${expected.length} update`) }).click();
  await expect.poll(() => drawn(page)).toEqual(entriesOf(expected));
});
