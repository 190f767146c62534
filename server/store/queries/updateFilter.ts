import { parseQuery } from '@/lib/search/parseQuery';
import { sql, type RawBuilder } from 'kysely';
import type { Dialect } from '../dialect';
import { tagBits } from '../rows';
import type { UpdateFilter } from '../store';
import { isUpdate } from './isUpdate';

/**
 * What `items` must be to pass the filter, as one condition. A list that is given and empty lets nothing pass.
 * A story that another one has taken stands for that one, and an update in no story stands under its own id.
 */
export function passes(dialect: Dialect, filter: UpdateFilter): RawBuilder<boolean> {
  const { query, pressGroups, feedIds, languages, tags, directions, outlets, claims, stances, storyIds, from, to } = filter;
  const words = query === undefined ? null : parseQuery(query);
  return all([
    isUpdate,
    ...(from === undefined ? [] : [sql<boolean>`items.ordered_at >= ${from}`]),
    ...(to === undefined ? [] : [sql<boolean>`items.ordered_at < ${to}`]),
    ...(languages === undefined ? [] : [dialect.anyOf('items.language', languages)]),
    ...(outlets === undefined ? [] : [dialect.anyOf('items.outlet', outlets)]),
    ...(directions === undefined ? [] : [dialect.anyOf('items.direction', directions)]),
    ...(tags === undefined ? [] : [sql<boolean>`(items.tag_bits & ${sql.lit(tagBits(tags))}) <> 0`]),
    ...(feedIds === undefined ? [] : [isOfFeed(dialect, dialect.anyOf('feeds.id', feedIds))]),
    ...(pressGroups === undefined ? [] : [isOfFeed(dialect, dialect.anyOf('feeds.press_group', pressGroups))]),
    ...(storyIds === undefined ? [] : [isInStory(dialect, storyIds)]),
    ...(claims === undefined && stances === undefined ? [] : [bearsOn(dialect, filter)]),
    ...(words === null ? [] : [dialect.matches(words)]),
  ]);
}

const isOfFeed = (dialect: Dialect, chosen: RawBuilder<boolean>) => sql<boolean>`${dialect.scanned('items.feed_id')} IN (SELECT id FROM feeds WHERE ${chosen})`;

function isInStory(dialect: Dialect, ids: readonly string[]): RawBuilder<boolean> {
  const stories = sql`SELECT id FROM stories WHERE ${dialect.anyOf('stories.id', ids)} UNION SELECT into_id FROM story_merges WHERE ${dialect.anyOf('story_merges.id', ids)}`;
  const inStory = sql`SELECT n FROM items WHERE ${isUpdate} AND items.story_id IN (${stories})`;
  const inNone = sql`SELECT n FROM items WHERE ${isUpdate} AND items.story_id IS NULL AND ${dialect.anyOf('items.id', ids)}`;
  return sql<boolean>`items.n IN (${inStory} UNION ALL ${inNone})`;
}

function bearsOn(dialect: Dialect, { claims, stances }: UpdateFilter): RawBuilder<boolean> {
  const inForce = all([
    sql<boolean>`evidence.withdrawn_at IS NULL`,
    ...(claims === undefined ? [] : [dialect.anyOf('evidence.claim_id', claims)]),
    ...(stances === undefined ? [] : [dialect.anyOf('evidence.stance', stances)]),
  ]);
  const n = claims === undefined ? dialect.scanned('items.n') : sql`items.n`;
  return sql<boolean>`${n} IN (SELECT item_n FROM evidence WHERE ${inForce})`;
}

const all = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> => sql<boolean>`${sql.join([...conditions], sql` AND `)}`;
