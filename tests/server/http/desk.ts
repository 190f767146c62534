import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { err } from '@/lib/domain/result';
import type { Feed } from '@/lib/domain/feed';
import { itemId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/person';
import type { Update } from '@/lib/domain/update';
import { isPublicAddress } from '@/server/feeds/address';
import { createFailures } from '@/server/auth/failures';
import { ACTOR_HEADER, writeActor } from '@/server/commands/actorOf';
import { provideServices, type AccountServices, type Services } from '@/server/services';
import { openStore } from '@/server/store/open';
import type { Store, WebSubState } from '@/server/store/store';
import { makeHealth, makeUpdate, NOW } from '../../fixtures/made/records';

export const ORIGIN = 'http://desk.test';

/** The rules that ship: no file of an editor. */
const SHIPPED_RULES = {};

/** A desk on a real embedded store, without a poller: routes and doors are called as Next calls them. */
export async function openDesk(services: Partial<Services> = {}) {
  const directory = await mkdtemp(path.join(tmpdir(), 'entente-http-'));
  const log = pino({ level: 'silent' });
  const store = await openStore({ engine: 'sqlite', directory, readers: 1, log });
  let epoch = 0;
  await store.leadership.campaign({ onElected: (elected) => (epoch = elected), onDeposed: () => undefined });
  const provide = (more: Partial<Services> = {}) =>
    provideServices({
      store,
      now: () => NOW,
      log,
      build: 'build-1',
      accounts: madeAccounts(store),
      sendMail: null,
      alerts: { pushKey: null, isAllowed: isPublicAddress },
      publicUrl: null,
      recorded: null,
      editedRules: () => SHIPPED_RULES,
      reader: { readTexts: async () => err({ kind: 'unreadable', detail: 'no reader in this test' }) as never },
      previewFeed: async () => err({ reason: 'timeout', detail: 'no answer in 20 s' }),
      ...services,
      ...more,
    });
  provide();
  return {
    store,
    provide,
    /** Records one poll of a feed that brought these updates, and asked this hub. */
    bring: (feed: Feed, updates: readonly Update[], hub: WebSubState | null = null) => bring(store, epoch, feed, updates, hub),
    close: async () => {
      await store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export const madeAccounts = ({ signInFailures }: Pick<Store, 'signInFailures'>, parts: Partial<AccountServices> = {}): AccountServices => ({
  access: 'public',
  authSecret: 'a-secret-of-some-length',
  isSecure: false,
  oidc: null,
  failures: createFailures(signInFailures),
  forget: () => undefined,
  ...parts,
});

export type Desk = Awaited<ReturnType<typeof openDesk>>;

async function bring(store: Store, epoch: number, feed: Feed, updates: readonly Update[], hub: WebSubState | null): Promise<void> {
  await store.polls.record({
    feedId: feed.id,
    epoch,
    health: makeHealth(),
    state: { feedId: feed.id, etag: null, lastModified: null, bodyHash: null, newestItemAt: null, itemCount: updates.length, redirect: null, hub, nextPollAt: NOW },
    added: updates.map(({ marks, version: _version, editedAt: _editedAt, feedName: _name, pressGroup: _group, country: _country, ...item }) => ({
      item: { ...item, feedId: feed.id, id: itemId(item.id), identity: item.id, guid: item.id, contentHash: item.title },
      marks,
      holdings: [],
    })),
    edited: [],
    trace: { at: NOW, durationMs: 12, outcome: 'fetched', httpStatus: 200, bytes: 1_000, items: updates.length, added: updates.length, detail: '' },
  });
}

/** A request as the door hands it on: from a program with the desk's key, unless another one is named. */
export function request(path: string, init: RequestInit & { actor?: Actor; json?: unknown } = {}): Request {
  const { actor = { kind: 'desk-key' }, json, headers, ...rest } = init;
  return new Request(`${ORIGIN}${path}`, {
    ...rest,
    headers: {
      host: 'desk.test',
      [ACTOR_HEADER]: writeActor(actor),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(headers as Record<string, string>),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
}

/** The context Next hands to a route with parts in its address. */
export const at = <T extends Record<string, string>>(params: T) => ({ params: Promise.resolve(params) });

export const manyUpdates = (count: number, from = 1): Update[] => Array.from({ length: count }, (_, index) => makeUpdate(from + index));
