import type { Feed, FeedReason, FeedState, FeedTurn, FeedWithHealth } from '@/lib/domain/feed';
import type { FeedId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import { instant, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import { feedFacts, NO_VALIDATORS, toFeed, toPollState, type HealthColumns } from '../rows';
import type { FeedRow } from '../schema';
import type { PollState, WebSubState } from '../store';
import { followPressGroup } from './analysis/followPressGroup';
import { recordDecision } from './audit';
import { appendChanges, headSequence } from './outbox';
import { recordTurn } from './recordTurn';

/** Until the first poll sets the feed's own rhythm. */
const FIRST_INTERVAL_SECONDS = 900;

export async function listFeeds(db: Db): Promise<FeedWithHealth[]> {
  const rows = await db.selectFrom('feeds').selectAll().where('removed_at', 'is', null).orderBy('name').orderBy('id').execute();
  return rows.map(toFeed);
}

export async function getFeed(db: Db, id: FeedId): Promise<FeedWithHealth | undefined> {
  const row = await presentFeed(db, id);
  return row && toFeed(row);
}

export async function seedFeeds(db: Db, dialect: Dialect, feeds: readonly Feed[], now: Instant): Promise<number> {
  return dialect.write(db, async (trx) => {
    const stored = await trx.selectFrom('feeds').select(['id', 'url', 'removed_at']).execute();
    const ids = new Set(stored.map(({ id }) => id));
    const urls = new Set(stored.filter((row) => row.removed_at === null).map(({ url }) => url));
    const rows: FeedRow[] = [];
    for (const feed of feeds) {
      if (!ids.has(feed.id) && !urls.has(feed.url)) {
        ids.add(feed.id);
        urls.add(feed.url);
        rows.push(newFeedRow(feed, now));
      }
    }
    if (rows.length > 0) {
      await dialect.insertMany(trx, 'feeds', rows);
      await announceFeeds(trx, dialect, rows, now);
    }
    return rows.length;
  });
}

export async function addFeed(
  db: Db,
  dialect: Dialect,
  feed: Feed,
  now: Instant,
  by: Actor | null = null,
): Promise<Result<FeedWithHealth, 'duplicate-id' | 'duplicate-url'>> {
  return dialect.write(db, async (trx) => {
    const before = await trx.selectFrom('feeds').select('removed_at').where('id', '=', feed.id).executeTakeFirst();
    if (before && before.removed_at === null) {
      return err('duplicate-id');
    }
    if (await isUrlTaken(trx, feed.url, feed.id)) {
      return err('duplicate-url');
    }
    const row = newFeedRow(feed, now);
    if (before) {
      const { id, ...columns } = row;
      await trx.updateTable('feeds').set(columns).where('id', '=', id).execute();
      await followPressGroup(trx, dialect, id);
    } else {
      await dialect.insertMany(trx, 'feeds', [row]);
    }
    await announceFeeds(trx, dialect, [row], now);
    if (by) await recordDecision(trx, dialect, { at: now, actor: by, action: 'feed-added', subject: `feed:${row.id}`, before: null, after: factsOf(row) });
    return ok(toFeed(row));
  });
}

export async function editFeed(
  db: Db,
  dialect: Dialect,
  id: FeedId,
  patch: Partial<Omit<Feed, 'id'>>,
  now: Instant,
  by: Actor | null = null,
): Promise<Result<FeedWithHealth, 'not-found' | 'duplicate-url'>> {
  return dialect.write(db, async (trx) => {
    const before = await presentFeed(trx, id);
    if (!before) {
      return err('not-found');
    }
    const facts = feedFacts({ ...toFeed(before), ...definedOnly(patch) });
    const hasMoved = facts.url !== before.url;
    if (hasMoved && (await isUrlTaken(trx, facts.url, id))) {
      return err('duplicate-url');
    }
    const turned = healthAfterEdit(before, facts.enabled, hasMoved, now);
    const after: FeedRow = {
      ...before,
      ...facts,
      ...turned,
      ...(hasMoved ? { ...NO_VALIDATORS, address_at: now } : {}),
      ...(turned.next_poll_at === undefined || turned.next_poll_at === null ? {} : { asked_at: now }),
    };
    const { id: _, ...columns } = after;
    await trx.updateTable('feeds').set(columns).where('id', '=', id).execute();
    await recordTurn(trx, before, after, now);
    if (after.press_group !== before.press_group) {
      await followPressGroup(trx, dialect, id);
    }
    await announceFeeds(trx, dialect, [after], now);
    if (by) await recordEdit(trx, dialect, before, after, now, by);
    return ok(toFeed(after));
  });
}

export async function removeFeed(db: Db, dialect: Dialect, id: FeedId, now: Instant, by: Actor | null = null): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const feed = await presentFeed(trx, id);
    if (!feed) {
      return false;
    }
    await trx.updateTable('feeds').set({ removed_at: now, next_poll_at: null, ...NO_VALIDATORS }).where('id', '=', id).execute();
    await raiseRevision(trx);
    const { head } = await trx.selectNoFrom(headSequence.as('head')).executeTakeFirstOrThrow();
    await appendChanges(trx, dialect, head, [{ kind: 'feed-removed', feedId: id }], now);
    if (by) await recordDecision(trx, dialect, { at: now, actor: by, action: 'feed-removed', subject: `feed:${id}`, before: factsOf(feed), after: null });
    return true;
  });
}

