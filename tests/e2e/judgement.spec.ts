import type { Page } from '@playwright/test';
import { withPeople, type OpenPage } from './colleagues';
import { isLive, expect, test, troublesOf } from './desk';
import { expectNoViolation, shootAs } from './looking';

const shoot = shootAs('judgement');

let open: OpenPage;
test.beforeAll(async ({ desk }) => {
  open = await withPeople(desk, { Ana: 'analyst', Ben: 'analyst', Eva: 'editor' }, 'auth-secret');
});

type Listed = { updates: { id: string; title: string; storyId: string | null; marks: { direction: { value: string } }; judged?: { direction?: { by: string } } }[] };
const updates = async (url: string, query: string): Promise<Listed['updates']> => ((await (await fetch(`${url}/api/updates?limit=100&${query}`)).json()) as Listed).updates;

async function openJudge(page: Page) {
  await page.getByText('Judge', { exact: true }).click();
}
async function record(page: Page, reason: string) {
  await page.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await page.getByRole('button', { name: /^Put .*on record$/ }).click();
}

test('two analysts judge one update at once: both are on record, the later stands, and each sees it', async ({ browser, desk }) => {
  const [update] = await updates(desk.url, 'q=part');
  const [ana, ben] = [await open(browser, 'Ana'), await open(browser, 'Ben')];
  for (const page of [ana, ben]) {
    await page.goto(`/updates/${update!.id}`);
    await openJudge(page);
    await page.getByRole('textbox', { name: 'Reason' }).fill(page === ana ? 'They shook hands' : 'They slammed the door');
  }
  await ana.getByRole('group', { name: 'Direction' }).getByRole('radio', { name: 'thaw' }).check();
  await ben.getByRole('group', { name: 'Direction' }).getByRole('radio', { name: 'freeze' }).check();
  await Promise.all([ana, ben].map((page) => page.getByRole('button', { name: /^Put .*on record$/ }).click()));
  for (const page of [ana, ben]) {
    await expect(page.getByRole('listitem').filter({ hasText: 'They shook hands' })).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'They slammed the door' })).toBeVisible();
    await expect(page.getByText('No longer stands')).toHaveCount(1);
  }
  const [after] = await updates(desk.url, 'q=part');
  const later = after!.judged!.direction!.by;
  expect(after!.marks.direction.value).toBe(later === 'Ana' ? 'thaw' : 'freeze');
  await expectNoViolation(ana);
  await shoot(ana, 'update');

  // Taken back by the later one, the earlier word counts again; by both, the rules'.
  const [first, last] = later === 'Ana' ? [ben, ana] : [ana, ben];
  await last.getByRole('button', { name: 'Take back' }).first().click();
  await expect.poll(async () => (await updates(desk.url, 'q=part'))[0]!.judged?.direction?.by).toBe(later === 'Ana' ? 'Ben' : 'Ana');
  await expect(first.getByText(/Taken back by/)).toHaveCount(1);
  await first.getByRole('button', { name: 'Take back' }).first().click();
  await expect.poll(async () => (await updates(desk.url, 'q=part'))[0]!.judged).toBeUndefined();
  expect(troublesOf(ana)).toEqual([]);
});

test('an analyst splits a story, and everybody sees it; grouping leaves it so', async ({ browser, desk }) => {
  await expect.poll(async () => (await updates(desk.url, 'q=part')).every(({ storyId }) => storyId !== null), { timeout: 30_000 }).toBe(true);
  const all = await updates(desk.url, 'q=part');
  const sizes = new Map<string, number>();
  for (const { storyId } of all) sizes.set(storyId!, (sizes.get(storyId!) ?? 0) + 1);
  const [story] = [...sizes].sort(([, a], [, b]) => b - a)[0]!;
  const chosen = all.find(({ storyId }) => storyId === story)!;
  const ana = await open(browser, 'Ana');
  await ana.goto(`/stories/${story}`);
  await openJudge(ana);
  await ana.getByRole('radio', { name: 'Split some off' }).check();
  await ana.getByRole('checkbox', { name: new RegExp(`^${chosen.title} `) }).first().check();
  await shoot(ana, 'story');
  await record(ana, 'Another matter');
  await expect(ana.getByRole('listitem').filter({ hasText: 'Another matter' })).toBeVisible();
  await expect.poll(async () => (await updates(desk.url, 'q=part')).find(({ id }) => id === chosen.id)!.storyId).toMatch(/^split-/);
  // The analyst settles within seconds; what people have decided stays.
  // (Of another matter: a further part might join the one split off by itself, and hold it together when that is taken back.)
  desk.publish('Tanker seized off Venezuela by the US Navy');
  await expect.poll(async () => (await updates(desk.url, 'q=tanker'))[0]?.storyId ?? null, { timeout: 30_000 }).not.toBeNull();
  expect((await updates(desk.url, 'q=part')).find(({ id }) => id === chosen.id)!.storyId).toMatch(/^split-/);
  await ana.getByRole('listitem').filter({ hasText: 'Another matter' }).getByRole('button', { name: 'Take back' }).click();
  await expect.poll(async () => (await updates(desk.url, 'q=part')).find(({ id }) => id === chosen.id)!.storyId, { timeout: 30_000 }).not.toMatch(/^split-/);
});

