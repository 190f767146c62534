import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import Provider from 'oidc-provider';
import { Secret, TOTP } from 'otpauth';
import { startEntenteProcess, type EntenteProcess } from '../harness/ententeProcess';

const PORT = Number(process.env.ACCOUNTS_PORT ?? 3150);
const URL_OF_DESK = `http://127.0.0.1:${PORT}`;
const PASSWORD = 'four plain words here';

test.describe.configure({ mode: 'serial' });

let directory: string;
let entente: EntenteProcess;
let identity: Server;
/** an admin, signed in */
let admin: Page;

/** An identity provider that lets `luis` in, who is in the group of the desk's editors. */
async function startProvider(): Promise<{ server: Server; issuer: string }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'desk', client_secret: 'the-secret-of-the-desk', redirect_uris: [`${URL_OF_DESK}/api/auth/callback/oidc`] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, name: 'Luis of the provider', email: `${id}@example.org`, email_verified: true, groups: ['desk-editors'] }) }),
    cookies: { keys: ['a key of this trial'] },
    features: { devInteractions: { enabled: true } },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return { server, issuer };
}

test.beforeAll(async ({ browser }) => {
  test.setTimeout(90_000);
  directory = mkdtempSync(path.join(tmpdir(), 'entente-accounts-'));
  const { server, issuer } = await startProvider();
  identity = server;
  const catalog = path.join(directory, 'catalog.json');
  writeFileSync(catalog, '[]');
  entente = await startEntenteProcess({
    PORT: String(PORT),
    DATA_DIR: path.join(directory, 'data'),
    FEED_CATALOG: catalog,
    PUBLIC_URL: URL_OF_DESK,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'desk',
    OIDC_CLIENT_SECRET: 'the-secret-of-the-desk',
    OIDC_NAME: 'The Provider',
    OIDC_ROLE_MAP: 'desk-editors=editor',
  });
  admin = await openPage(browser);
});

test.afterAll(async () => {
  entente?.child.kill('SIGTERM');
  await entente?.ended;
  identity?.close();
  identity?.closeAllConnections();
  rmSync(directory, { recursive: true, force: true });
});

