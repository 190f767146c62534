import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { withPeople, type OpenPage } from './colleagues';
import { expect, test, type Desk } from './desk';

// The walk of tour.spec.ts behind the door: each screen of somebody who is signed in, full of what people leave there, is judged by axe and
// photographed into test-results/signed-in; on a large screen by day in English, and on a phone by night in Spanish.

const LONG = 'Eva María de la Concepción Montenegro y Santa Cruz-Villavicencio';
const WALKS = [
  { theme: 'light', locale: 'en', width: 1440, height: 900 },
  { theme: 'dark', locale: 'es', width: 360, height: 780 },
] as const;

let open: OpenPage;
let screens: Record<string, string>;
test.beforeAll(async ({ browser, desk }) => {
  open = await withPeople(desk, { [LONG]: 'admin', Ben: 'viewer' }, 'auth-secret');
  screens = await fill(await open(browser, LONG), desk);
});

/** Leaves something on every screen. @returns where each stands */
async function fill(page: Page, desk: Desk): Promise<Record<string, string>> {
  const send = async <T>(method: 'POST' | 'PUT' | 'DELETE' | 'PATCH', path: string, data: object = {}) => {
    const answer = await page.request.fetch(desk.url + path, { method, data });
    if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
    return (answer.status() === 204 ? {} : await answer.json()) as T;
  };
  const { updates } = (await (await fetch(`${desk.url}/api/updates?limit=5`)).json()) as { updates: { id: string }[] };
  const [update] = updates as [{ id: string }];
  await expect.poll(async () => ((await (await fetch(`${desk.url}/api/stories?limit=1`)).json()) as { stories: unknown[] }).stories.length, { timeout: 30_000 }).toBe(1);
  const { stories } = (await (await fetch(`${desk.url}/api/stories?limit=1`)).json()) as { stories: [{ id: string }] };

  const { watchlist } = await send<{ watchlist: { id: string } }>('POST', '/api/watchlists', { name: 'A list with a name as long as a name may be on this desk, eighty signs of it', isShared: true, selection: { query: 'caracas OR washington' } });
  await send('POST', '/api/watchlists', { name: 'Envoys', colour: 'rust', threshold: { publishers: 3 }, selection: { query: 'envoys' } });
  for (const name of ['Newsroom', 'A hook with a long name, for the colleagues in Caracas']) {
    const { channel } = await send<{ channel: { id: string } }>('POST', '/api/alerts/channels', { kind: 'webhook', name, url: `https://hooks.example.org/${'x'.repeat(60)}${name.length}` });
    await send('PUT', '/api/alerts/ways', { source: `watchlist:${watchlist.id}`, pace: 'at-once', inPage: true, sound: false, channels: [channel.id] });
  }
  await send('POST', '/api/alerts/rules', { kind: 'claim-turned', claimId: null });
  for (const on of [{ kind: 'update', id: update.id }, { kind: 'story', id: stories[0].id }, { kind: 'claim', id: 'talks' }]) {
    await send('PUT', '/api/stars', { ...on, isStarred: true, note: 'Two sources so far.' });
    await send('POST', '/api/comments', { ...on, text: `Do you agree, @Ben? https://example.org/${'long/'.repeat(20)}` });
  }
  for (const { id } of updates) await send('POST', '/api/judgements', { verdicts: [{ field: 'direction', itemId: id, value: 'freeze' }], reason: 'They slammed the door' });
  await send('POST', '/api/judgements', { verdicts: [{ field: 'status', claimId: 'talks', value: 'reversed' }], reason: 'Both governments have said so' });
  await send('POST', '/api/notes', { day: new Date().toISOString().slice(0, 10), text: 'Our interview ran' });
  await send('POST', '/api/tokens', { name: 'The export that runs every night for the archive', scopes: ['read'], days: 365 });
  const { link: old } = await send<{ link: { id: string } }>('POST', '/api/wall-links', { name: 'Lobby' });
  await send('DELETE', `/api/wall-links/${old.id}`);
  await send('POST', '/api/wall-links', { name: 'The screen in the corridor beside the long windows' });
  const invited = await send<{ path: string }>('POST', '/api/invitations', { role: 'analyst', email: 'somebody.with.a.very.long.name@newsroom-of-a-very-long-name.example.org' });
  // A list with something to tell fills the alerts.
  desk.publish('Washington and Caracas open a new line of talks');
  await expect.poll(async () => ((await (await page.request.get(`${desk.url}/api/alerts`)).json()) as { alerts: unknown[] }).alerts.length, { timeout: 30_000 }).toBeGreaterThan(0);

  return {
    account: '/account',
    people: '/people',
    'wall-links': '/wall-links',
    audit: '/audit',
    watchlists: '/watchlists',
    'new-watchlist': '/watchlists/new?q=caracas',
    watchlist: `/watchlists/${watchlist.id}`,
    alerts: '/alerts',
    'alert-settings': '/alerts/settings',
    judgements: '/judgements',
    starred: '/starred',
    briefing: '/briefing',
    tokens: '/tokens',
    update: `/updates/${update.id}`,
    story: `/stories/${encodeURIComponent(stories[0].id)}`,
    claim: '/claims/talks',
    invitation: invited.path,
  };
}

