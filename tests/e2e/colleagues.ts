import { existsSync, readdirSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import pino from 'pino';
import { personId, sessionId } from '@/lib/domain/ids';
import type { Role } from '@/lib/domain/person';
import { DAY, instant, shift } from '@/lib/time/instant';
import { keepSecret } from '@/server/auth/keptSecret';
import { SESSION_COOKIES } from '@/server/auth/sessionCookie';
import { openStore } from '@/server/store/open';
import type { Desk } from './desk';

/** A page of somebody who is signed in. */
export type OpenPage = (browser: Browser, name: string) => Promise<Page>;

/**
 * Gives a desk people with accounts and sessions, as if they had been invited and had signed in; the desk starts anew with them.
 * @param roles  by name
 * @param secretFile  what the desk seals its cookies with, in its data folder
 */
export async function withPeople(desk: Desk, roles: Readonly<Record<string, Role>>, secretFile: string): Promise<OpenPage> {
  await desk.kill();
  if (!existsSync(`${desk.dataDirectory}/${secretFile}`)) throw new Error(`no ${secretFile} among ${readdirSync(desk.dataDirectory).join(', ')}`);
  const store = await openStore({ engine: 'sqlite', directory: desk.dataDirectory, readers: 1, log: pino({ level: 'silent' }) });
  const now = instant(Date.now());
  for (const [name, role] of Object.entries(roles)) {
    const link = { id: `of-${name}`, tokenHash: `hash-of-${name}`, kind: 'invitation' as const, role, email: null, personId: null, madeBy: '', madeAt: now, expiresAt: shift(now, DAY) };
    await store.people.makeLink(link, null);
    const joined = await store.people.join(link.tokenHash, { id: personId(name), name, email: `${name.toLowerCase()}@example.org`, passwordHash: 'none' }, now);
    if (!joined.ok) throw new Error(joined.error);
    await store.sessions.start({ id: sessionId(`session-of-${name}`), personId: joined.value.id, startedAt: now, seenAt: now, expiresAt: shift(now, DAY), agent: 'e2e', address: '127.0.0.1' });
  }
  await store.close();
  await desk.start();
  const secret = keepSecret(desk.dataDirectory, secretFile);
  return async (browser, name) => {
    const context = await browser.newContext({ baseURL: desk.url, locale: 'en-US' });
    const value = await encode({ token: { sid: `session-of-${name}` }, secret });
    await context.addCookies([{ name: SESSION_COOKIES.plain, value, url: desk.url, httpOnly: true, sameSite: 'Lax' }]);
    return context.newPage();
  };
}