const openPage = async (browser: Browser): Promise<Page> => (await browser.newContext({ baseURL: URL_OF_DESK, locale: 'en-US' })).newPage();
const shoot = async (page: Page, name: string) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `tests/e2e/screenshots/accounts-${name}-${colorScheme}.png`, fullPage: true });
  }
};
async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('the link of the first start makes the first admin, once', async ({ browser }) => {
  await expect.poll(() => entente.lines.join('\n')).toContain('/setup?token=');
  const [link] = /http:\/\/127\.0\.0\.1:\d+\/setup\?token=[\w-]+/.exec(entente.lines.join('\n')) ?? [];
  expect(link).toBeTruthy();
  await admin.goto(link!);
  await admin.getByLabel('Name').fill('Ana Prieto');
  await admin.getByLabel('E-mail address').fill('Ana@example.org');
  await admin.getByLabel('Password', { exact: true }).fill('passwordpassword');
  await admin.getByRole('button', { name: 'Make my account' }).click();
  await expect(admin.getByText('among the first that anyone would guess')).toBeVisible();
  await shoot(admin, 'setup');
  await admin.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await admin.getByRole('button', { name: 'Make my account' }).click();
  await admin.waitForURL('/');
  await expect(admin.locator('summary', { hasText: 'Ana Prieto' })).toBeVisible();
  const other = await openPage(browser);
  await other.goto(link!);
  await expect(other.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
});

test('somebody who is invited joins with the role of the link; a stranger is told nothing of accounts', async ({ browser }) => {
  await admin.goto('/people');
  await admin.getByLabel('E-mail address (may be left empty)').fill('eva@example.org');
  await admin.getByLabel('Role', { exact: true }).selectOption('analyst');
  await admin.getByRole('button', { name: 'Make a link' }).click();
  const link = await admin.getByRole('region', { name: 'Link for eva@example.org' }).getByRole('link').textContent();
  await shoot(admin, 'people');
  const eva = await openPage(browser);
  await eva.goto(link!);
  await expect(eva.getByText('You are invited as analyst.')).toBeVisible();
  await eva.getByLabel('Name').fill('Eva');
  await eva.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await eva.getByRole('button', { name: 'Make my account' }).click();
  await eva.waitForURL('/');
  expect((await eva.goto('/people'))?.status()).toBe(403);
  const stranger = await openPage(browser);
  await stranger.goto('/account');
  await expect(stranger).toHaveURL(/\/sign-in\?next=%2Faccount$/);
  await shoot(stranger, 'sign-in');
  for (const [email, password] of [['eva@example.org', 'not her password'], ['nobody@example.org', PASSWORD]] as const) {
    await signIn(stranger, email, password);
    await expect(stranger.getByText('Address or password is not right.')).toBeVisible();
  }
});

test('an identity provider signs in with the role its groups earn', async ({ browser }) => {
  const luis = await openPage(browser);
  await luis.goto('/sign-in?next=/account');
  await luis.getByRole('button', { name: 'Sign in with The Provider' }).click();
  await luis.locator('input[name=login]').fill('luis');
  await luis.locator('input[name=password]').fill('any');
  await luis.locator('button[type=submit]').click();
  await luis.locator('button[type=submit]').click();
  await luis.waitForURL(`${URL_OF_DESK}/account`);
  await expect(luis.getByText('luis@example.org, editor')).toBeVisible();
});

test('a second factor is asked for, and no code works twice', async ({ browser }) => {
  await admin.goto('/account');
  const factor = admin.locator('section', { has: admin.getByRole('heading', { name: 'Second factor' }) });
  await factor.getByLabel('Your password').fill(PASSWORD);
  await factor.getByRole('button', { name: 'Turn it on' }).click();
  const secret = await factor.locator('.break-all').textContent();
  const totp = new TOTP({ secret: Secret.fromBase32(secret!) });
  await shoot(admin, 'second-factor');
  const code = totp.generate();
  await factor.getByLabel('Code').fill(code);
  await factor.getByRole('button', { name: 'Confirm' }).click();
  const recovery = await factor.locator('li').first().textContent();
  await factor.getByRole('button', { name: 'I have kept them' }).click();
  await shoot(admin, 'account');
  const again = await openPage(browser);
  await signIn(again, 'ana@example.org');
  const field = again.getByLabel('Code from your authenticator app, or a recovery code');
  await field.fill(code);
  await again.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(again.getByText('That code is not right, or was used already.')).toBeVisible();
  await field.fill(recovery!);
  await again.getByRole('button', { name: 'Sign in', exact: true }).click();
  await again.waitForURL('/');
});

test('a session that is ended elsewhere is gone within ten seconds', async ({ browser }) => {
  const eva = await openPage(browser);
  await signIn(eva, 'eva@example.org');
  await eva.waitForURL('/');
  await admin.goto('/people');
  await admin.getByRole('button', { name: 'Disable: Eva' }).click();
  await expect(admin.getByText('disabled')).toBeVisible();
  await expect.poll(async () => (await eva.request.get('/api/me')).status(), { timeout: 10_000 }).toBe(401);
});

test('a wall opens by its link and goes dark within ten seconds of its revocation', async ({ browser }) => {
  await admin.goto('/wall-links');
  await admin.getByLabel('Name of the screen').fill('Lobby');
  await admin.getByRole('button', { name: 'Make a link' }).click();
  const link = await admin.getByRole('region', { name: 'Link for Lobby' }).getByRole('link').textContent();
  const screen = await openPage(browser);
  await screen.goto(link!);
  await expect(screen).toHaveURL('/wall');
  await expect(screen.locator('.wall-scene')).toBeVisible();
  await screen.waitForTimeout(1_500);
  await admin.reload();
  await expect(admin.getByText(/last seen .* from 127\.0\.0\.1/)).toBeVisible();
  await shoot(admin, 'wall-links');
  await admin.getByRole('button', { name: 'Revoke: Lobby' }).click();
  await expect(screen.getByRole('heading', { name: 'This screen has no link to the wall' })).toBeVisible({ timeout: 10_000 });
  expect((await screen.reload())?.status()).toBe(401);
});

test('the audit shows who decided what, and is taken along', async () => {
  await admin.goto('/audit');
  await expect(admin.getByText('wall link revoked')).toHaveCount(2);
  await admin.getByLabel('About').selectOption('wall-link');
  await admin.getByRole('button', { name: 'Show' }).click();
  await expect(admin.locator('ol > li')).toHaveCount(2);
  await shoot(admin, 'audit');
  const [download] = await Promise.all([admin.waitForEvent('download'), admin.getByRole('link', { name: 'Export CSV' }).click()]);
  const text = readFileSync((await download.path())!, 'utf8');
  expect(text).toContain('number,at,actor_kind,actor_id,actor,action,subject,before,after');
  expect(text.trim().split('\r\n')).toHaveLength(3);
  await admin.locator('summary', { hasText: 'Ana Prieto' }).click();
  await admin.getByRole('button', { name: 'Sign out' }).click();
  await admin.waitForURL('/');
  await expect(admin.getByRole('link', { name: 'Sign in' })).toBeVisible();
});
