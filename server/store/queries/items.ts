import { itemId, type FeedId, type ItemId } from '@/lib/domain/ids';
import type { ItemVersion } from '@/lib/domain/item';
import { instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../dialect';
import { hashKey } from '../hashKey';
import type { ItemCounts, KnownItem } from '../store';

/** Which of these identities the feed has shown before. */
export async function knownItems(db: Db, dialect: Dialect, feed: FeedId, identities: readonly string[]): Promise<Map<string, KnownItem>> {
  const byHash = new Map(identities.map((identity) => [hashKey(identity), identity]));
  const rows = await db
    .selectFrom('items')
    .select(['identity_hash', 'id', 'content_hash', 'version', 'standing'])
    .where('feed_id', '=', feed)
    .where(dialect.anyOf('identity_hash', [...byHash.keys()]))
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const identity = byHash.get(row.identity_hash);
      return identity === undefined
        ? []
        : [[identity, { id: itemId(row.id), contentHash: row.content_hash, version: row.version, kept: row.standing === 'kept' }]];
    }),
  );
}

/** Every wording of an item, the first one first. An item that was never edited has its one wording in `items` only. */
export async function itemVersions(db: Db, id: ItemId): Promise<ItemVersion[]> {
  const edited = await db
    .selectFrom('item_versions as v')
    .innerJoin('items as i', 'i.n', 'v.item_n')
    .select(['v.version', 'v.seen_at', 'v.title', 'v.summary', 'v.link'])
    .where('i.id', '=', id)
    .orderBy('v.version')
    .execute();
  const wordings =
    edited.length > 0
      ? edited
      : await db
          .selectFrom('items')
          .select(['version', 'first_seen_at as seen_at', 'title', 'summary', 'link'])
          .where('id', '=', id)
          .execute();
  return wordings.map(({ seen_at, ...wording }) => ({ ...wording, seenAt: instant(seen_at) }));
}

export async function itemCounts(db: Db): Promise<ItemCounts> {
  const sum = (column: 'kept' | 'refused' | 'duplicates') => sql<number>`COALESCE(SUM(${sql.ref(column)}), 0)`;
  const { kept, refused, duplicates } = await db
    .selectFrom('item_counts')
    .select([sum('kept').as('kept'), sum('refused').as('refused'), sum('duplicates').as('duplicates')])
    .executeTakeFirstOrThrow();
  // SUM of bigints is numeric on PostgreSQL, and arrives as text.
  const counts = { kept: Number(kept), refused: Number(refused), duplicates: Number(duplicates) };
  return { seen: counts.kept + counts.refused + counts.duplicates, ...counts };
}
