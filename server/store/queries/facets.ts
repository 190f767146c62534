import type { FacetsAnswer } from '@/lib/protocol/news';
import { sql } from 'kysely';
import type { Db, Dialect } from '../dialect';
import { tagsIn } from '../rows';
import type { UpdateFilter } from '../store';
import { passes } from './updateFilter';
import { countUpdates } from './updates';
import { COLUMNS, groupsOfFeeds } from './volumeBy';

/** More outlets than a reader looks through. */
const MOST_OUTLETS = 60;

/** See `NewsStore.facets`. */
export async function countFacets(db: Db, dialect: Dialect, filter: UpdateFilter): Promise<FacetsAnswer> {
  return dialect.read(db, async (trx) => {
    const by = (column: string, left: keyof UpdateFilter) => countBy(trx, dialect, { ...filter, [left]: undefined }, column);
    const groups = await groupsOfFeeds(trx);
    const outlets = await by('items.outlet', 'outlets');
    return {
      total: await countUpdates(trx, dialect, filter),
      tags: addUp(await by(COLUMNS.tag, 'tags'), (bits) => tagsIn(Number(bits))),
      directions: addUp(await by(COLUMNS.direction, 'directions'), (direction) => [direction]),
      pressGroups: addUp(await by(COLUMNS.pressGroup, 'pressGroups'), (feed) => [groups.get(feed) ?? '']),
      languages: addUp(await by(COLUMNS.language, 'languages'), (language) => [language]),
      outlets: outlets
        .sort((a, b) => b.updates - a.updates || (a.key < b.key ? -1 : 1))
        .slice(0, MOST_OUTLETS)
        .map(({ key, updates }) => ({ outlet: key, updates })),
    };
  });
}

interface Counted {
  readonly key: string;
  readonly updates: number;
}

async function countBy(db: Db, dialect: Dialect, filter: UpdateFilter, column: string): Promise<Counted[]> {
  const rows = await db
    .selectFrom('items')
    .select([sql<string | number>`${sql.ref(column)}`.as('key'), sql<number>`COUNT(*)`.as('updates')])
    .where(passes(dialect, filter))
    .groupBy(sql.ref(column))
    .execute();
  return rows.map(({ key, updates }) => ({ key: String(key), updates: Number(updates) }));
}

function addUp(counted: readonly Counted[], keysOf: (key: string) => readonly string[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { key, updates } of counted) for (const one of keysOf(key)) sums[one] = (sums[one] ?? 0) + updates;
  return sums;
}
