import type { PressGroup } from '@/lib/domain/pressGroup';
import type { Direction } from '@/lib/domain/tag';
import { INDEX_VARIANTS, type IndexVariant } from '@/lib/protocol/news';
import { BELONGS } from '@/lib/series/indexVariants';
import { dayOf, type NewsRow } from '@/lib/series/newsRow';
import { indexParts, type IndexedRow } from '@/lib/series/relationsIndex';
import { DAY, instant, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../../dialect';
import { isUpdate } from '../isUpdate';
import type { IndexPartRow } from '../../schema';

type DayRow = IndexedRow & Pick<NewsRow, 'from' | 'step'>;

/** Makes what the relations index is made of anew for these days, from all of their updates. @param moments  of the days, any number of each */
export async function refreshIndex(trx: Db, dialect: Dialect, moments: Iterable<number>): Promise<void> {
  const days = [...new Set([...moments].map((at) => dayOf(instant(at))))];
  if (days.length === 0) return;
  const parts: IndexPartRow[] = [];
  for (const day of days) {
    const rows = await rowsOf(trx, day);
    for (const variant of INDEX_VARIANTS) parts.push(...partsOf(variant, rows.filter(BELONGS[variant])));
  }
  await trx.deleteFrom('index_parts').where(dialect.anyOf('day', days)).execute();
  await dialect.insertMany(trx, 'index_parts', parts);
}

async function rowsOf(trx: Db, day: Instant): Promise<DayRow[]> {
  const rows = await trx
    .selectFrom('items')
    .innerJoin('feeds', 'feeds.id', 'items.feed_id')
    .select(['items.id', 'items.ordered_at', 'items.outlet', 'items.publisher', 'items.voice', 'items.story_id', 'items.direction'])
    .select(['items.actor_from', 'items.step', 'feeds.press_group'])
    .where(isUpdate)
    .where('items.ordered_at', '>=', day)
    .where('items.ordered_at', '<', day + DAY)
    .execute();
  return rows.map((row) => ({
    at: instant(row.ordered_at),
    storyId: row.story_id ?? row.id,
    pressGroup: row.press_group as PressGroup,
    voice: row.voice ?? row.publisher ?? row.outlet,
    direction: row.direction as Direction,
    from: row.actor_from as NewsRow['from'],
    step: row.step as NewsRow['step'],
  }));
}

function partsOf(variant: IndexVariant, rows: readonly IndexedRow[]): IndexPartRow[] {
  return indexParts(rows).map(({ day, storyId, pressGroup, publishers, thaw, freeze, updates }) => ({
    variant,
    day,
    story_id: storyId,
    press_group: pressGroup,
    publishers,
    thaw_share: thaw,
    freeze_share: freeze,
    updates,
  }));
}
