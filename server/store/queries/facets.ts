import type { FacetsAnswer } from '@/lib/protocol/news';
import { sql } from 'kysely';
import type { Db, Dialect } from '../dialect';
import { tagsIn } from '../rows';
import type { UpdateFilter } from '../store';
import { jsonRows } from './jsonRows';
import { passes } from './updateFilter';
import { groupsOfFeeds } from './volumeBy';

/** More outlets than a reader looks through. */
const MOST_OUTLETS = 60;

const FACETS = ['tags', 'directions', 'pressGroups', 'languages', 'outlets'] as const;

/** How many updates are alike in all that facets tell apart: one entry of the text that `groupsOfAlike` reads. */
type Alike = readonly [feed: string, language: string, outlet: string, direction: string, tagBits: number, updates: number];

/** See `NewsStore.facets`. Every facet leaves out another part of the filter, so all are counted from what passes the rest of it, in one go. */
export async function countFacets(db: Db, dialect: Dialect, filter: UpdateFilter): Promise<FacetsAnswer> {
  const { alike, groups } = await dialect.read(db, async (trx) => ({ alike: await countAlike(trx, dialect, filter), groups: await groupsOfFeeds(trx) }));
  const chosen = FACETS.map((facet) => filter[facet] as readonly string[] | undefined);
  const sums = FACETS.map(() => new Map<string, number>());
  let total = 0;
  for (const [feed, language, outlet, direction, tagBits, updates] of alike) {
    const keys: readonly (readonly string[])[] = [tagsIn(tagBits), [direction], [groups.get(feed) ?? ''], [language], [outlet]];
    const isOut = chosen.map((values, i) => values !== undefined && !keys[i]!.some((key) => values.includes(key)));
    const outs = isOut.filter(Boolean).length;
    if (outs === 0) total += updates;
    sums.forEach((sum, i) => {
      if (outs > (isOut[i] ? 1 : 0)) return;
      for (const key of keys[i]!) sum.set(key, (sum.get(key) ?? 0) + updates);
    });
  }
  const [tags, directions, pressGroups, languages, outlets] = sums.map((sum) => Object.fromEntries(sum));
  return { total, tags: tags!, directions: directions!, pressGroups: pressGroups!, languages: languages!, outlets: mostOf(outlets!) };
}

async function countAlike(db: Db, dialect: Dialect, filter: UpdateFilter): Promise<readonly Alike[]> {
  const { from, to, ...rest } = filter;
  const others: UpdateFilter = { ...rest, ...Object.fromEntries(FACETS.map((facet) => [facet, undefined])) };
  // Else SQLite goes through the span in the order of the list and sorts what it finds; `updates_by_facets` is sorted already.
  const at = dialect.scanned<number>('items.ordered_at');
  const columns = ['feed_id', 'language', 'outlet', 'direction', 'tag_bits'] as const;
  let counted = db
    .selectFrom('items')
    .select([...columns, sql<number>`COUNT(*)`.as('updates')])
    .where(passes(dialect, others))
    .groupBy(columns);
  if (from !== undefined) counted = counted.where(at, '>=', from);
  if (to !== undefined) counted = counted.where(at, '<', to);
  const { body } = await db
    .selectFrom(counted.as('counted'))
    .select(jsonRows(dialect, [...columns, 'updates']).as('body'))
    .executeTakeFirstOrThrow();
  return body === null ? [] : (JSON.parse(body) as Alike[]);
}

const mostOf = (outlets: Readonly<Record<string, number>>): FacetsAnswer['outlets'] =>
  Object.entries(outlets)
    .map(([outlet, updates]) => ({ outlet, updates }))
    .sort((a, b) => b.updates - a.updates || (a.outlet < b.outlet ? -1 : 1))
    .slice(0, MOST_OUTLETS);