test('an editor sets the status of a claim, over the rule, and a colleague is named in a comment', async ({ browser }) => {
  const [eva, ana] = [await open(browser, 'Eva'), await open(browser, 'Ana')];
  await ana.goto('/claims/talks');
  await openJudge(ana);
  await expect(ana.getByText('The status of a claim is set by editors.')).toBeVisible();
  await eva.goto('/claims/talks');
  await openJudge(eva);
  await eva.getByRole('group', { name: 'Status' }).getByRole('radio', { name: 'reversed' }).check();
  await record(eva, 'Both governments have said so');
  await expect(eva.getByText('by Eva', { exact: false }).first()).toBeVisible();
  await eva.getByLabel('Your comment').fill('Do you agree, @An');
  await eva.getByRole('button', { name: '@Ana' }).click();
  await eva.getByRole('button', { name: 'Say it' }).click();
  // She is also told of it in a corner of the page.
  await expect(ana.getByRole('region', { name: 'Comments' }).getByText('Do you agree, @Ana')).toBeVisible();
  const beside = await eva.context().newPage();
  await beside.goto('/claims/talks');
  await isLive(beside);
  await eva.getByRole('button', { name: 'Star', exact: false }).first().click();
  await expect(beside.getByRole('button', { name: 'Starred' })).toHaveAttribute('aria-pressed', 'true');
  await expectNoViolation(eva);
  await shoot(eva, 'claim');
  await eva.goto('/starred');
  await expect(eva.getByRole('heading', { name: 'Claims' })).toBeVisible();
  await shoot(eva, 'starred');
});

test('what is typed before the scripts have come is not lost', async ({ browser }) => {
  const ana = await open(browser, 'Ana');
  let letThrough = () => {};
  const wait = new Promise<void>((resolve) => (letThrough = resolve));
  await ana.route(/\/_next\/static\/.*\.js/, async (route) => {
    await wait;
    await route.continue();
  });
  await ana.goto('/judgements', { waitUntil: 'commit' });
  await ana.getByLabel('Note', { exact: true }).fill('Typed early');
  letThrough();
  await isLive(ana);
  await ana.getByLabel('Day').fill('2026-01-09');
  await expect(ana.getByLabel('Note', { exact: true })).toHaveValue('Typed early');
  await ana.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(ana.getByRole('listitem').filter({ hasText: 'Typed early' })).toBeVisible();
});

test('the page of judgements lists, filters and gives out; a note stands on the axis; nobody else may judge', async ({ browser, page }) => {
  const ana = await open(browser, 'Ana');
  await ana.goto('/judgements');
  await isLive(ana);
  await ana.getByLabel('Day').fill(new Date().toISOString().slice(0, 10));
  await ana.getByLabel('Note', { exact: true }).fill('Our interview ran');
  await ana.getByRole('button', { name: 'Add', exact: true }).click();
  await page.goto('/judgements?field=status');
  await expect(page.getByRole('listitem').filter({ hasText: 'Our interview ran' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Both governments have said so' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'They shook hands' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Take back' })).toHaveCount(0);
  await expectNoViolation(page);
  await ana.getByText('Set aside lately').click();
  await shoot(ana, 'list');
  await ana.setViewportSize({ width: 360, height: 780 });
  await shoot(ana, 'list-360');
  expect((await ana.request.get('/api/judgements/export')).status()).toBe(200);
  expect((await page.request.get('/api/judgements/export')).status()).toBe(401);
  expect((await page.request.post('/api/judgements', { data: { verdicts: [], reason: 'x' } })).status()).toBe(401);
});
