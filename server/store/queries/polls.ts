import type { PollTrace } from '@/lib/domain/poll';
import type { ChangeBody } from '@/lib/domain/change';
import type { FeedHealth } from '@/lib/domain/feed';
import { sequence, type FeedId } from '@/lib/domain/ids';
import { instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../dialect';
import { healthColumns, NO_VALIDATORS, toFeed, validatorColumns } from '../rows';
import type { FeedRow, PollRow } from '../schema';
import type { PollRecord, PollRecorded, WebSubState } from '../store';
import { isUrlTaken } from './feeds';
import { refuseDeposed } from './leader';
import { recordTurn } from './recordTurn';
import { countHours, countStandings } from './rollups';
import { storeAdded } from './storeAdded';
import { storeEdited } from './storeEdited';
import { appendChanges, headSequence } from './outbox';

/** Records one poll, whole or not at all: see `PollStore.record`. */
export async function recordPoll(db: Db, dialect: Dialect, poll: PollRecord): Promise<PollRecorded> {
  const [recorded] = await recordPolls(db, dialect, [poll]);
  return recorded as PollRecorded;
}

/** Records several polls in one transaction; what they have in common (feeds, traces) takes one statement for all of them. */
export async function recordPolls(db: Db, dialect: Dialect, polls: readonly PollRecord[]): Promise<PollRecorded[]> {
  return dialect.write(db, async (trx) => {
    const before = await readStanding(trx, dialect, polls);
    const feeds = new Map(before.feeds.map((feed) => [feed.id, feed]));
    const traces: { feedId: FeedId; trace: PollTrace }[] = [];
    const recorded: PollRecorded[] = [];
    let { head } = before;
    for (const poll of polls) {
      const feed = feeds.get(poll.feedId);
      if (!feed) {
        // Removed while it was polled: what came with it is not wanted any more.
        recorded.push({ added: 0, kept: 0, refused: 0, duplicates: 0, edited: 0, head: sequence(head) });
        continue;
      }
      const one = await recordOne(trx, dialect, poll, feed, feeds, head);
      feeds.set(feed.id, one.after);
      traces.push({ feedId: poll.feedId, trace: poll.trace });
      recorded.push(one.recorded);
      head = one.recorded.head;
    }
    await dialect.insertMany(trx, 'feeds', [...feeds.values()], NEWEST_CONDITION);
    await dialect.insertMany(trx, 'polls', traces.map(({ feedId, trace }, i) => toPollRow(before.newestPoll + 1 + i, feedId, trace)));
    return recorded;
  });
}

/** What the feeds, the outbox and the list of polls were before. Errors: `StoreUnavailable('deposed')`. */
async function readStanding(trx: Db, dialect: Dialect, polls: readonly PollRecord[]) {
  const { epoch, head, newestPoll } = await trx
    .selectFrom('meta')
    .select(['epoch', headSequence.as('head'), sql<number>`(SELECT COALESCE(MAX(n), 0) FROM polls)`.as('newestPoll')])
    .executeTakeFirstOrThrow();
  for (const poll of polls) {
    refuseDeposed(poll.epoch, epoch);
  }
  const feeds = await trx
    .selectFrom('feeds')
    .selectAll()
    .where(dialect.anyOf('id', polls.map(({ feedId }) => feedId)))
    .where('removed_at', 'is', null)
    .execute();
  return { feeds, head, newestPoll };
}

async function recordOne(
  trx: Db,
  dialect: Dialect,
  poll: PollRecord,
  before: FeedRow,
  beside: ReadonlyMap<string, FeedRow>,
  headBefore: number,
): Promise<{ after: FeedRow; recorded: PollRecorded }> {
  const added = await storeAdded(trx, dialect, before, poll.added, poll.trace.at);
  const edited = await storeEdited(trx, dialect, before, poll.edited, poll.trace.at);
  await countStandings(trx, before.id, [...added.standings, ...edited.standings]);
  await countHours(trx, dialect, before.id, [...added.hours, ...edited.hours]);

  const after = await conditionAfter(trx, poll, before, beside);
  await recordTurn(trx, before, after, poll.trace.at);

  const changes: ChangeBody[] = [...added.changes, ...edited.changes];
  if (hasTurned(before, after)) {
    changes.push({ kind: 'feed-changed', feed: toFeed(after) });
  }
  const head = await appendChanges(trx, dialect, headBefore, changes, poll.trace.at);
  const count = (standing: string) => added.standings.filter(({ to }) => to === standing).length;
  return {
    after,
    recorded: {
      added: added.standings.length,
      kept: count('kept'),
      refused: count('refused'),
      duplicates: count('duplicate'),
      edited: edited.count,
      head: sequence(head),
    },
  };
}

export async function recentPolls(db: Db, feedId: FeedId, limit: number): Promise<PollTrace[]> {
  const rows = await db.selectFrom('polls').selectAll().where('feed_id', '=', feedId).orderBy('n', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    at: instant(row.at),
    durationMs: row.duration_ms,
    outcome: row.outcome as PollTrace['outcome'],
    httpStatus: row.http_status,
    bytes: row.bytes,
    items: row.items,
    added: row.added,
    detail: row.detail,
  }));
}

