import { feedId } from '@/lib/domain/ids';
import { expect, headlines, isLive, stream, test, troublesOf } from './desk';

// Events far apart, so that each update is an entry of its own.
test.use({ pile: 'apart' });

test.describe('before any script runs', () => {
  test.use({ javaScriptEnabled: false });

  test('the desk has its text, its figures and its updates', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Washington and Caracas explore the way back to full relations' })).toBeVisible();
    const volume = page.getByRole('figure').filter({ hasText: 'Updates a day, by tag' });
    await expect(volume.getByRole('table', { name: 'Updates over time, as a table' })).toContainText('Updates');
    await expect(page.getByRole('navigation', { name: 'Span of the charts' }).getByRole('link', { name: '7 days' })).toBeVisible();
    expect(await headlines(page)).toHaveLength(50);
    await expect(page.getByText('What we cannot see')).toBeVisible();
  });

  test('the feeds page lists the feeds', async ({ page }) => {
    await page.goto('/feeds');
    await expect(page.getByRole('row', { name: /Gamma Diario/ })).toContainText('Good');
  });
});

test('a new item reaches the open page by itself', async ({ page, desk }) => {
  await page.goto('/');
  await isLive(page);
  const headline = desk.publish('Envoys of the United States arrive in Caracas for talks');
  await expect(stream(page).getByRole('heading', { level: 3 }).first()).toContainText(headline);
  expect(troublesOf(page)).toEqual([]);
});

test('what comes in while someone reads further down waits behind the pill', async ({ page, desk }) => {
  await page.goto('/');
  await isLive(page);
  await stream(page).evaluate((element) => element.scrollTo(0, 900));
  const before = await headlines(page);
  const place = await stream(page).evaluate((element) => element.scrollTop);
  const heights = () => stream(page).getByRole('heading', { level: 3 }).evaluateAll((headings) => headings.map((heading) => Math.round(heading.getBoundingClientRect().top)));
  const stood = await heights();
  desk.publish('Aid ship from Tampa reaches La Guaira with US medicine');
  desk.publish('OFAC widens the licence for gold from Venezuela');
  const pill = page.getByRole('button', { name: '2 new updates' });
  await expect(pill).toBeVisible();
  expect(await headlines(page)).toEqual(before);
  expect(await stream(page).evaluate((element) => element.scrollTop)).toBe(place);
  expect(await heights()).toEqual(stood);
  await pill.click();
  await expect(pill).toBeHidden();
  expect((await headlines(page)).slice(0, 2).sort()).toEqual(['Aid ship from Tampa reaches La Guaira with US medicine', 'OFAC widens the licence for gold from Venezuela']);
  expect(await stream(page).evaluate((element) => element.scrollTop)).toBe(0);
});

test('an edited headline is reworded where it stands, and its earlier wording can be read', async ({ page, desk }) => {
  await page.goto('/');
  await isLive(page);
  desk.publish('Caracas postpones the talks with Washington', feedId('beta'));
  await expect(stream(page).getByText('Caracas postpones the talks with Washington')).toBeVisible();
  const guid = [...Array(2_000).keys()].map((n) => `item-${n}`).findLast((id) => desk.feeds.edit(feedId('beta'), id, { title: 'Caracas cancels the talks with Washington' }));
  expect(guid).toBeDefined();
  const card = stream(page).getByRole('article').filter({ hasText: 'Caracas cancels the talks with Washington' });
  await card.getByRole('button', { name: 'edited ×1' }).click();
  await expect(card.getByRole('list', { name: 'Earlier wordings' })).toContainText('Caracas postpones the talks with Washington');
});

test('charts whose code does not come say so, keep their figures, and come when asked again', async ({ page }) => {
  let isCut = true;
  // The charts' chunk is the one that brings recharts.
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    if (isCut && body.includes('recharts')) return route.abort();
    return route.fulfill({ response, body });
  });
  await page.goto('/');
  await expect(page.getByText('This chart could not be drawn')).toBeVisible();
  await expect(page.getByRole('figure').filter({ hasText: 'Updates a day, by tag' })).toContainText(/Updates\s*\d+/);
  isCut = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('slider', { name: /^Updates by bar/ })).toBeVisible();
});

test('code that was to come later and does not leaves what the server drew', async ({ page, request }) => {
  const first = await (await request.get('/')).text();
  await page.route('**/_next/static/chunks/*.js', (route) => (first.includes(new URL(route.request().url()).pathname) ? route.continue() : route.abort()));
  await page.goto('/');
  // That of the live line is among it: what the server drew is then no longer called live.
  await expect(page.getByRole('group', { name: 'How fresh this is' })).toContainText('Offline');
  await expect(page.getByText('This chart could not be drawn')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What we cannot see' })).toBeVisible();
  expect((await headlines(page)).length).toBeGreaterThan(0);
  // The network is back: what was missing comes by itself.
  await page.unroute('**/_next/static/chunks/*.js');
  await isLive(page);
  await expect(page.getByText('This chart could not be drawn')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Tags all' })).toBeVisible();
});

test('[LU3] a page left open over a server’s death shows the same list as a fresh one, nothing twice', async ({ page, context, desk }) => {
  await page.goto('/');
  await isLive(page);
  await desk.kill();
  await expect(page.getByRole('group', { name: 'How fresh this is' })).toContainText('Offline');
  await expect(page.getByText(/Nothing new since/).first()).toBeVisible();
  for (let n = 1; n <= 5; n++) desk.publish(`Washington and Caracas meet, round ${n}`);
  await desk.start();
  await isLive(page);
  // A feed's times are whole seconds: which of the five its story shows first, and which it folds, hangs on their ids.
  await expect(stream(page)).toContainText(/Washington and Caracas meet, round \d/);
  const fresh = await context.newPage();
  await fresh.goto('/');
  await isLive(fresh);
  // Stories settle a moment after their updates have come.
  await expect(async () => {
    const [open, anew] = [await headlines(page), await headlines(fresh)];
    expect(open.slice(0, anew.length)).toEqual(anew);
    expect(new Set(open).size).toBe(open.length);
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText('This page is older than the server.')).toBeHidden();
});