async function breaches(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

for (const { theme, locale, width, height } of WALKS) {
  test(`every screen of whoever is signed in, ${theme}, ${locale}, ${width} px wide`, async ({ browser, desk }) => {
    test.setTimeout(120_000);
    const cookies = [{ name: 'locale', value: locale, url: desk.url }, { name: 'theme', value: theme, url: desk.url }];
    const judge = async (page: Page, name: string, path: string) => {
      await page.goto(path);
      await page.locator('main').waitFor();
      for (const word of await page.getByText(/^(Judge|Juzgar)$/).all()) await word.click();
      // What is drawn later stands before it is judged.
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await page.screenshot({ path: `test-results/signed-in/${name}-${theme}-${locale}.png`, fullPage: true });
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft({ name, beyond, breaches: await breaches(page) }).toEqual({ name, beyond: 0, breaches: [] });
    };
    const page = await open(browser, LONG);
    await page.setViewportSize({ width, height });
    await page.context().addCookies(cookies);
    for (const [name, path] of Object.entries(screens)) await judge(page, name, path);

    const viewer = await open(browser, 'Ben');
    await viewer.setViewportSize({ width, height });
    await viewer.context().addCookies(cookies);
    await judge(viewer, 'not-allowed', '/people');
    await judge(viewer, 'no-alerts', '/alerts');
    await viewer.context().clearCookies({ name: /session/ });
    await judge(viewer, 'sign-in', '/sign-in');
  });
}

test('by keyboard alone: what is wrong has the focus, Escape gives it back, and what is removed leaves it near', async ({ browser }) => {
  const page = await open(browser, LONG);
  const press = async (name: string | RegExp) => {
    await page.getByRole('button', { name, exact: typeof name === 'string' }).first().focus();
    await page.keyboard.press('Enter');
  };

  await page.goto('/alerts/settings');
  await page.waitForLoadState('networkidle');
  await press('Add a webhook');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await page.keyboard.type('Broken');
  await page.keyboard.press('Tab');
  await page.keyboard.type('https://user:secret@example.org/');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Address', exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('textbox', { name: 'Address', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Add a webhook' })).toBeFocused();
  const hook = page.getByRole('listitem').filter({ hasText: 'Newsroom' }).first();
  await hook.getByRole('button', { name: 'Delete' }).focus();
  await page.keyboard.press('Enter');
  await expect(hook.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(hook.getByRole('button', { name: 'Delete' })).toBeFocused();

  await page.goto('/wall-links');
  await page.waitForLoadState('networkidle');
  await press(/^Rename/);
  await expect(page.getByRole('textbox', { name: 'Name of the screen' }).last()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Rename/ })).toBeFocused();
  await page.getByLabel('Name of the screen').focus();
  await page.keyboard.type('Hall');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Link for Hall' })).toBeFocused();

  await page.goto('/tokens');
  await page.waitForLoadState('networkidle');
  await press(/^Revoke The export/);
  await expect(page.getByRole('listitem').filter({ hasText: 'The export' })).toBeFocused();

  await page.context().clearCookies({ name: /session/ });
  await page.goto('/sign-in');
  await expect(page.getByLabel('E-mail address')).toBeFocused();
  await page.keyboard.type('nobody@example.org');
  await page.keyboard.press('Tab');
  await page.keyboard.type('not a password');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Address or password is not right.')).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
});