const CONDITION_COLUMNS = [
  'url', 'state', 'reason', 'detail', 'since', 'last_poll_at', 'last_good_at', 'last_new_item_at', 'next_poll_at', 'interval_seconds', 'failures',
  'items_per_day', 'etag', 'last_modified', 'body_hash', 'newest_item_at', 'item_count', 'redirect_url', 'redirect_count', 'hub',
] as const satisfies readonly (keyof FeedRow)[];
const NEWEST_CONDITION = `ON CONFLICT (id) DO UPDATE SET ${CONDITION_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`;

/** The feed's condition after the poll, without undoing what the desk decided while it was under way. */
async function conditionAfter(trx: Db, poll: PollRecord, before: FeedRow, beside: ReadonlyMap<string, FeedRow>): Promise<FeedRow> {
  const movedMeanwhile = before.address_at > poll.trace.at;
  const isTaken = async (url: string) => [...beside.values()].some((feed) => feed.url === url) || (await isUrlTaken(trx, url, poll.feedId));
  const newUrl = movedMeanwhile || poll.newUrl === undefined || (await isTaken(poll.newUrl)) ? before.url : poll.newUrl;
  return {
    ...before,
    url: newUrl,
    ...healthColumns(conditionNow(poll, before)),
    ...(movedMeanwhile ? NO_VALIDATORS : { ...validatorColumns(poll.state), ...hubMeanwhile(poll, before) }),
  };
}

/** The hub may confirm a subscription, on any node, while the poll that knows it as asked for is still under way. */
function hubMeanwhile({ state, trace }: PollRecord, before: FeedRow): Partial<Pick<FeedRow, 'hub'>> {
  const stored = before.hub === null ? null : (JSON.parse(before.hub) as WebSubState);
  const isConfirmed = stored?.status === 'verified' && (stored.leaseExpiresAt ?? 0) > trace.at;
  return isConfirmed && stored.token === state.hub?.token ? { hub: before.hub } : {};
}

function conditionNow(poll: PollRecord, before: FeedRow): FeedHealth {
  if (before.enabled === 0) {
    const { state, reason, detail, since } = toFeed(before).health;
    return { ...poll.health, state, reason, detail, since, nextPollAt: null };
  }
  if (before.asked_at > poll.trace.at && poll.health.state !== 'gone') {
    return { ...poll.health, nextPollAt: instant(before.asked_at) };
  }
  return { ...poll.health, nextPollAt: poll.state.nextPollAt };
}

/** Only what a reader would call news about the feed; a poll that went well as usual would flood every page. */
const hasTurned = (before: FeedRow, after: FeedRow): boolean =>
  before.state !== after.state || before.reason !== after.reason || before.url !== after.url;

const toPollRow = (n: number, feedId: FeedId, trace: PollTrace): PollRow => ({
  n,
  feed_id: feedId,
  at: trace.at,
  duration_ms: trace.durationMs,
  outcome: trace.outcome,
  http_status: trace.httpStatus,
  bytes: trace.bytes,
  items: trace.items,
  added: trace.added,
  detail: trace.detail,
});
