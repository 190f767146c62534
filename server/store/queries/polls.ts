import type { ChangeBody } from '@/lib/domain/change';
import type { FeedHealth } from '@/lib/domain/feed';
import { sequence, type FeedId } from '@/lib/domain/ids';
import { instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../dialect';
import { healthColumns, NO_VALIDATORS, toFeed, validatorColumns } from '../rows';
import type { FeedRow } from '../schema';
import { StoreUnavailable, type PollRecord, type PollRecorded, type PollTrace, type WebSubState } from '../store';
import { isUrlTaken, recordTurn } from './feeds';
import { countStandings, countUpdateHours } from './rollups';
import { storeAdded } from './storeAdded';
import { storeEdited } from './storeEdited';
import { appendChanges, headSequence } from './outbox';

/** Records one poll, whole or not at all: see `PollStore.record`. */
export async function recordPoll(db: Db, dialect: Dialect, poll: PollRecord): Promise<PollRecorded> {
  return dialect.write(db, (trx) => recordOne(trx, dialect, poll));
}

/** Records several polls in one transaction. */
export async function recordPolls(db: Db, dialect: Dialect, polls: readonly PollRecord[]): Promise<PollRecorded[]> {
  return dialect.write(db, async (trx) => {
    const recorded: PollRecorded[] = [];
    for (const poll of polls) recorded.push(await recordOne(trx, dialect, poll));
    return recorded;
  });
}

async function recordOne(trx: Db, dialect: Dialect, poll: PollRecord): Promise<PollRecorded> {
  const before = await trx
    .selectFrom('feeds')
    .selectAll()
    .select([sql<number>`(SELECT epoch FROM meta)`.as('epoch'), headSequence.as('head')])
    .where('id', '=', poll.feedId)
    .executeTakeFirst();
  if (before && poll.epoch < before.epoch) {
    throw new StoreUnavailable('deposed', `the poller of epoch ${poll.epoch} was replaced by the one of epoch ${before.epoch}`);
  }
  if (!before || before.removed_at !== null) {
    // Removed while it was polled: what came with it is not wanted any more.
    const { head } = await trx.selectNoFrom(headSequence.as('head')).executeTakeFirstOrThrow();
    return { added: 0, kept: 0, refused: 0, duplicates: 0, edited: 0, head: sequence(head) };
  }

  const added = await storeAdded(trx, dialect, before, poll.added);
  const edited = await storeEdited(trx, dialect, before, poll.edited, poll.trace.at);
  await countStandings(trx, before.id, [...added.standings, ...edited.standings]);
  await countUpdateHours(trx, dialect, before.id, [...added.updates, ...edited.newUpdates]);

  const after = await storeCondition(trx, poll, before);
  await recordTurn(trx, before, after, poll.trace.at);
  await storeTrace(trx, poll.feedId, poll.trace);

  const changes: ChangeBody[] = [...added.changes, ...edited.changes];
  if (hasTurned(before, after)) {
    changes.push({ kind: 'feed-changed', feed: toFeed(after) });
  }
  const head = await appendChanges(trx, dialect, before.head, changes, poll.trace.at);
  const count = (standing: string) => added.standings.filter(({ to }) => to === standing).length;
  return {
    added: added.standings.length,
    kept: count('kept'),
    refused: count('refused'),
    duplicates: count('duplicate'),
    edited: edited.count,
    head: sequence(head),
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

/** Writes the feed's condition, without undoing what the desk decided while the poll was under way. */
async function storeCondition(trx: Db, poll: PollRecord, before: FeedRow): Promise<FeedRow> {
  const movedMeanwhile = before.address_at > poll.trace.at;
  const newUrl = movedMeanwhile || poll.newUrl === undefined || (await isUrlTaken(trx, poll.newUrl, poll.feedId)) ? before.url : poll.newUrl;
  const changed = {
    url: newUrl,
    ...healthColumns(conditionNow(poll, before)),
    ...(movedMeanwhile ? NO_VALIDATORS : { ...validatorColumns(poll.state), ...hubMeanwhile(poll, before) }),
  };
  await trx.updateTable('feeds').set(changed).where('id', '=', before.id).execute();
  return { ...before, ...changed };
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

async function storeTrace(trx: Db, feedId: FeedId, trace: PollTrace): Promise<void> {
  await trx
    .insertInto('polls')
    .values({
      n: sql<number>`(SELECT COALESCE(MAX(n), 0) + 1 FROM polls)`,
      feed_id: feedId,
      at: trace.at,
      duration_ms: trace.durationMs,
      outcome: trace.outcome,
      http_status: trace.httpStatus,
      bytes: trace.bytes,
      items: trace.items,
      added: trace.added,
      detail: trace.detail,
    })
    .execute();
}