export async function requestPoll(db: Db, dialect: Dialect, id: FeedId, now: Instant): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const feed = await presentFeed(trx, id);
    if (!feed || feed.enabled === 0 || feed.state === 'gone' || feed.state === 'paused') {
      return false;
    }
    await trx.updateTable('feeds').set({ next_poll_at: now, asked_at: now }).where('id', '=', id).execute();
    await raiseRevision(trx);
    return true;
  });
}

export async function saveHub(db: Db, dialect: Dialect, id: FeedId, hub: WebSubState): Promise<boolean> {
  return dialect.write(db, async (trx) => {
    const feed = await presentFeed(trx, id);
    if (!feed || toPollState(feed).hub?.token !== hub.token) {
      return false;
    }
    await trx.updateTable('feeds').set({ hub: JSON.stringify(hub) }).where('id', '=', id).execute();
    await raiseRevision(trx);
    return true;
  });
}

export async function feedsRevision(db: Db): Promise<number> {
  return (await db.selectFrom('meta').select('feeds_revision').executeTakeFirstOrThrow()).feeds_revision;
}

export async function pollStates(db: Db): Promise<PollState[]> {
  const rows = await db.selectFrom('feeds').selectAll().where('removed_at', 'is', null).orderBy('id').execute();
  return rows.map(toPollState);
}

export async function feedTurns(db: Db, id: FeedId, limit: number): Promise<FeedTurn[]> {
  const rows = await db.selectFrom('turns').selectAll().where('feed_id', '=', id).orderBy('n', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    at: instant(row.at),
    from: row.from_state as FeedState,
    to: row.to_state as FeedState,
    reason: row.reason as FeedReason,
    detail: row.detail,
  }));
}

export function presentFeed(db: Db, id: FeedId): Promise<FeedRow | undefined> {
  return db.selectFrom('feeds').selectAll().where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst();
}

export async function isUrlTaken(trx: Db, url: string, by: FeedId): Promise<boolean> {
  const other = await trx
    .selectFrom('feeds')
    .select('id')
    .where('url', '=', url)
    .where('id', '!=', by)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return other !== undefined;
}

function newFeedRow(feed: Feed, now: Instant): FeedRow {
  return {
    id: feed.id,
    ...feedFacts(feed),
    removed_at: null,
    asked_at: now,
    address_at: now,
    // Not polled yet, and so neither good nor bad; the reason says it.
    state: feed.enabled ? 'ok' : 'paused',
    reason: feed.enabled ? 'new' : 'not-selected',
    detail: '',
    since: now,
    last_poll_at: null,
    last_good_at: null,
    last_new_item_at: null,
    next_poll_at: feed.enabled ? now : null,
    interval_seconds: FIRST_INTERVAL_SECONDS,
    failures: 0,
    items_per_day: 0,
    ...NO_VALIDATORS,
  };
}

/** A paused feed is not due; a resumed one, and one at a new address, is due now and judged afresh. */
function healthAfterEdit(before: FeedRow, enabled: number, hasMoved: boolean, now: Instant): Partial<HealthColumns> {
  if (enabled === 0) {
    return before.enabled === 0
      ? {}
      : { state: 'paused', reason: 'paused-by-desk', detail: '', since: now, next_poll_at: null };
  }
  if (before.enabled === 0 || hasMoved) {
    return { state: 'ok', reason: 'new', detail: '', since: before.state === 'ok' ? before.since : now, next_poll_at: now, failures: 0 };
  }
  return {};
}

async function announceFeeds(trx: Db, dialect: Dialect, rows: readonly FeedRow[], now: Instant): Promise<void> {
  await raiseRevision(trx);
  const { head } = await trx.selectNoFrom(headSequence.as('head')).executeTakeFirstOrThrow();
  await appendChanges(trx, dialect, head, rows.map((row) => ({ kind: 'feed-changed', feed: toFeed(row) })), now);
}

async function raiseRevision(trx: Db): Promise<void> {
  await trx.updateTable('meta').set((eb) => ({ feeds_revision: eb('feeds_revision', '+', 1) })).execute();
}

/** `{ name: undefined }` means that the name was not named. */
function definedOnly<T extends object>(patch: T): T {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as T;
}

/** What an editor decides about a feed. */
const factsOf = ({ name, outlet, url, homepage, language, country, press_group, scope, enabled, notes }: FeedRow) => ({ name, outlet, url, homepage, language, country, pressGroup: press_group, scope, enabled: enabled !== 0, notes });

/** Only what is another by now; an edit that changes nothing is no decision. */
async function recordEdit(trx: Db, dialect: Dialect, before: FeedRow, after: FeedRow, at: Instant, actor: Actor): Promise<void> {
  const [was, is] = [factsOf(before), factsOf(after)];
  const changed = (Object.keys(is) as (keyof typeof is)[]).filter((key) => was[key] !== is[key]);
  if (changed.length === 0) return;
  const only = (facts: typeof is) => Object.fromEntries(changed.map((key) => [key, facts[key]]));
  await recordDecision(trx, dialect, { at, actor, action: 'feed-edited', subject: `feed:${after.id}`, before: only(was), after: only(is) });
}
