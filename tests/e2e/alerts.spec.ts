import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { Page } from '@playwright/test';
import { SMTPServer } from 'smtp-server';
import { createTranslator } from 'use-intl/core';
import { pushMessage } from '@/lib/alerts/pushMessage';
import type en from '@/lib/i18n/en.json';
import { wordDelivery, type AlertWords } from '@/lib/alerts/wordAlert';
import { madeDelivery } from '../fixtures/made/alerts';
import { withPeople, type OpenPage } from './colleagues';
import { expect, isLive, test } from './desk';
import { expectNoViolation, shootAs } from './looking';

type Messages = typeof en;

/** `wordingOf`, whose messages the browser tests' loader cannot import. */
function wordsOf({ locale, zone }: Pick<AlertWords, 'locale' | 'zone'>): AlertWords {
  const messages = JSON.parse(readFileSync(`lib/i18n/${locale}.json`, 'utf8')) as Messages;
  const of = <const N extends keyof Messages>(namespace: N) => createTranslator({ locale, messages, namespace, timeZone: 'UTC' });
  return { locale, zone, alerts: of('alerts'), claimStatus: of('claimStatus'), feedState: of('feedState'), feedReason: of('feedReason'), direction: of('direction'), pace: of('pace') };
}

const shoot = shootAs('alerts');
const MAIL_PORT = 3175;
const HOOK_PORT = 3176;
test.use({ environment: { SMTP_URL: `smtp://127.0.0.1:${MAIL_PORT}`, MAIL_FROM: 'desk@example.org', ALLOW_PRIVATE_WEBHOOKS: 'true' } });

const mails: string[] = [];
const hooks: { headers: IncomingHttpHeaders; body: string }[] = [];
let mailServer: SMTPServer;
let hookServer: Server;
let open: OpenPage;

test.beforeAll(async ({ desk }) => {
  mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        mails.push(text);
        done();
      });
    },
  });
  hookServer = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      hooks.push({ headers: request.headers, body });
      response.end();
    });
  });
  await new Promise<void>((resolve) => mailServer.listen(MAIL_PORT, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => hookServer.listen(HOOK_PORT, '127.0.0.1', resolve));
  open = await withPeople(desk, { Ana: 'analyst' }, 'auth-secret');
});
test.afterAll(() => {
  mailServer.close();
  hookServer.close();
});

async function look(page: Page, name: string) {
  await expectNoViolation(page);
  await shoot(page, name);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** As the page itself would send it. */
const put = (page: Page, method: string, path: string, body: object) =>
  page.evaluate(async ([how, where, what]) => (await fetch(where!, { method: how, headers: { 'Content-Type': 'application/json' }, body: what })).json() as Promise<Record<string, unknown>>, [method, path, JSON.stringify(body)]);

test('an alert arrives live in the page, by mail and by webhook, with its evidence', async ({ browser, desk }) => {
  const page = await open(browser, 'Ana');
  await page.goto('/alerts');
  await expect(page.getByText('Nothing has been told yet')).toBeVisible();
  await page.goto('/alerts/settings');

  await page.getByRole('button', { name: 'Add mail to ana@example.org' }).click();
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  await page.getByLabel('Name').fill('Newsroom');
  await page.getByLabel('Address').fill('http://10.0.0.300/');
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  await page.getByLabel('Address').fill(`http://127.0.0.1:${HOOK_PORT}/in`);
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  const secret = (await page.locator('code').textContent()) ?? '';
  expect(secret).toMatch(/^[\w-]{43}$/);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Newsroom' }).getByRole('button', { name: 'Send a trial' }).click();
  await expect(page.getByText('The trial arrived at Newsroom.')).toBeVisible();
  await look(page, 'settings');

  const { watchlist } = (await put(page, 'POST', '/api/watchlists', { name: 'Envoys', selection: { query: 'envoys' } })) as { watchlist: { id: string } };
  const { channels } = (await page.evaluate(async () => (await fetch('/api/alerts/setup')).json())) as { channels: { id: string }[] };
  await put(page, 'PUT', '/api/alerts/ways', { source: `watchlist:${watchlist.id}`, pace: 'at-once', inPage: true, sound: true, channels: channels.map(({ id }) => id) });

  await page.goto('/');
  await isLive(page);
  // What hears of alerts comes after the page.
  await page.waitForLoadState('networkidle');
  const headline = desk.publish('US and Venezuela envoys meet in Caracas to discuss the embassy');
  await expect(page.getByRole('log', { name: 'New alert' })).toContainText(headline);
  await look(page, 'arrived');
  await expect.poll(() => mails.some((mail) => mail.includes('List =E2=80=9CEnvoys') || mail.includes('Envoys'))).toBe(true);
  const hook = () => hooks.find(({ body }) => body.includes(headline));
  await expect.poll(() => hook() !== undefined).toBe(true);
  const { headers, body } = hook()!;
  expect(headers['x-entente-signature']).toBe(`sha256=${createHmac('sha256', secret).update(`${String(headers['x-entente-timestamp'])}.${body}`).digest('hex')}`);
  expect(JSON.parse(body)).toMatchObject({ id: headers['x-entente-delivery'], alerts: [{ kind: 'news', evidence: { lists: [{ name: 'Envoys', words: ['envoys'] }] } }] });
  expect(mails.filter((mail) => mail.includes('X-Entente-Delivery'))).toHaveLength(1);

  await page.goto('/alerts');
  const entry = page.getByRole('article', { name: headline });
  await expect(entry).toContainText('List “Envoys”, each update: envoys');
  for (const sentTo of ['this page sent', 'Newsroom sent', 'ana@example.org sent']) await expect(entry).toContainText(sentTo);
  await look(page, 'list');
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(page.getByText('No unread alert', { exact: true })).toBeVisible();
});

test('a push is shown by the service worker, once for each delivery', async ({ browser, desk }) => {
  const page = await open(browser, 'Ana');
  await page.context().grantPermissions(['notifications'], { origin: desk.url });
  await page.goto('/alerts/settings');
  const session = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }: { registrations: { registrationId: string; scopeURL: string }[] }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(desk.url));
      if (own) resolve(own.registrationId);
    }),
  );
  await session.send('ServiceWorker.enable');
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js');
    await navigator.serviceWorker.ready;
  });
  const registrationId = await registered;
  const delivery = madeDelivery();
  const data = JSON.stringify(pushMessage(delivery, wordDelivery(delivery, wordsOf(delivery.settings))));
  for (let time = 0; time < 2; time++) await session.send('ServiceWorker.deliverPushMessage', { origin: desk.url, registrationId, data });
  const shown = () => page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, tag, body }) => ({ title, tag, body })));
  await expect.poll(shown).toEqual([{ title: 'Envoys meet in Caracas (one)', tag: delivery.id, body: expect.stringContaining('List “List talks”, each update: Envoys') as unknown }]);
});

test('whoever is not signed in is told what alerts are', async ({ page }) => {
  await page.goto('/alerts');
  await expect(page.getByRole('heading', { name: 'Alerts are for people with an account' })).toBeVisible();
  await look(page, 'stranger');
});
